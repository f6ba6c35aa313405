import { msg } from "../../core/words/t.ts";
import type { BuiltInLesson } from "../entry.ts";

export const neuron: BuiltInLesson = {
  id: "neuron",
  row: "L9",
  title: msg`A sigmoid neuron, back to its weights`,
  sentence: msg`Eight simple gates, then the same four of them as one: the gradient does not mind.`,
  moments: [
    {
      caption: msg`Two inputs, two weights, a bias, and a sigmoid.`,
      text: msg`Nobody has to differentiate this formula as a whole.`,
      notes: [msg`Whoever doubts it may try on paper meanwhile.`],
      shows: ["x=l9"],
    },
    {
      caption: msg`Forward, the neuron gives 0.73.`,
      text: msg`Eight gates, and the derivative of each is a line in a table.`,
      shows: ["at: f8"],
    },
    {
      caption: msg`1/x: its local gradient is −1/x², and x was 1.37.`,
      notes: [msg`Show that 1.37 is the value on the wire into the gate, and not the one out of it.`],
      shows: ["at: b2"],
    },
    { caption: msg`Adding 1 changes nothing: what arrives is passed on.`, shows: ["at: b3"] },
    {
      caption: msg`e^x is its own derivative.`,
      text: msg`Its local gradient is the value that it computed on the way forward.`,
      shows: ["at: b4"],
    },
    { caption: msg`The factor −1 turns the sign: 0.20 arrives at the sum.`, shows: ["at: b5"] },
    {
      caption: msg`The sums hand 0.20 on to all three of their terms.`,
      notes: [msg`The bias is done: its gradient is 0.20.`],
      shows: ["at: b7"],
    },
    {
      caption: msg`At a product, both inputs: the other's value times 0.20.`,
      text: msg`So x0 gets 2 · 0.20, and w0 gets −1 · 0.20.`,
      shows: ["at: b9"],
    },
    {
      caption: msg`On the slide every number is rounded before it is used.`,
      text: msg`That is why the slide has 0.40 where 0.39 is right: the arithmetic can be switched.`,
      notes: [msg`Useful when a student says that the slide and the page disagree.`],
      shows: ["x=l9b", "at: end"],
    },
    {
      caption: msg`Four gates are one: dσ/dx = (1 − σ) σ.`,
      text: msg`Above written out, below as a single gate: s receives 0.20 from both.`,
      notes: [msg`0.73 · (1 − 0.73) = 0.20. How to cut a graph into gates is for us to choose.`],
      shows: ["x=l12", "at: end"],
    },
  ],
};
