"""What scikit-learn says of exported scores, as JSON; undefined figures are null.

    python scikit_learn.py                        the version of scikit-learn
    python scikit_learn.py scores.csv CLASSES     figures by name
"""

import csv
import json
import sys
import warnings

try:
    import numpy as np
    import sklearn
    from sklearn import metrics
    from sklearn.calibration import calibration_curve
except ImportError as missing:
    sys.exit(str(missing))

BINS = 15

# Of what is undefined, which is asked for.
warnings.simplefilter("ignore")


def read(file):
    with open(file, newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    label = np.array([int(row["label"]) for row in rows])
    predicted = np.array([int(row["predicted"]) for row in rows])
    # Decimals of floats: the float first, and only then the double of the same value.
    p = np.array([row["pPredicted"] for row in rows]).astype(np.float32).astype(np.float64)
    return label, predicted, p


def report(label, predicted, classes):
    labels = list(range(classes))
    figures = {
        "samples": len(label),
        "accuracy": metrics.accuracy_score(label, predicted),
        "balanced accuracy": metrics.balanced_accuracy_score(label, predicted),
        "error rate": metrics.zero_one_loss(label, predicted),
        "matthews": metrics.matthews_corrcoef(label, predicted),
        "kappa": metrics.cohen_kappa_score(label, predicted, labels=labels),
    }
    for average in ("micro", "macro", "weighted"):
        values = metrics.precision_recall_fscore_support(
            label, predicted, labels=labels, average=average, zero_division=np.nan
        )
        for name, value in zip(("precision", "recall", "f1"), values):
            figures[f"{name} {average}"] = value
    values = metrics.precision_recall_fscore_support(label, predicted, labels=labels, zero_division=np.nan)
    for name, by_class in zip(("precision", "recall", "f1", "support"), values):
        for c in labels:
            figures[f"class {c} {name}"] = by_class[c]
    for c, ((tn, fp), (fn, tp)) in enumerate(metrics.multilabel_confusion_matrix(label, predicted, labels=labels)):
        figures[f"class {c} predicted"] = tp + fp
        figures[f"class {c} true positives"] = tp
        figures[f"class {c} false positives"] = fp
        figures[f"class {c} false negatives"] = fn
        figures[f"class {c} true negatives"] = tn
    matrix = metrics.confusion_matrix(label, predicted, labels=labels)
    for t, p in np.argwhere(matrix):
        figures[f"cell {t} {p}"] = matrix[t, p]
    return figures | lines(label, predicted, labels)


def lines(label, predicted, labels):
    """The report as it is printed, line by line. That of the accuracy has it in the column of f1."""
    printed = metrics.classification_report(label, predicted, labels=labels, output_dict=True, zero_division=np.nan)
    figures = {}
    for position, line in enumerate(printed.values()):
        if not isinstance(line, dict):
            line = {"precision": np.nan, "recall": np.nan, "f1-score": line, "support": len(label)}
        for name in ("precision", "recall", "f1-score", "support"):
            figures[f"line {position} {name.removesuffix('-score')}"] = line[name]
    return figures


def calibration(correct, p):
    if len(p) == 0:
        return {"expected calibration error": np.nan, "maximum calibration error": np.nan, "mean confidence": np.nan}
    accuracy, confidence = calibration_curve(correct, p, n_bins=BINS)
    # The bins of calibration_curve, which does not tell how many samples they have.
    samples = np.bincount(np.searchsorted(np.linspace(0, 1, BINS + 1)[1:-1], p))
    distance = np.abs(accuracy - confidence)
    return {
        "expected calibration error": np.average(distance, weights=samples[samples > 0]),
        "maximum calibration error": distance.max(),
        "mean confidence": p.mean(),
    }


def plain(figures):
    return {name: None if np.isnan(value) else float(value) for name, value in figures.items()}


def main(file, classes):
    label, predicted, p = read(file)
    there = ~np.isnan(p)
    json.dump(
        {
            "report": plain(report(label, predicted, classes)),
            "calibration": plain(calibration((label == predicted)[there], p[there])),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    if len(sys.argv) == 1:
        print(sklearn.__version__)
    else:
        main(sys.argv[1], int(sys.argv[2]))
