"""Makes golden.json: what scikit-learn and numpy say of generated predictions, and how far a line gets.

Run with Python 3 and scikit-learn; the versions are written into the file. The build only reads the result.
"""
import json
import platform
from pathlib import Path

import numpy
import sklearn
from sklearn.datasets import make_friedman1
from sklearn.linear_model import LinearRegression
from sklearn.metrics import (mean_absolute_error, mean_squared_error, median_absolute_error, r2_score,
                             root_mean_squared_error)

DELTA = 0.7


def case(name, target, prediction):
    # Single precision is what is published; the figures are computed of it in double precision.
    target = numpy.asarray(target, numpy.float32).astype(numpy.float64)
    prediction = numpy.asarray(prediction, numpy.float32).astype(numpy.float64)
    residual = prediction - target
    order = numpy.lexsort((prediction, target))
    tenth_of_rank = numpy.arange(len(target)) * 10 // len(target)
    tenths = []
    for tenth in range(10):
        members = order[tenth_of_rank == tenth]
        if len(members):
            of_tenth = residual[members]
            zero = numpy.zeros(len(members))
            tenths.append({
                "tenth": tenth, "samples": len(members),
                "lowest": target[members].min(), "highest": target[members].max(),
                "mean": of_tenth.mean(), "median": float(numpy.median(of_tenth)),
                "meanAbsolute": mean_absolute_error(zero, of_tenth),
                "rootMeanSquare": root_mean_squared_error(zero, of_tenth)})
    distance = numpy.abs(residual)
    huber = numpy.where(distance <= DELTA, residual ** 2 / 2, DELTA * (distance - DELTA / 2))
    r2 = r2_score(target, prediction, force_finite=False) if len(target) > 1 else float("nan")
    return {
        "name": name, "target": target.tolist(), "prediction": prediction.tolist(),
        "mae": mean_absolute_error(target, prediction), "rmse": root_mean_squared_error(target, prediction),
        "r2": r2 if numpy.isfinite(r2) else None, "medianAbsoluteError": median_absolute_error(target, prediction),
        "deciles": numpy.percentile(residual, numpy.arange(0, 101, 10)).tolist(), "tenths": tenths,
        "mse": mean_squared_error(target, prediction), "huber": huber.mean()}


def main():
    random = numpy.random.default_rng(20240229)
    target = random.normal(50, 12, 997)
    ties = random.integers(0, 4, 203)
    features, value = make_friedman1(4000, n_features=10, noise=1, random_state=1)
    line = LinearRegression().fit(features[:2800], value[:2800])
    golden = {
        "made with": {"python": platform.python_version(), "scikit-learn": sklearn.__version__,
                      "numpy": numpy.__version__},
        "delta": DELTA,
        "cases": [
            case("997 predictions with heavy tails", target, target + random.standard_t(3, 997)),
            case("truths alike in many samples", ties, ties + random.normal(0.2, 0.5, 203)),
            case("fewer than ten samples", [3, 1, 2, 8, 5, 13, 0.5], [2.5, 1.5, 2, 9, 4, 11, 0]),
            case("a constant target", [4, 4, 4], [4.5, 3, 4]),
            case("one sample", [2], [2.75]),
            case("far from zero", 1e6 + random.normal(0, 3, 50), 1e6 + random.normal(0, 3, 50))],
        # No linear model of Friedman's first function gets further: what is left is curved.
        "linear r2 on friedman1": r2_score(value[3400:], line.predict(features[3400:]))}
    Path(__file__).with_name("golden.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
