"""Makes scores.json, what scikit-learn says of the predictions of made-up classifiers: python3 scores.py > scores.json

Probabilities are floats, as Epochscope publishes them; scikit-learn gets them widened to doubles. Samples whose
probabilities are NaN are predicted as class 0 (as PyTorch's argmax says) and take no part in curves and calibration.
"""

import json
import sys
import warnings

import numpy
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.metrics import average_precision_score, confusion_matrix, roc_auc_score

BINS = 15


def log_softmax(logits):
    shifted = logits - logits.max(axis=1, keepdims=True)
    return (shifted - numpy.log(numpy.exp(shifted).sum(axis=1, keepdims=True))).astype(numpy.float32)


def judge(name, logits, labels):
    samples, classes = logits.shape
    log_probabilities = log_softmax(logits.astype(numpy.float32))
    probabilities = numpy.exp(log_probabilities.astype(numpy.float64)).astype(numpy.float32).astype(numpy.float64)
    known = ~numpy.isnan(probabilities).any(axis=1)
    predicted = numpy.where(known, numpy.nan_to_num(log_probabilities, nan=0).argmax(axis=1), 0)
    sure = probabilities[numpy.arange(samples), predicted][known]
    right = (predicted == labels)[known].astype(int)
    accuracy, confidence = calibration_curve(right, sure, n_bins=BINS, strategy="uniform")
    bins = numpy.searchsorted(numpy.linspace(0, 1, BINS + 1)[1:-1], sure)
    counts = numpy.bincount(bins, minlength=BINS)
    counts = counts[counts > 0]
    gaps = numpy.abs(accuracy - confidence)

    def ranking(score, of_class):
        truth = (labels == of_class)[known]
        if truth.all() or not truth.any():
            return None
        return score(truth, probabilities[known, of_class])

    return {
        "name": name,
        "classes": classes,
        "labels": labels.tolist(),
        "log_probabilities": [None if numpy.isnan(p) else float("%.9g" % p) for p in log_probabilities.ravel()],
        "confusion": confusion_matrix(labels, predicted, labels=range(classes)).ravel().tolist(),
        "roc_auc": [ranking(roc_auc_score, c) for c in range(classes)],
        "average_precision": [ranking(average_precision_score, c) for c in range(classes)],
        "bins": sorted(set(bins.tolist())),
        "bin_accuracy": accuracy.tolist(),
        "bin_confidence": confidence.tolist(),
        "expected_calibration_error": float((counts * gaps).sum() / counts.sum()),
        "maximum_calibration_error": float(gaps.max()),
    }


def noisy(random, labels, classes, signal, scale=1.0):
    logits = random.normal(size=(len(labels), classes))
    logits[numpy.arange(len(labels)), labels] += signal
    return logits * scale


def main():
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", message="A single label was found")
    random = numpy.random.default_rng(6)
    cases = []

    labels = random.integers(0, 3, 300)
    cases.append(judge("balanced", noisy(random, labels, 3, 1.5), labels))

    labels = random.choice(5, 400, p=[0.9, 0.06, 0.03, 0.01, 0])
    logits = noisy(random, labels, 5, 1.0)
    logits[:, 3] -= 30
    cases.append(judge("unbalanced, class 3 never predicted, class 4 without samples", logits, labels))

    labels = random.integers(0, 4, 300)
    cases.append(judge("ties", numpy.round(noisy(random, labels, 4, 1.0)), labels))

    labels = random.integers(0, 3, 200)
    logits = noisy(random, labels, 3, 1.0)
    logits[random.choice(200, 17, replace=False)] = numpy.nan
    cases.append(judge("not a number", logits, labels))

    labels = random.integers(0, 3, 200)
    cases.append(judge("certain to the last bit", noisy(random, labels, 3, 1.0, 60.0), labels))

    labels = random.integers(0, 2, 300)
    cases.append(judge("two classes, nearly perfect", noisy(random, labels, 2, 4.0, 2.0), labels))

    labels = numpy.zeros(50, dtype=int)
    cases.append(judge("one class", noisy(random, labels, 1, 1.0), labels))

    labels = random.integers(0, 100, 150)
    cases.append(judge("a hundred classes", noisy(random, labels, 100, 3.0), labels))

    versions = {"python": sys.version.split()[0], "numpy": numpy.__version__, "scikit-learn": sklearn.__version__}
    json.dump({"made_by": "scores.py", "versions": versions, "cases": cases}, sys.stdout)
    print()


main()
