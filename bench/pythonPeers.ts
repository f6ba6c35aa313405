import { spawnSync } from "node:child_process";
import { comparedAt, type Peer, type Round } from "./trainPeers.ts";

const interpreters = ["python3", "/usr/bin/python3"];

/** What a program prints: also what it was computed with. */
type Printed = Round & { readonly engine: string };

/** One thread of the Python that has what the program needs, of those above; null where none has. */
function pythonPeer(program: string): Peer | null {
  const single = { OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1", OMP_NUM_THREADS: "1" };
  const env = { ...process.env, ...single };
  const runIn = (python: string, iterations: number): Printed | null => {
    const code = program.replace("ITERATIONS", String(iterations)).replace("COMPARED", String(comparedAt));
    const { status, stdout } = spawnSync(python, ["-c", code], { env, encoding: "utf8" });
    return status === 0 ? (JSON.parse(stdout) as Printed) : null;
  };
  const tried = interpreters.map((python) => ({ python, engine: runIn(python, comparedAt + 1)?.engine }));
  const found = tried.find(({ engine }) => engine !== undefined);
  if (found?.engine === undefined) return null;
  const { python, engine } = found;
  const round = (iterations: number): Promise<Round> =>
    Promise.resolve(runIn(python, iterations) ?? { times: [], loss: Number.NaN });
  return { name: `${engine}, one thread`, bits: 64, iterations: 300, round };
}

const before = `
import time
import numpy as np
from numpy.random import randn
np.random.seed(0)
N, D_in, H, D_out = 64, 1000, 100, 10
x, y = randn(N, D_in), randn(N, D_out)
w1, w2 = randn(D_in, H), randn(H, D_out)
times = []`;
const after = `
  if t == COMPARED: compared = float(loss)
  times.append(1000 * (time.perf_counter() - started))
import json
print(json.dumps({"loss": compared, "times": times, "engine": engine}))`;

/** NumPy as installed, exactly the lecture's lines. */
export const numpyPeer = (): Peer | null =>
  pythonPeer(
    `${before}
engine = "NumPy " + np.__version__
for t in range(ITERATIONS):
  started = time.perf_counter()
  h = 1 / (1 + np.exp(-x.dot(w1)))
  y_pred = h.dot(w2)
  loss = np.square(y_pred - y).sum()
  grad_y_pred = 2.0 * (y_pred - y)
  grad_w2 = h.T.dot(grad_y_pred)
  grad_h = grad_y_pred.dot(w2.T)
  grad_w1 = x.T.dot(grad_h * h * (1 - h))
  w1 -= 1e-4 * grad_w1
  w2 -= 1e-4 * grad_w2${after}`,
  );

/** PyTorch as installed, on the processor, differentiating by itself. */
export const torchPeer = (): Peer | null =>
  pythonPeer(
    `import torch
torch.set_num_threads(1)
# Debian's is linked to whatever BLAS the system has: a plain one, or OpenBLAS.
blas = torch.__config__.show().partition("BLAS_INFO=")[2].partition(",")[0]
if blas == "generic": blas = "OpenBLAS" if "openblas" in open("/proc/self/maps").read() else "plain BLAS"
engine = "PyTorch " + torch.__version__ + " with " + blas${before}
x, y, w1, w2 = [torch.from_numpy(a) for a in (x, y, w1, w2)]
w1.requires_grad_()
w2.requires_grad_()
for t in range(ITERATIONS):
  started = time.perf_counter()
  loss = (torch.sigmoid(x @ w1) @ w2 - y).square().sum()
  loss.backward()
  with torch.no_grad():
    w1 -= 1e-4 * w1.grad
    w2 -= 1e-4 * w2.grad
    w1.grad = None
    w2.grad = None${after}`,
  );
