"""Makes figures.json: what SciPy says of Welch's test and of the incomplete beta function, and what TensorBoard's own
arithmetic says of smoothed curves, for tests of the read views.

    python figures.py

Made with Python 3 and the versions that figures.json names under "made_with"; nothing in it is random but by the seed.
Smoothing is TensorBoard's classicSmoothing (tensorboard/webapp/widgets/line_chart_v2/data_transformer.ts), which is
TypeScript.
"""

import json
import math
import pathlib
import platform

import numpy as np
import scipy
from scipy import special, stats

random = np.random.default_rng(20261127)


def welch(first, second):
    result = stats.ttest_ind(second, first, equal_var=False)
    return {
        "first": list(map(float, first)),
        "second": list(map(float, second)),
        "t": float(result.statistic),
        "freedom": float(result.df),
        "p": float(result.pvalue),
    }


def smoothed(values, weight):
    last = 0.0
    seen = 0
    result = []
    for value in values:
        if not math.isfinite(value):
            result.append(value)
            continue
        last = last * weight + (1 - weight) * value
        seen += 1
        result.append(last / (1 - weight**seen))
    return result


def text(values):
    return [str(value) if not math.isfinite(value) else value for value in values]


tests = {
    "two of each": welch([0.971, 0.9695], [0.9655, 0.9675]),
    "three of each, apart": welch([0.9705, 0.9655, 0.966], [0.9695, 0.9705, 0.969]),
    "three and five": welch(random.normal(0.18, 0.01, 3), random.normal(0.13, 0.004, 5)),
    "one sample that hardly varies": welch([1, 1 + 1e-9, 1 - 1e-9], [1.5, 2, 4]),
    "far apart": welch([1, 1.001, 0.999, 1.0005], [100, 100.001, 99.999]),
    "the same means": welch([1, 2, 3], [0, 2, 4]),
    "many": welch(random.normal(0, 1, 200), random.normal(0.1, 2, 300)),
    "large numbers": welch(random.normal(1e9, 1e3, 6), random.normal(1e9 + 1500, 3e3, 4)),
}
betas = [
    [float(x), float(a), float(b), float(special.betainc(a, b, x))]
    for a in (0.5, 1, 2.007, 15, 400)
    for b in (0.5, 3)
    for x in (1e-12, 1e-3, 0.2, 0.5, 0.9, 0.999, 1 - 1e-9)
]
curve = [2, 1.5, 1.75, math.nan, 1.25, 1.5, math.inf, 1, 0.75, -math.inf, 0.875, 0.5]

pathlib.Path(__file__).with_name("figures.json").write_text(
    json.dumps(
        {
            "made_with": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__},
            "welch": tests,
            "incomplete_beta": betas,
            "smoothed": [
                {"weight": weight, "values": text(curve), "smoothed": text(smoothed(curve, weight))}
                for weight in (0, 0.6, 0.9, 0.99)
            ],
        },
        indent=1,
    )
    + "\n"
)
