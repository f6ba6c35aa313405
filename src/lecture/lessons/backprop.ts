import { msg } from "../../core/words/t.ts";
import type { BuiltInLesson } from "../entry.ts";

export const backprop: BuiltInLesson = {
  id: "backprop",
  row: "L7",
  title: msg`Backprop by hand`,
  sentence: msg`The gradients of f = (x + y) z, one wire at a time, as on the blackboard.`,
  moments: [
    {
      caption: msg`Three numbers go in, one comes out.`,
      text: msg`The formula is taken apart: a sum and a product, a gate each.`,
      notes: [
        msg`Let the class say which gate comes first, and why q deserves a name.`,
        msg`We want three numbers: how f changes with x, with y and with z.`,
      ],
      shows: ["x=l7", "grain: wire"],
    },
    { caption: msg`Forward: q = x + y = 3.`, shows: ["at: f1"] },
    {
      caption: msg`Forward: f = q z = −12.`,
      text: msg`Every value is known, and is kept: the way back will need them.`,
      shows: ["at: f2"],
    },
    {
      caption: msg`Backward starts at the output: ∂f/∂f = 1.`,
      notes: [msg`It looks like nothing, and it is where every backward pass begins.`],
      shows: ["at: b1"],
    },
    {
      caption: msg`f = q z, so ∂f/∂z = q = 3.`,
      text: msg`A product hands to each input the value of the other.`,
      notes: [msg`Ask before you step: what happens to f if z grows by 1?`],
      shows: ["at: b2"],
    },
    { caption: msg`In the same way ∂f/∂q = z = −4.`, shows: ["at: b3"] },
    {
      caption: msg`The chain rule: ∂f/∂y = ∂f/∂q · ∂q/∂y = −4 · 1.`,
      text: msg`What arrives, times what the gate itself does.`,
      notes: [msg`The upstream gradient is −4. The local gradient of a sum is 1.`],
      shows: ["at: b4"],
    },
    {
      caption: msg`And ∂f/∂x = −4 · 1 = −4.`,
      text: msg`A sum passes on what arrives, to both of its inputs.`,
      notes: [msg`Check one of them: move x a little with its slider, and see f move −4 times as far.`],
      shows: ["at: b5"],
    },
    {
      caption: msg`A gate sees no more than this: its inputs, and the gradient that arrives.`,
      text: msg`Whatever network stands around it, its work is local.`,
      shows: ["x=l8", "at: b3"],
    },
  ],
};
