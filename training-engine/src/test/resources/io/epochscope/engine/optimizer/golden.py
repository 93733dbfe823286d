"""Writes golden.csv: how PyTorch's optimizers move a weight of three numbers and a bias over 20 steps.

    python golden.py > golden.csv

The model is a line in three variables, the loss its mean squared error, all in float32 on the CPU. From step 11 on the
rate is halved. Weight decay and L1 are for the weight, not for the bias. Made with torch 2.7.1.
"""

import csv
import sys

import torch

STEPS = 20
FEATURES = [[0.5, -1.0, 2.0], [1.5, 0.25, -0.5], [-2.0, 1.0, 0.75], [0.0, 2.0, -1.25], [1.0, -0.5, -1.5], [-0.75, 0.5, 1.0]]
TARGETS = [1.0, -2.0, 0.5, 3.0, -1.0, 0.25]
WEIGHT = [0.3, -0.6, 0.9]
BIAS = [0.1]

nn = torch.nn.utils
CASES = {
    "sgd": (torch.optim.SGD, dict(lr=0.05), {}),
    "sgd-momentum": (torch.optim.SGD, dict(lr=0.05, momentum=0.9), {}),
    "sgd-dampening": (torch.optim.SGD, dict(lr=0.05, momentum=0.9, dampening=0.3), {}),
    "sgd-nesterov": (torch.optim.SGD, dict(lr=0.05, momentum=0.8, nesterov=True), {}),
    "sgd-decay": (torch.optim.SGD, dict(lr=0.05, momentum=0.9, weight_decay=0.1), {}),
    "sgd-l1": (torch.optim.SGD, dict(lr=0.05), dict(l1=0.05)),
    "sgd-clip-norm": (torch.optim.SGD, dict(lr=0.05, momentum=0.9), dict(norm=0.5)),
    "sgd-clip-value": (torch.optim.SGD, dict(lr=0.05), dict(value=0.2)),
    "adam": (torch.optim.Adam, dict(lr=0.05), {}),
    "adam-epsilon": (torch.optim.Adam, dict(lr=0.05, betas=(0.8, 0.99), eps=0.1), {}),
    "adam-decay": (torch.optim.Adam, dict(lr=0.05, weight_decay=0.1), {}),
    "adam-clip-norm": (torch.optim.Adam, dict(lr=0.05), dict(norm=0.5)),
    "adamw": (torch.optim.AdamW, dict(lr=0.05, weight_decay=0.1), {}),
    "adamw-l1-all": (torch.optim.AdamW, dict(lr=0.05, weight_decay=0.1), dict(l1=0.05, biases=True)),
    "rmsprop": (torch.optim.RMSprop, dict(lr=0.05), {}),
    "rmsprop-momentum": (torch.optim.RMSprop, dict(lr=0.01, alpha=0.9, momentum=0.9), {}),
    "rmsprop-centered": (torch.optim.RMSprop, dict(lr=0.01, alpha=0.9, eps=1e-3, centered=True, weight_decay=0.1), {}),
    "adagrad": (torch.optim.Adagrad, dict(lr=0.1), {}),
    "adagrad-decay": (
        torch.optim.Adagrad,
        dict(lr=0.1, lr_decay=0.1, initial_accumulator_value=0.5, weight_decay=0.1),
        {},
    ),
}


def rows(name, kind, arguments, extra):
    features, targets = torch.tensor(FEATURES), torch.tensor(TARGETS)
    weight = torch.tensor(WEIGHT, requires_grad=True)
    bias = torch.tensor(BIAS, requires_grad=True)
    decay = arguments.get("weight_decay", 0)
    groups = [dict(params=[weight]), dict(params=[bias], weight_decay=decay if extra.get("biases") else 0)]
    optimizer = kind(groups, **arguments)
    for step in range(1, STEPS + 1):
        if step == 11:
            for group in optimizer.param_groups:
                group["lr"] = arguments["lr"] / 2
        optimizer.zero_grad()
        ((features @ weight + bias - targets) ** 2).mean().backward()
        if "value" in extra:
            nn.clip_grad_value_([weight, bias], extra["value"])
        if "norm" in extra:
            nn.clip_grad_norm_([weight, bias], extra["norm"])
        if "l1" in extra:
            weight.grad.add_(weight.detach().sign(), alpha=extra["l1"])
            if extra.get("biases"):
                bias.grad.add_(bias.detach().sign(), alpha=extra["l1"])
        optimizer.step()
        yield [name, step, *weight.tolist(), *bias.tolist()]


writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow(["case", "step", "weight0", "weight1", "weight2", "bias"])
for name, (kind, arguments, extra) in CASES.items():
    writer.writerows(rows(name, kind, arguments, extra))
