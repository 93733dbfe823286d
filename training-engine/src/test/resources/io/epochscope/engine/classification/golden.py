"""Writes golden.csv: PyTorch's cross-entropy of four samples of three classes, and its gradient by the logits.

    python golden.py > golden.csv

A line for each smoothing with and without class weights: the loss, then the gradient row by row. Made with torch 2.7.1.
"""

import csv
import sys

import torch

LOGITS = [[1.0, -0.5, 0.25], [0.0, 2.0, -1.0], [-1.5, 0.5, 3.0], [0.75, 0.75, -0.25]]
LABELS = [0, 2, 2, 1]
WEIGHTS = [0.5, 2.0, 3.0]

writer = csv.writer(sys.stdout, lineterminator="\n")
for smoothing in (0.0, 0.1, 0.4):
    for weights in (None, torch.tensor(WEIGHTS)):
        logits = torch.tensor(LOGITS, requires_grad=True)
        loss = torch.nn.CrossEntropyLoss(weight=weights, label_smoothing=smoothing)(logits, torch.tensor(LABELS))
        loss.backward()
        writer.writerow([smoothing, weights is not None, loss.item(), *logits.grad.flatten().tolist()])
