"""The AlexNet of the gallery (src/examples/alexnet.ts) in PyTorch, in float64.

Debian's python3-torch 1.13.1 and python3-numpy; from the root of the repository:
/usr/bin/python3 scripts/reference/alexnet.py > src/examples/reference/alexnet.json
npx prettier --write src/examples/reference
"""

import numpy as np
import torch
import torch.nn.functional as F

from report import leaf, report

u = np.arange(67.0)
v = u.reshape(67, 1)
spot = np.exp(-((u - 22) ** 2 + (v - 40) ** 2) / 200)
waves = np.sin(u / 6 + v / 9) ** 2
dusk = np.ones(67) * v / 66
inputs = {"image": leaf(np.stack([spot, waves, dusk])[None])}

# Layer -> its shape and how many numbers one of its outputs is made of.
weights = [
    ((6, 3, 11, 11), 363),
    ((16, 6, 5, 5), 150),
    ((24, 16, 3, 3), 144),
    ((24, 24, 3, 3), 216),
    ((16, 24, 3, 3), 216),
    ((64, 16), 16),
    ((64, 64), 64),
    ((10, 64), 64),
]
for number, (shape, fan) in enumerate(weights, 1):
    drawn = np.random.RandomState(number).randn(*shape)
    inputs[f"W{number}"] = leaf(np.sqrt(2 / fan) * drawn)
    inputs[f"b{number}"] = leaf(np.zeros((shape[0], 1, 1) if len(shape) == 4 else shape[0]))


def conv(x, number, **how):
    return F.relu(F.conv2d(x, inputs[f"W{number}"], inputs[f"b{number}"].flatten(), **how))


def linear(x, number):
    return F.linear(x, inputs[f"W{number}"], inputs[f"b{number}"])


x = F.max_pool2d(conv(inputs["image"], 1, stride=4), 3, stride=2)
x = F.max_pool2d(conv(x, 2, padding=2), 3, stride=2)
x = conv(conv(x, 3, padding=1), 4, padding=1)
x = F.max_pool2d(conv(x, 5, padding=1), 3, stride=2)
x = F.relu(linear(x.flatten(1), 6))
x = F.relu(linear(x, 7))
report("loss", F.cross_entropy(linear(x, 8), torch.tensor([2])), inputs)
