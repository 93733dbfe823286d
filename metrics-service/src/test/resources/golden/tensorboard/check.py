"""Reads a run that was exported for TensorBoard with TensorBoard itself, and compares it with the run's tables:

    pip install tensorboard==2.21.0
    curl -O "$RUN/export/tensorboard.zip"; curl -O "$RUN/export/metrics.csv" -O "$RUN/export/steps.csv" -O "$RUN/export/histograms.csv"
    python check.py tensorboard.zip metrics.csv steps.csv histograms.csv

Ends with status 1 if a number is missing or not the same to the 32 bits that scalars of TensorBoard have.
"""

import collections
import csv
import math
import sys
import tempfile
import zipfile

import numpy as np
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


def same(left, right):
    return left == right or (math.isnan(left) and math.isnan(right))


def rows(file):
    with open(file, newline="") as lines:
        yield from csv.DictReader(lines)


def metric_tag(row):
    return f"{row['metric']}/{row['split']}" if row["split"] else f"epoch/{row['metric']}"


def compare_scalars(events, expected, kind):
    wrong = 0
    for tag, values in expected.items():
        read = {event.step: event.value for event in events.Scalars(tag)}
        wrong += sum(1 for step, value in values.items() if step not in read or not same(read[step], float(np.float32(value))))
        wrong += sum(1 for step in read if step not in values)
    print(f"{kind}: {len(expected)} tags, {sum(map(len, expected.values()))} numbers, {wrong} not the same")
    return wrong


def compare_histograms(events, file):
    """The upper bounds and counts of all buckets; zeros lie in the bucket around zero."""
    expected = collections.defaultdict(lambda: collections.defaultdict(list))
    for row in rows(file):
        tag = "/".join(part for part in [row["layer"], row["tensor"], row["kind"], row["split"]] if part)
        low, high = float(row["low"]), float(row["high"])
        expected[tag][int(row["step"])].append(("zeros" if low == high else high, int(row["count"])))
    wrong = 0
    for tag, steps in expected.items():
        read = {event.step: event.histogram_value for event in events.Histograms(tag)}
        for step, buckets in steps.items():
            bounds = [high for high, count in buckets if high != "zeros"]
            found = []
            for limit, count in zip(read[step].bucket_limit, read[step].bucket):
                if count > 0:
                    found.append((limit if limit in bounds else "zeros", int(count)))
            wrong += found != buckets
    print(f"histograms: {sum(map(len, expected.values()))}, {wrong} not the same")
    return wrong


def main(archive, metrics, steps, histograms):
    with tempfile.TemporaryDirectory() as logs:
        zipfile.ZipFile(archive).extractall(logs)
        events = EventAccumulator(logs + "/" + zipfile.ZipFile(archive).namelist()[0], size_guidance={"scalars": 0, "tensors": 0, "histograms": 0})
        events.Reload()
        by_epoch = collections.defaultdict(dict)
        for row in rows(metrics):
            by_epoch[metric_tag(row)][int(row["epoch"])] = float(row["value"])
        by_step = collections.defaultdict(dict)
        for row in rows(steps):
            by_step["steps/" + row["name"]][int(row["step"])] = float(row["value"])
        wrong = compare_scalars(events, by_epoch, "metrics") + compare_scalars(events, by_step, "steps")
        wrong += compare_histograms(events, histograms)
        images = sum(
            len(events.Tensors(tag))
            for tag in events.Tags()["tensors"]
            if events.SummaryMetadata(tag).plugin_data.plugin_name == "images"
        )
        print(f"images: {images}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
