"""Writes the log directory of a short training as Keras' TensorBoard callback does, by TensorBoard's own writer:

    pip install tensorboard==2.21.0
    python logs.py logs.zip

Three epochs in folders train and validation: epoch_loss, epoch_accuracy and epoch_learning_rate by epoch (from 0), in train a
value by step, a histogram, an image and a text.
"""

import os
import sys
import tempfile
import zipfile

import numpy as np
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.plugins.histogram import summary_v2 as histogram
from tensorboard.plugins.scalar import summary_v2 as scalar
from tensorboard.plugins.text import summary_v2 as text
from tensorboard.summary.writer.event_file_writer import EventFileWriter

TIME = 1_800_000_000
LOSSES = {"train": [1.5, 0.75, 0.375], "validation": [1.25, 0.5, 0.625]}
ACCURACIES = {"train": [0.25, 0.5, 0.75], "validation": [0.5, 0.625, 0.6]}
RATES = [0.1, 0.01, 0.001]


def write(folder, split):
    writer = EventFileWriter(folder)

    def add(step, summary):
        writer.add_event(Event(wall_time=TIME + step, step=step, summary=summary))

    for epoch in range(3):
        add(epoch, scalar.scalar_pb("epoch_loss", LOSSES[split][epoch]))
        add(epoch, scalar.scalar_pb("epoch_accuracy", ACCURACIES[split][epoch]))
        if split == "train":
            add(epoch, scalar.scalar_pb("epoch_learning_rate", RATES[epoch]))
    if split == "train":
        for step in range(5):
            add(step, Summary(value=[Summary.Value(tag="batch_loss", simple_value=2 - step / 4)]))
        add(0, histogram.histogram_pb("dense/kernel", np.linspace(-1, 1, 50)))
        add(0, text.text_pb("notes", "a text"))
        image = Summary.Image(height=1, width=1, colorspace=1, encoded_image_string=b"not looked at")
        add(0, Summary(value=[Summary.Value(tag="digit", image=image)]))
    writer.close()


def main(target):
    with tempfile.TemporaryDirectory() as logs, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for split in ["train", "validation"]:
            folder = os.path.join(logs, split)
            write(folder, split)
            for name in os.listdir(folder):
                with open(os.path.join(folder, name), "rb") as file:
                    entry = zipfile.ZipInfo(f"{split}/events.out.tfevents.{TIME}.golden.v2", (2027, 1, 15, 8, 0, 0))
                    archive.writestr(entry, file.read())


if __name__ == "__main__":
    main(sys.argv[1])
