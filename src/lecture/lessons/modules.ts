import { msg } from "../../core/words/t.ts";
import type { BuiltInLesson } from "../entry.ts";

export const modules: BuiltInLesson = {
  id: "modules",
  row: "L19",
  title: msg`From the graph to the code`,
  sentence: msg`A graph calls its gates forward and then backward, and a gate is two short functions.`,
  moments: [
    {
      caption: msg`The graph calls forward() of each gate, in order.`,
      text: msg`The line of the step is lit in the code.`,
      shows: ["x=l19", "at: f1"],
    },
    {
      caption: msg`Then backward() of each gate, in the reverse order.`,
      notes: [msg`Step on with the arrow keys, and follow the light in the listing.`],
      shows: ["at: b2"],
    },
    {
      caption: msg`A multiply gate must keep its inputs around.`,
      text: msg`What does backward hand to x, and what to y?`,
      notes: [msg`Let the class dictate the two lines. Check judges each as you type.`],
      shows: ["x=l20"],
    },
    {
      caption: msg`Caffe's sigmoid layer is the same in C++: top_diff times σ (1 − σ).`,
      shows: ["x=l21", "at: end"],
    },
    {
      caption: msg`In an assignment: stage the forward pass, and walk back through its stages.`,
      shows: ["x=l22", "tab: code", "at: f2"],
    },
    {
      caption: msg`Your turn: the backward pass of the SVM, in three lines.`,
      notes: [msg`Hints come before the answer.`],
      shows: ["x=l22exercise"],
    },
  ],
};
