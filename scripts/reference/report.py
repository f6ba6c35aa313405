"""What a reference file holds of a program: its loss, and the gradient of every input."""

import json

import torch

torch.set_default_dtype(torch.float64)
# One thread adds up in one order.
torch.set_num_threads(1)


def leaf(array):
    """A NumPy array, a list or a number as an input to differentiate by."""
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


def summary(gradient, entries=12):
    """A gradient as its shape, sum and norm, and entries spread evenly over it: [flat index, value]."""
    flat = gradient.flatten()
    count = min(entries, len(flat))
    places = sorted({round(i * (len(flat) - 1) / max(count - 1, 1)) for i in range(count)})
    return {
        "shape": list(gradient.shape),
        "sum": flat.sum().item(),
        "norm": flat.norm().item(),
        "entries": [[at, flat[at].item()] for at in places],
    }


def report(output, loss, inputs):
    """Prints the file. `inputs`: name -> leaf."""
    loss.backward()
    gradients = {name: summary(value.grad) for name, value in inputs.items()}
    print(json.dumps({"output": output, "value": loss.item(), "gradients": gradients}))
