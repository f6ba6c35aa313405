import { msg } from "../words/t.ts";

/** A function that a NumPy listing defines where it is used. */
export interface Helper {
  readonly text: string;
  /** Other helpers that it calls. */
  readonly needs?: readonly string[];
}

/** What convolutions and pooling need. */
export const imageHelpers: Readonly<Record<string, Helper>> = {
  windows_of: {
    text: `def windows_of(x, height, width, stride):
    """${msg`The windows that slide over the last two axes of x: two more axes hold their rows and columns.`}"""
    every = np.lib.stride_tricks.sliding_window_view(x, (height, width), axis=(-2, -1))
    return every[..., ::stride, ::stride, :, :]`,
  },
  conv2d: {
    text: `def conv2d(x, w, stride=1, pad=0):
    """${msg`Slides the filters w over the images x.`}"""
    x = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    patches = windows_of(x, w.shape[2], w.shape[3], stride)
    return np.tensordot(patches, w, axes=([1, 4, 5], [1, 2, 3])).transpose(0, 3, 1, 2)`,
    needs: ["windows_of"],
  },
  conv2d_dw: {
    text: `def conv2d_dw(dout, x, w, stride=1, pad=0):
    """${msg`Each weight: the pixels it met, times what came back for them.`}"""
    x = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    patches = windows_of(x, w.shape[2], w.shape[3], stride)
    return np.tensordot(dout, patches, axes=([0, 2, 3], [0, 2, 3]))`,
    needs: ["windows_of"],
  },
  conv2d_dx: {
    text: `def conv2d_dx(dout, x, w, stride=1, pad=0):
    """${msg`Each pixel: the weights it met, times what came back for them.`}"""
    dx = np.pad(np.zeros_like(x), ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows, columns = stride * dout.shape[2], stride * dout.shape[3]
    for i in range(w.shape[2]):
        for j in range(w.shape[3]):
            part = np.tensordot(dout, w[:, :, i, j], axes=(1, 0)).transpose(0, 3, 1, 2)
            dx[:, :, i:i + rows:stride, j:j + columns:stride] += part
    return dx[:, :, pad:pad + x.shape[2], pad:pad + x.shape[3]]`,
  },
  max_pool2d: {
    text: `def max_pool2d(x, k, stride=None):
    """${msg`The largest number of each k by k window.`}"""
    return np.max(windows_of(x, k, k, stride or k), axis=(-2, -1))`,
    needs: ["windows_of"],
  },
  max_pool2d_dx: {
    text: `def max_pool2d_dx(dout, x, k, stride=None):
    """${msg`Hands what comes back to the first largest number of each window.`}"""
    stride = stride or k
    dx = np.zeros_like(x)
    for at in np.ndindex(dout.shape):
        plane, row, column = at[:-2], at[-2] * stride, at[-1] * stride
        i, j = np.unravel_index(np.argmax(x[plane][row:row + k, column:column + k]), (k, k))
        dx[plane + (row + i, column + j)] += dout[at]
    return dx`,
  },
  avg_pool2d: {
    text: `def avg_pool2d(x, k, stride=None):
    """${msg`The mean of each k by k window.`}"""
    return np.mean(windows_of(x, k, k, stride or k), axis=(-2, -1))`,
    needs: ["windows_of"],
  },
  avg_pool2d_dx: {
    text: `def avg_pool2d_dx(dout, x, k, stride=None):
    """${msg`Hands what comes back in equal shares to the numbers of each window.`}"""
    stride = stride or k
    dx = np.zeros_like(x)
    rows, columns = stride * dout.shape[-2], stride * dout.shape[-1]
    for i in range(k):
        for j in range(k):
            dx[..., i:i + rows:stride, j:j + columns:stride] += dout / k ** 2
    return dx`,
  },
};
