"""Writes golden.csv: the rates of PyTorch's schedulers over 100 epochs, from a rate of 0.1.

    python golden.py > golden.csv

A warm-up of 5 is LinearLR before the schedule in a SequentialLR; before ReduceLROnPlateau, which that does not take, it
is LinearLR by itself, and the plateau is asked from epoch 6 on. The metric of the plateau is METRIC, of epochs 1, 2, ….
Made with torch 2.7.1.
"""

import csv
import math
import sys
import warnings

import torch
from torch.optim import lr_scheduler as lr

warnings.simplefilter("ignore")
EPOCHS = 100
RATE = 0.1
WARM_UP = 5
METRIC = [1 / math.sqrt(epoch) + 0.1 * math.sin(epoch) for epoch in range(1, EPOCHS + 1)]

CASES = {
    "constant": lambda o: lr.ConstantLR(o, factor=1.0),
    "step": lambda o: lr.StepLR(o, step_size=7, gamma=0.5),
    "multi-step": lambda o: lr.MultiStepLR(o, milestones=[10, 30, 31, 80], gamma=0.3),
    "exponential": lambda o: lr.ExponentialLR(o, gamma=0.95),
    "cosine": lambda o: lr.CosineAnnealingLR(o, T_max=100),
    "cosine-short": lambda o: lr.CosineAnnealingLR(o, T_max=30, eta_min=0.01),
    "restarts": lambda o: lr.CosineAnnealingWarmRestarts(o, T_0=10),
    "restarts-longer": lambda o: lr.CosineAnnealingWarmRestarts(o, T_0=7, T_mult=2, eta_min=0.001),
    "polynomial": lambda o: lr.PolynomialLR(o, total_iters=100),
    "polynomial-short": lambda o: lr.PolynomialLR(o, total_iters=60, power=2.5),
    "one-cycle": lambda o: lr.OneCycleLR(o, max_lr=RATE, total_steps=EPOCHS, cycle_momentum=False),
    "one-cycle-three": lambda o: lr.OneCycleLR(
        o, max_lr=RATE, total_steps=EPOCHS, pct_start=0.4, anneal_strategy="linear", div_factor=10,
        final_div_factor=100, three_phase=True, cycle_momentum=False),
    "plateau": lambda o: lr.ReduceLROnPlateau(o, patience=3),
    "plateau-max": lambda o: lr.ReduceLROnPlateau(
        o, mode="max", factor=0.5, patience=1, threshold=0.01, threshold_mode="abs", cooldown=4, min_lr=0.003),
    "warm-up-constant": lambda o: warm(o, lr.ConstantLR(o, factor=1.0)),
    "warm-up-step": lambda o: warm(o, lr.StepLR(o, step_size=7, gamma=0.5)),
    "warm-up-multi-step": lambda o: warm(o, lr.MultiStepLR(o, milestones=[10, 30, 31, 80], gamma=0.3)),
    "warm-up-exponential": lambda o: warm(o, lr.ExponentialLR(o, gamma=0.95)),
    "warm-up-cosine": lambda o: warm(o, lr.CosineAnnealingLR(o, T_max=EPOCHS - WARM_UP), 0.01),
    "warm-up-restarts": lambda o: warm(o, lr.CosineAnnealingWarmRestarts(o, T_0=10)),
    "warm-up-polynomial": lambda o: warm(o, lr.PolynomialLR(o, total_iters=EPOCHS - WARM_UP)),
    "warm-up-plateau": None,
}


def warm(optimizer, schedule, start=1 / 3):
    return lr.SequentialLR(
        optimizer, [lr.LinearLR(optimizer, start_factor=start, total_iters=WARM_UP), schedule], [WARM_UP])


def optimizer():
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=RATE)


def rates(make):
    moved = optimizer()
    schedule = make(moved)
    for epoch in range(EPOCHS):
        yield moved.param_groups[0]["lr"]
        moved.step()
        if isinstance(schedule, lr.ReduceLROnPlateau):
            schedule.step(METRIC[epoch])
        elif epoch < EPOCHS - 1:
            schedule.step()


def warm_plateau():
    moved = optimizer()
    plateau = lr.ReduceLROnPlateau(moved, patience=3)
    linear = lr.LinearLR(moved, total_iters=WARM_UP)
    for epoch in range(EPOCHS):
        yield moved.param_groups[0]["lr"]
        moved.step()
        if epoch < WARM_UP:
            linear.step()
        else:
            plateau.step(METRIC[epoch])


columns = {name: list(rates(make)) if make else list(warm_plateau()) for name, make in CASES.items()}
writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow(["epoch", "metric", *columns])
for epoch in range(EPOCHS):
    writer.writerow([epoch + 1, METRIC[epoch], *(column[epoch] for column in columns.values())])
