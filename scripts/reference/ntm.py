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
    def drawn(seed, *shape):
        return leaf(np.random.RandomState(seed).randn(*shape))

    inputs = {
        "M": leaf(0.5 * np.random.RandomState(1).randn(4, 3)),
        "w": leaf([0.7, 0.1, 0.1, 0.1]),
        "r": leaf([0.0, 0.0, 0.0]),
        "x": leaf([[1, 0, 1], [0, 1, 1], [0, 0, 0]]),
        "y": leaf([1, 0, 1]),
        "W_x": drawn(2, 4, 3),
        "W_r": drawn(3, 4, 3),
        "W_k": drawn(4, 3, 4),
        "W_b": drawn(5, 4),
        "W_g": drawn(6, 4),
        "W_s": drawn(7, 3, 4),
        "W_c": drawn(8, 4),
        "W_e": drawn(9, 3, 4),
        "W_a": drawn(10, 3, 4),
    }
    M, w, r = inputs["M"], inputs["w"], inputs["r"]
    for x in inputs["x"]:
        h = torch.tanh(inputs["W_x"] @ x + inputs["W_r"] @ r)
        said = {name: inputs[name] @ h for name in ("W_k", "W_b", "W_g", "W_s", "W_c", "W_e", "W_a")}
        beta, gamma = F.softplus(said["W_b"]), 1 + F.softplus(said["W_c"])
        w = attend(M, w, said["W_k"], beta, torch.sigmoid(said["W_g"]), torch.softmax(said["W_s"], 0), gamma)
        M = write(M, w, torch.sigmoid(said["W_e"]), torch.tanh(said["W_a"]))
        r = w @ M
    # The first binding of a name that is bound again is name#1 in the graph.
    again = {"M": "M#1", "w": "w#1", "r": "r#1"}
    report("loss", F.mse_loss(r, inputs["y"]), {again.get(name, name): value for name, value in inputs.items()})


{"step": step, "steps": steps}[sys.argv[1]]()
