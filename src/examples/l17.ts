import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l17: Example = {
  id: "l17",
  row: "L17",
  title: msg`Index by index: why 2q xᵀ`,
  sentence: msg`Of all q's only qᵢ contains Wᵢⱼ, and there it is multiplied by xⱼ, so the sum over k has one term left, 2 qᵢ xⱼ: an entry of an outer product.`,
  source: ["q = W·x", "f = q·q", "W = [[0.1, 0.5], [-0.3, 0.8]]", "x = [0.2, 0.4]"].join("\n"),
  settings: { at: "b4" },
};
