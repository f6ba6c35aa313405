import type { Dialect } from "../../core/listing/listing.ts";
import { msg } from "../../core/words/t.ts";

interface DialectName {
  readonly title: string;
  /** What it is, in one sentence. */
  readonly says: string;
  /** Ending of a file's name, with its dot. */
  readonly ending: string;
}

/** How the dialects of a listing are presented, in the order of presentation; in English, marked by `msg`. */
export const dialectNames: Readonly<Record<Dialect, DialectName>> = {
  numpy: {
    title: "NumPy",
    says: msg`Staged, as in the assignments: a line for each gate forward, and a line for each gradient backward.`,
    ending: ".py",
  },
  pytorch: {
    title: "PyTorch",
    says: msg`The forward pass alone: autograd walks the same graph backward.`,
    ending: ".py",
  },
  javascript: {
    title: "JavaScript",
    says: msg`The same stages without any library: it runs in a browser’s console.`,
    ending: ".js",
  },
  gates: {
    title: msg`Gates`,
    says: msg`Each gate a class with forward() and backward(), and the graph that calls them in order.`,
    ending: ".py",
  },
  caffe: {
    title: "Caffe",
    says: msg`Layers as Caffe names them: bottom and top, data and diff.`,
    ending: ".py",
  },
};
