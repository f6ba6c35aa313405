"""The Neural Turing Machines of the gallery (src/examples/ntm.ts and ntmSteps.ts) in PyTorch, in float64.

Debian's python3-torch 1.13.1 and python3-numpy; from the root of the repository:
/usr/bin/python3 scripts/reference/ntm.py step > src/examples/reference/ntm.json
/usr/bin/python3 scripts/reference/ntm.py steps > src/examples/reference/ntmSteps.json
npx prettier --write src/examples/reference
"""

import sys

import numpy as np
import torch
import torch.nn.functional as F

from report import leaf, report


def attend(M, w, k, beta, g, s, gamma):
    """The weighting of a head: by content, interpolated, shifted by -1, 0 and +1, sharpened."""
    found = torch.softmax(beta * F.cosine_similarity(M, k[None], dim=1), 0)
    gated = g * found + (1 - g) * w
    shifted = sum(s[i] * torch.roll(gated, i - 1) for i in range(3))
    return shifted**gamma / (shifted**gamma).sum()


def write(M, w, e, a):
    return M * (1 - torch.outer(w, e)) + torch.outer(w, a)


def step():
    inputs = {
        "M0": leaf([[0.9, 0.1, -0.3], [-0.4, 0.8, 0.2], [0.1, -0.7, 0.6], [0.5, 0.4, 0.9], [-0.8, -0.2, 0.3]]),
        "w0": leaf([0.05, 0.7, 0.15, 0.05, 0.05]),
        "k": leaf([0.2, -0.5, 0.8]),
        "beta": leaf(4.0),
        "g": leaf(0.8),
        "s": leaf([0.1, 0.2, 0.7]),
        "gamma": leaf(2.0),
        "e": leaf([0.9, 0.3, 0.6]),
        "a": leaf([0.4, 0.7, -0.5]),
        "y": leaf([0.5, 0.5, -0.5]),
    }
    w = attend(*(inputs[name] for name in ["M0", "w0", "k", "beta", "g", "s", "gamma"]))
    M = write(inputs["M0"], w, inputs["e"], inputs["a"])
    report("loss", F.mse_loss(w @ M, inputs["y"]), inputs)


def steps():
    inputs = {
        "M0": leaf(0.5 * np.random.RandomState(1).randn(4, 3)),
        "w0": leaf([0.7, 0.1, 0.1, 0.1]),
        "r0": leaf([0.0, 0.0, 0.0]),
        "x": leaf([[1, 0, 1], [0, 1, 1], [0, 0, 0]]),
        "y": leaf([1, 0, 1]),
        "W_h": leaf(np.random.RandomState(2).randn(4, 6)),
        "W_o": leaf(np.random.RandomState(4).randn(15, 4)),
    }
    M, w, r = inputs["M0"], inputs["w0"], inputs["r0"]
    for x in inputs["x"]:
        o = inputs["W_o"] @ torch.tanh(inputs["W_h"] @ torch.cat([x, r]))
        key, beta, g, s, gamma, e, a = torch.split(o, [3, 1, 1, 3, 1, 3, 3])
        w = attend(M, w, key, F.softplus(beta), torch.sigmoid(g), torch.softmax(s, 0), 1 + F.softplus(gamma))
        M = write(M, w, torch.sigmoid(e), torch.tanh(a))
        r = w @ M
    report("loss", F.mse_loss(r, inputs["y"]), inputs)


{"step": step, "steps": steps}[sys.argv[1]]()
