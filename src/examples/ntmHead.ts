/** The head of a Neural Turing Machine, which finds a weighting of the memory's rows, writes by it and reads by it. */
export const ntmHead: readonly string[] = [
  "cosine(M, k) = M @ k / (norm(M, axis=1) * norm(k))",
  "content(M, k, beta) = softmax(beta * cosine(M, k))",
  "interpolate(c, w, g) = g * c + (1 - g) * w",
  "left(w) = concat([w[1:], w[:1]])",
  "right(w) = concat([w[-1:], w[:-1]])",
  "shift(w, s) = s[0] * left(w) + s[1] * w + s[2] * right(w)",
  "sharpen(w, gamma) = w^gamma / sum(w^gamma)",
  "erase(M, w, e) = M * (1 - outer(w, e))",
  "write(M, w, e, a) = erase(M, w, e) + outer(w, a)",
  "read(M, w) = w @ M",
];
