import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";
import { ntmHead } from "./ntmHead.ts";

export const ntm: Example = {
  id: "ntm",
  row: "L6",
  title: msg`A Neural Turing Machine, one step`,
  sentence: msg`Where to look is never a hard choice but a row of weights that add up to 1, so the gradient reaches the key, the gate, the shift and every row of the memory.`,
  note: msg`The weighting is found by content, interpolated with that of the step before, shifted and sharpened; then the memory is erased, added to and read. In the paper it has 128 rows of 20 numbers, and a controller says what is an input here.`,
  source: [
    ...ntmHead,
    "",
    "w_c = content(M0, k, beta)",
    "w_g = interpolate(w_c, w0, g)",
    "w_s = shift(w_g, s)",
    "w1 = sharpen(w_s, gamma)",
    "M1 = write(M0, w1, e, a)",
    "r = read(M1, w1)",
    "loss = mse(r, y)",
    "",
    "M0 = [[0.9, 0.1, -0.3], [-0.4, 0.8, 0.2], [0.1, -0.7, 0.6], [0.5, 0.4, 0.9], [-0.8, -0.2, 0.3]]",
    "w0 = [0.05, 0.7, 0.15, 0.05, 0.05]",
    "k, beta, g = [0.2, -0.5, 0.8], 4, 0.8",
    "s, gamma = [0.1, 0.2, 0.7], 2",
    "e, a = [0.9, 0.3, 0.6], [0.4, 0.7, -0.5]",
    "y = [0.5, 0.5, -0.5]",
  ].join("\n"),
};
