import { msg } from "../../core/words/t.ts";
import type { BuiltInLesson } from "../entry.ts";

export const patterns: BuiltInLesson = {
  id: "patterns",
  row: "L13",
  title: msg`Patterns in the backward flow`,
  sentence: msg`A sum distributes, a maximum routes, a product switches, and branches add up.`,
  moments: [
    {
      caption: msg`Who moves f, and by how much?`,
      text: msg`Guess the gradients of x, y, z and w before we go on.`,
      notes: [msg`Collect guesses. One of the four is 0: which?`],
      shows: ["x=l13", "at: f4"],
    },
    { caption: msg`Times 2 doubles what arrives.`, shows: ["at: b2"] },
    {
      caption: msg`A sum is a distributor: both inputs get the same.`,
      shows: ["at: b3"],
    },
    {
      caption: msg`A maximum is a router: the larger input gets all, the other nothing.`,
      notes: [msg`w is not wrong, and not unused: it just does not count at this point.`],
      shows: ["at: b4"],
    },
    {
      caption: msg`A product is a switcher: each gets the other's value times what arrives.`,
      text: msg`A large x means a large gradient for y, which is why the scale of the data matters.`,
      shows: ["at: b5"],
    },
    {
      caption: msg`Where both inputs of a maximum are equal, somebody has to decide.`,
      text: msg`There is no derivative at a tie; the first input gets everything here.`,
      shows: ["x=tie", "at: end"],
    },
    {
      caption: msg`x · x uses x twice, so two gradients come back to it.`,
      text: msg`They add up: 3 + 3 = 6, which is 2x.`,
      shows: ["x=square", "at: end"],
    },
    {
      caption: msg`Gradients add at branches.`,
      text: msg`Three paths lead from x to f, so three terms come back.`,
      notes: [msg`Select x and show its paths in Explain.`],
      shows: ["x=l14", "at: end"],
    },
  ],
};
