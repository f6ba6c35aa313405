/** The lecture's two-layer network, as its 20 lines of NumPy have it, with the data that seed 0 gives. */
export const l24 = `x = randn(64, 1000)
y = randn(64, 10)
w1 = randn(1000, 100)
w2 = randn(100, 10)
h = 1 / (1 + exp(-(x @ w1)))
loss = sum(square(h @ w2 - y))`;

// By NumPy 2.4 in float64, one thread:
//   np.random.seed(0); x, y = randn(64, 1000), randn(64, 10); w1, w2 = randn(1000, 100), randn(100, 10)
//   for t in range(2000):
//     h = 1 / (1 + np.exp(-x.dot(w1))); p = h.dot(w2); losses.append(np.square(p - y).sum())
//     g = 2 * (p - y); dw2 = h.T.dot(g); dw1 = x.T.dot(g.dot(w2.T) * h * (1 - h))
//     w1 -= 1e-4 * dw1; w2 -= 1e-4 * dw2
/** [updates made, loss] */
export const l24Losses: readonly (readonly [step: number, loss: number])[] = [
  [0, 24635.8934986],
  [1, 17744.7521415],
  [2, 14607.620034],
  [10, 8926.01022369],
  [100, 2383.15557546],
  [500, 210.984308247],
  [1000, 41.0460792053],
  [1999, 4.34850293144],
  [2000, 4.3400533566],
];
