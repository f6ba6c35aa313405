import { msg } from "../core/words/t.ts";
import { l9 } from "../examples/l9.ts";
import type { LibraryEntry, ViewEntry } from "./entry.ts";

/** The lecture's examples looked at in another way. */
export const views: readonly ViewEntry[] = [
  {
    kind: "view",
    id: "l10",
    row: "L10",
    title: msg`The four rules of the sigmoid neuron`,
    sentence: msg`Beside the graph stands a table of the rules that it uses, and the row of the step lights up: here 1/x, whose derivative is −1/x².`,
    example: { ...l9, settings: { at: "b2", tab: "explain" } },
  },
  {
    kind: "view",
    id: "l11",
    row: "L11",
    title: msg`Local gradient × upstream gradient`,
    sentence: msg`At a product both inputs get their share of what arrives: each is the other input's value, times the upstream gradient.`,
    example: { ...l9, settings: { at: "b9", tab: "explain" } },
  },
];

/** Pages of the gate library. */
export const libraryPages: readonly LibraryEntry[] = [
  {
    kind: "library",
    id: "gates",
    row: "L21",
    title: msg`The gate library`,
    sentence: msg`As a directory of layers it holds every gate with its forward pass, its local gradient, its plot, its pattern and its source.`,
    view: "gates",
  },
  {
    kind: "library",
    id: "activations",
    row: "L27",
    title: msg`Activation functions side by side`,
    sentence: msg`Sigmoid, tanh, ReLU, leaky ReLU, maxout and ELU with their slopes, and where the graph on the canvas stands on each curve.`,
    view: "activations",
  },
];
