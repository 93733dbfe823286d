"""Writes golden.csv: what fastai's lr_find makes of the losses of a rate-range test.

    python golden.py > golden.csv

The formulas are those of fastai 2.7 (fastai/learner.py: AvgSmoothLoss; fastai/callback/schedule.py: LRFinder, lr_find,
valley, steep, minimum), written anew for numpy 2: the longest decreasing subsequence by comparing each loss with all
before it. Rates are those of epochscope, which reach the highest with the last step.

Lines of each case: `range` with from, to, steps, smoothing and divergence; `losses` as they come; `smoothed`, which
ends where the test does; `suggested` with valley, steepest and minimum.
"""

import csv
import sys

import numpy as np


def falling_then_diverging(steps, seed, noise, best, width):
    """A loss that falls around step `best` and rises ever faster after it."""
    at = np.arange(steps)
    fall = 2.3 - 1.8 / (1 + np.exp(-(at - best + width) / (width / 4)))
    rise = np.exp((at - best - width / 2) / (steps / 40)) * 0.05
    return fall + rise + np.random.default_rng(seed).normal(0, noise, steps)


def smooth(losses, smoothing, divergence, unjudged):
    smoothed, mean, lowest = [], 0.0, np.inf
    for count, loss in enumerate(losses, start=1):
        mean = loss * (1 - smoothing) + mean * smoothing
        smoothed.append(mean / (1 - smoothing**count))
        lowest = min(lowest, smoothed[-1])
        if count > unjudged and smoothed[-1] > divergence * lowest:
            break
    return np.array(smoothed)


def valley(rates, losses):
    lengths = np.ones(len(losses), dtype=int)
    for i in range(1, len(losses)):
        higher = losses[:i] > losses[i]
        if higher.any():
            lengths[i] = 1 + lengths[:i][higher].max()
    end = int(lengths.argmax())
    third = lengths[end] / 3
    return rates[end - lengths[end] + int(third) + int(third / 2)]


def steepest(rates, losses):
    return rates[np.argmin(np.diff(losses) / np.diff(np.log(rates)))]


def minimum(rates, losses):
    return rates[losses.argmin()] / 10


CASES = {
    # name: from, to, steps, smoothing, divergence, losses
    "standard": (1e-7, 10, 100, 0.98, 4, falling_then_diverging(100, 1, 0.05, 70, 30)),
    "noisy": (1e-7, 10, 100, 0.98, 4, falling_then_diverging(100, 2, 0.4, 65, 25)),
    "fine": (1e-6, 1, 400, 0.98, 4, falling_then_diverging(400, 3, 0.1, 250, 120)),
    "hardly-smoothed": (1e-5, 1, 150, 0.5, 6, falling_then_diverging(150, 4, 0.05, 100, 40)),
    "not-smoothed": (1e-5, 1, 60, 0.0, 3, falling_then_diverging(60, 5, 0.02, 40, 15)),
    "to-the-end": (1e-7, 1e-2, 100, 0.9, 4, falling_then_diverging(200, 6, 0.05, 120, 60)[:100]),
}

writer = csv.writer(sys.stdout, lineterminator="\n")
for name, (lowest, highest, steps, smoothing, divergence, losses) in CASES.items():
    rates = lowest * (highest / lowest) ** (np.arange(steps) / (steps - 1))
    smoothed = smooth(losses, smoothing, divergence, steps // 10)
    taken = slice(steps // 10, len(smoothed) - 5)
    suggested = [method(rates[taken], smoothed[taken]) for method in (valley, steepest, minimum)]
    writer.writerow([name, "range", lowest, highest, steps, smoothing, divergence])
    writer.writerow([name, "losses", *losses.tolist()])
    writer.writerow([name, "smoothed", *smoothed.tolist()])
    writer.writerow([name, "suggested", *map(float, suggested)])
