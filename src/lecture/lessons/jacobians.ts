import { msg } from "../../core/words/t.ts";
import type { BuiltInLesson } from "../entry.ts";

export const jacobians: BuiltInLesson = {
  id: "jacobians",
  row: "L15",
  title: msg`Vectors and Jacobians`,
  sentence: msg`The local gradient of a vector is a matrix that is never built, and shapes tell what to multiply.`,
  moments: [
    {
      caption: msg`max(0, x) on a vector: four numbers in, four numbers out.`,
      shows: ["x=l15", "at: f1"],
    },
    {
      caption: msg`Its local gradient is a Jacobian of 4 × 4, and nearly all of it is 0.`,
      text: msg`Entry i of h depends on entry i of x alone.`,
      notes: [msg`Open the Jacobian in Explain. What stands on the diagonal?`],
      shows: ["at: b3"],
    },
    {
      caption: msg`With 4096 numbers it would have 16 777 216 entries.`,
      text: msg`So no program builds it: the mask on x does the same.`,
      shows: ["x=wide", "at: b3"],
    },
    {
      caption: msg`f = ‖W·x‖²: a matrix and a vector go in, a number comes out.`,
      shows: ["x=l16", "at: f3"],
    },
    { caption: msg`The gradient of q is 2q, of the shape of q.`, shows: ["at: b3"] },
    {
      caption: msg`To W goes 2q xᵀ, to x goes 2Wᵀq.`,
      text: msg`There is only one way to multiply them so that the shapes fit.`,
      notes: [msg`W is 2 × 2 here, which hides it. Let them find the shapes for 3 × 2.`],
      shows: ["at: b4"],
    },
    {
      caption: msg`Index by index it is the same: ∂qₖ/∂Wᵢⱼ is xⱼ where k is i, and else 0.`,
      notes: [msg`Open the proof in Explain, and let somebody say why the sum over k has one term.`],
      shows: ["x=l17", "at: b4"],
    },
    {
      caption: msg`Always check: a gradient has the shape of its variable.`,
      shows: ["x=l18", "at: end"],
    },
  ],
};
