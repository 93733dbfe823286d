"""Makes figures.json: what scikit-learn says of some predictions, for tests of the read views.

    python figures.py

Made with Python 3 and the versions that figures.json names under "made_with"; nothing in it is random but by the seed.
Undefined figures are null: scikit-learn is asked with zero_division=nan.

"matrices" has a confusion matrix for each case (cells of [true class, predicted class, samples]) and the figures of it.
"scores" has labels and p(class) as floats for each case; by class the figures of the samples themselves, and those of their
log-odds in buckets of 1 / 8, where all samples of a bucket have the same score.
"""

import json
import pathlib
import platform
import warnings

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve

warnings.simplefilter("ignore")
random = np.random.default_rng(20261124)

BUCKETS_PER_UNIT = 8
CALIBRATION_BINS = 15


def defined(value):
    value = float(value)
    return None if np.isnan(value) else value


def figures(classes, true, predicted):
    """Over all classes of the data set, whether they occur or not."""
    labels = list(range(classes))
    matrix = metrics.confusion_matrix(true, predicted, labels=labels)
    cells = [[int(t), int(p), int(matrix[t, p])] for t, p in np.argwhere(matrix)]
    report = {}
    for average in (None, "micro", "macro", "weighted"):
        precision, recall, f1, support = metrics.precision_recall_fscore_support(
            true, predicted, labels=labels, average=average, zero_division=np.nan
        )
        if average is None:
            report["classes"] = [
                [defined(precision[c]), defined(recall[c]), defined(f1[c]), int(support[c])] for c in labels
            ]
        else:
            report[average] = [defined(precision), defined(recall), defined(f1)]
    return {
        "classes": classes,
        "cells": cells,
        "report": report,
        "accuracy": metrics.accuracy_score(true, predicted),
        "balanced_accuracy": metrics.balanced_accuracy_score(true, predicted),
        "matthews": metrics.matthews_corrcoef(true, predicted),
        "kappa": defined(metrics.cohen_kappa_score(true, predicted, labels=labels)),
    }


def confused(true, classes, right):
    """Predictions of which about that share is right."""
    return np.where(random.random(len(true)) < right, true, random.integers(0, classes, len(true)))


def matrices():
    ten = random.integers(0, 10, 500)
    unbalanced = random.choice(5, 400, p=[0.9, 0.05, 0.03, 0.015, 0.005])
    present = random.choice([0, 1, 3, 4], 200)
    never = confused(ten, 10, 0.6)
    binary = random.integers(0, 2, 100)
    thousand = random.integers(0, 1000, 1500)
    return {
        "ten classes": figures(10, ten, confused(ten, 10, 0.7)),
        "unbalanced": figures(5, unbalanced, confused(unbalanced, 5, 0.8)),
        "class missing": figures(5, present, confused(present, 5, 0.7)),
        "class neither there nor predicted": figures(6, present, confused(present, 5, 0.7)),
        "class never predicted": figures(10, ten, np.where(never == 4, 9, never)),
        "binary": figures(2, binary, confused(binary, 2, 0.6)),
        "one class": figures(1, np.zeros(20, int), np.zeros(20, int)),
        "one class of two": figures(2, np.zeros(20, int), np.zeros(20, int)),
        "always the same": figures(3, present[present < 3], np.zeros((present < 3).sum(), int)),
        "all wrong": figures(10, ten, (ten + 1) % 10),
        "all taken for what is not there": figures(3, np.zeros(20, int), np.ones(20, int)),
        "perfect": figures(10, ten, ten),
        "thousand classes": figures(1000, thousand, confused(thousand, 1000, 0.5)),
    }


def ranking(true, scores):
    positives = int(true.sum())
    return {
        "roc_auc": metrics.roc_auc_score(true, scores) if 0 < positives < len(true) else None,
        "average_precision": metrics.average_precision_score(true, scores) if positives > 0 else None,
    }


def curves(true, scores):
    """Of both scikit-learn leaves out no point."""
    fpr, tpr, _ = metrics.roc_curve(true, scores, drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(true, scores)
    return {"roc": [fpr.tolist(), tpr.tolist()], "precision_recall": [recall.tolist(), precision.tolist()]}


def judged(labels, p):
    """p: samples × classes, of type float32."""
    p = p.astype(np.float32).astype(np.float64)
    with np.errstate(divide="ignore"):
        log_odds = np.log(p / (1 - p))
    buckets = np.floor(np.clip(log_odds, -104, 104) * BUCKETS_PER_UNIT)
    by_class = []
    for c in range(p.shape[1]):
        true = labels == c
        figure = {"exact": ranking(true, p[:, c]), "bucketed": ranking(true, buckets[:, c])}
        if 0 < true.sum() < len(true):
            figure["curves"] = curves(true, buckets[:, c])
        by_class.append(figure)
    confidence = p.max(axis=1)
    correct = p.argmax(axis=1) == labels
    accuracy, mean = calibration_curve(correct, confidence, n_bins=CALIBRATION_BINS)
    bins = np.bincount(np.searchsorted(np.linspace(0, 1, CALIBRATION_BINS + 1)[1:-1], confidence))
    shares = bins[bins > 0] / len(labels)
    return {
        "labels": labels.tolist(),
        "p": [[float(str(np.float32(value))) for value in row] for row in p],
        "classes": by_class,
        "calibration": {
            "accuracy": accuracy.tolist(),
            "confidence": mean.tolist(),
            "expected_error": float(np.sum(shares * np.abs(accuracy - mean))),
            "largest_error": float(np.abs(accuracy - mean).max()),
        },
    }


def softmax(logits):
    exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
    return exponents / exponents.sum(axis=1, keepdims=True)


def classified(samples, classes, present, sharpness):
    labels = random.choice(present, samples)
    logits = random.normal(0, 1, (samples, classes)) + 1.5 * (labels[:, None] == np.arange(classes))
    return judged(labels, softmax(sharpness * logits))


def scores():
    return {
        "ten classes": classified(250, 10, range(10), 1.5),
        "binary": classified(200, 2, range(2), 1),
        "class missing": classified(150, 3, [0, 2], 1),
        "one class": classified(30, 2, [0], 1),
        "so certain that p is 0 or 1": classified(200, 3, range(3), 60),
        "all the same": judged(random.integers(0, 2, 40), np.full((40, 2), 0.5)),
    }


made = {
    "made_with": {
        "python": platform.python_version(),
        "scikit-learn": sklearn.__version__,
        "numpy": np.__version__,
    },
    "matrices": matrices(),
    "scores": scores(),
}
page = pathlib.Path(__file__).with_name("figures.json")
page.write_text(json.dumps(made, separators=(",", ":"), allow_nan=False) + "\n")
