import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const maxout: Example = {
  id: "maxout",
  row: "L27",
  title: msg`Maxout: the larger of two lines`,
  sentence: msg`The max gate routes the gradient to the line that won, so w1 and b1 get none of it at this x and w2 and b2 all of it.`,
  source: ["f = max(w1·x + b1, w2·x + b2)", "w1 = [1, -2]", "b1 = 0.5", "w2 = [3, 1]", "b2 = -1", "x = [1, 2]"].join(
    "\n",
  ),
};
