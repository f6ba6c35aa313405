"""Runs listings in one process and compares what they compute with what is wanted.

Arguments: a JSON file with a list of {id, dialect, text, output, value, inputs: [variable, gradient, wanted]}, infinities and
NaNs as words; and the file where {passed, failures, hasTorch, slowest} goes. PyTorch's listings are parsed, and run where
PyTorch is at hand.
"""
import ast
import contextlib
import io
import json
import sys
import time
import warnings

import numpy as np

try:
    import torch
except ImportError:
    torch = None

TOLERANCE = 1e-9


def problem(found, wanted, name):
    """What is wrong with a value in one sentence; None where it is right."""
    if found is None:
        return f"there is no {name}"
    found = np.asarray(found, dtype=float)
    wanted = np.asarray(wanted, dtype=float)
    if found.shape != wanted.shape:
        return f"{name} has shape {found.shape}, not {wanted.shape}"
    with np.errstate(all="ignore"):
        scale = np.maximum(1.0, np.maximum(np.abs(found), np.abs(wanted)))
        near = (np.abs(found - wanted) <= TOLERANCE * scale) | (found == wanted) | (np.isnan(found) & np.isnan(wanted))
    if np.all(near):
        return None
    at = tuple(int(i[0]) for i in np.nonzero(~near)) if found.shape else ()
    return f"{name}{list(at) if at else ''} is {found[at]}, not {wanted[at]}"


def results(dialect, namespace, case):
    """What a listing has computed: the output, then each input's gradient."""
    output, inputs = case["output"], case["inputs"]
    if dialect == "numpy":
        return [namespace.get(output)] + [namespace.get(gradient) for _, gradient, _ in inputs]
    if dialect == "pytorch":
        found = [namespace[variable].grad for variable, _, _ in inputs]
        zeros = [np.zeros_like(np.asarray(wanted, dtype=float)) for _, _, wanted in inputs]
        return [namespace[output].detach().numpy()] + [z if f is None else f.numpy() for f, z in zip(found, zeros)]
    if dialect == "gates":
        values, gradients = namespace["values"], namespace["gradients"]
        return [values.get(output)] + [gradients.get(variable) for variable, _, _ in inputs]
    blobs = namespace["net"].blobs
    return [blobs[output].data] + [blobs[variable].diff for variable, _, _ in inputs]


def judge(case):
    dialect, text = case["dialect"], case["text"]
    if dialect == "pytorch" and (torch is None or "# a tie:" in text):
        ast.parse(text)
        return None
    namespace = {"__name__": "__main__"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(text, dialect, "exec"), namespace)
    names = [case["output"]] + [gradient for _, gradient, _ in case["inputs"]]
    said = [line.split(" = ")[0] for line in printed.getvalue().splitlines()]
    if said != names:
        return f"it prints {', '.join(said)}, not {', '.join(names)}"
    wanted = [case["value"]] + [value for _, _, value in case["inputs"]]
    found = results(dialect, namespace, case)
    if dialect == "pytorch":
        # Where no number is finite libraries differ in which of them they call what.
        found = [np.where(np.isfinite(np.asarray(w, dtype=float)), f, w) for f, w in zip(found, wanted)]
    problems = map(problem, found, wanted, names)
    return next(filter(None, problems), None)


def main():
    source, target = sys.argv[1:3]
    warnings.simplefilter("ignore")
    with open(source, encoding="utf-8") as file:
        cases = json.load(file)
    failures = []
    passed = {}
    slowest = (0.0, "")
    for case in cases:
        dialect = case["dialect"]
        started = time.perf_counter()
        try:
            wrong = judge(case)
        except Exception as error:
            wrong = f"{type(error).__name__}: {error}"
        np.seterr(all="warn")
        slowest = max(slowest, (time.perf_counter() - started, f"{case['id']}, {dialect}"))
        if wrong is None:
            passed[dialect] = passed.get(dialect, 0) + 1
        else:
            failures.append(f"{case['id']}, {dialect}: {wrong}")
    said = f"{slowest[1]} ({slowest[0]:.1f} s)"
    with open(target, "w", encoding="utf-8") as file:
        json.dump({"passed": passed, "failures": failures, "hasTorch": torch is not None, "slowest": said}, file)


main()
