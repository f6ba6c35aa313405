import { msg, translated } from "../words/t.ts";
import { imageHelpers, type Helper } from "./numpyImages.ts";

const entries: Readonly<Record<string, Helper>> = {
  spread: {
    text: `def spread(u, x, axis=None):
    """${msg`Copies of u along the axis of x that a reduction took away.`}"""
    if axis is not None and np.ndim(u) < np.ndim(x):
        u = np.expand_dims(u, axis)
    return u * np.ones_like(x)`,
  },
  unbroadcast: {
    text: `def unbroadcast(d, x):
    """${msg`d summed over the axes along which x was copied.`}"""
    while np.ndim(d) > np.ndim(x):
        d = np.sum(d, axis=0)
    for axis, extent in enumerate(np.shape(x)):
        if extent == 1:
            d = np.sum(d, axis=axis, keepdims=True)
    return d`,
  },
  scatter: {
    text: `def scatter(u, x, part):
    """${msg`u where a part of x was taken out, 0 elsewhere.`}"""
    full = np.zeros_like(x)
    full[part] = u
    return full`,
  },
  first_largest: {
    text: `def first_largest(x, axis=None):
    """${msg`1 at the first largest entry, 0 elsewhere.`}"""
    if axis is None:
        return (np.arange(np.size(x)) == np.argmax(x)).reshape(np.shape(x)) * 1.0
    return np.apply_along_axis(lambda line: np.arange(line.size) == np.argmax(line), axis, x) * 1.0`,
  },
  first_smallest: {
    text: `def first_smallest(x, axis=None):
    """${msg`1 at the first smallest entry, 0 elsewhere.`}"""
    return first_largest(np.negative(x), axis)`,
    needs: ["first_largest"],
  },
  sigmoid: {
    text: `def sigmoid(x):
    """${msg`1 / (1 + exp(-x)), without overflow.`}"""
    tail = np.exp(-np.abs(x))
    return np.where(x < 0, tail, 1.0) / (1 + tail)`,
  },
  logsumexp: {
    text: `def logsumexp(x, axis=None, keepdims=False):
    """${msg`log(sum(exp(x))), without overflow.`}"""
    top = np.max(x, axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0.0)
    total = np.log(np.sum(np.exp(x - top), axis=axis, keepdims=True)) + top
    return total if keepdims else np.sum(total, axis=axis)`,
  },
  softmax: {
    text: `def softmax(x, axis=-1):
    """${msg`exp(x) / sum(exp(x)), without overflow.`}"""
    return np.exp(log_softmax(x, axis))`,
    needs: ["log_softmax"],
  },
  log_softmax: {
    text: `def log_softmax(x, axis=-1):
    """${msg`log(softmax(x)), without overflow.`}"""
    return x - logsumexp(x, axis=axis, keepdims=True)`,
    needs: ["logsumexp"],
  },
  cross_entropy: {
    text: `def cross_entropy(scores, y):
    """${msg`-log of the right class's probability, the mean over rows.`}"""
    rows = np.atleast_2d(scores)
    return np.mean(logsumexp(rows, axis=1) - rows[np.arange(len(rows)), y])`,
    needs: ["logsumexp"],
  },
  margins_of: {
    text: `def margins_of(scores, y, delta):
    """${msg`By how much each wrong class comes within delta of the right one, row by row.`}"""
    rows = np.atleast_2d(scores)
    right = np.arange(len(rows)), y
    margin = np.maximum(0, rows - rows[right][:, None] + delta)
    margin[right] = 0
    return margin, right`,
  },
  svm_loss: {
    text: `def svm_loss(scores, y, delta=1.0):
    """${msg`The margins' sum, the mean over rows.`}"""
    margin, right = margins_of(scores, y, delta)
    return np.sum(margin) / len(margin)`,
    needs: ["margins_of"],
  },
  svm_loss_dscores: {
    text: `def svm_loss_dscores(dloss, scores, y, delta=1.0):
    """${msg`dloss for each wrong class with a margin, and minus their sum for the right one.`}"""
    margin, right = margins_of(scores, y, delta)
    dscores = (margin > 0) * 1.0
    dscores[right] = -np.sum(dscores, axis=1)
    return dloss * dscores.reshape(scores.shape) / len(margin)`,
    needs: ["margins_of"],
  },
  norm_dx: {
    text: `def norm_dx(dout, x, axis=None, keepdims=False):
    """${msg`dout * x / norm(x), and 0 where the norm is 0.`}"""
    length = np.sqrt(np.sum(np.square(x), axis=axis, keepdims=True))
    return spread(dout, x, axis) * x / np.where(length == 0, 1.0, length)`,
    needs: ["spread"],
  },
  power_da: {
    text: `def power_da(a, b):
    """${msg`b * a ** (b - 1), and 0 for an exponent of 0.`}"""
    with np.errstate(all="ignore"):
        return np.where(np.equal(b, 0), 0.0, b * np.power(a, b - 1.0))`,
  },
  power_db: {
    text: `def power_db(a, b):
    """${msg`a ** b * log(a), and 0 where a is 0.`}"""
    with np.errstate(all="ignore"):
        return np.where(np.equal(a, 0) & np.greater_equal(b, 0), 0.0, np.power(a, b * 1.0) * np.log(a))`,
  },
  ...imageHelpers,
};

export const numpyHelpers: ReadonlyMap<string, Helper> = new Map(Object.entries(entries));

/** A helper with what it does said in the language that is spoken. */
const told = (text: string): string =>
  text.replace(/"""(.*)"""/, (_line, about: string) => `"""${translated(about)}"""`);

/** The texts of the helpers that are used and of those they need, each after what it needs. */
export function helperTexts(used: ReadonlySet<string>): readonly string[] {
  const asked = new Set<string>();
  const ask = (name: string): void => {
    if (asked.has(name)) return;
    for (const need of numpyHelpers.get(name)?.needs ?? []) ask(need);
    asked.add(name);
  };
  for (const name of numpyHelpers.keys()) if (used.has(name)) ask(name);
  return [...asked].map((name) => told(numpyHelpers.get(name)?.text ?? ""));
}
