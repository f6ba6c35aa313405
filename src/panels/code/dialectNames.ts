import type { Dialect } from "../../core/listing/listing.ts";

interface DialectName {
  readonly title: string;
  /** What it is, in one sentence. */
  readonly says: string;
  /** Ending of a file's name, with its dot. */
  readonly ending: string;
}

/** How the dialects of a listing are presented, in the order of presentation. */
export const dialectNames: Readonly<Record<Dialect, DialectName>> = {
  numpy: {
    title: "NumPy",
    says: "Staged, as in the assignments: a line for each gate forward, and a line for each gradient backward.",
    ending: ".py",
  },
  pytorch: {
    title: "PyTorch",
    says: "The forward pass alone: autograd walks the same graph backward.",
    ending: ".py",
  },
  javascript: {
    title: "JavaScript",
    says: "The same stages without any library: it runs in a browser’s console.",
    ending: ".js",
  },
  gates: {
    title: "Gates",
    says: "Each gate a class with forward() and backward(), and the graph that calls them in order.",
    ending: ".py",
  },
  caffe: {
    title: "Caffe",
    says: "Layers as Caffe names them: bottom and top, data and diff.",
    ending: ".py",
  },
};
