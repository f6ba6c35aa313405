import { msg } from "../../core/words/t.ts";
import type { BuiltInLesson } from "../entry.ts";

export const training: BuiltInLesson = {
  id: "training",
  row: "L24",
  title: msg`A two-layer network learns`,
  sentence: msg`From a line through four points to the twenty lines of the lecture, by the same rule.`,
  moments: [
    {
      caption: msg`A loss, two parameters, and a way down.`,
      text: msg`Each update goes against the gradient, times the learning rate.`,
      notes: [msg`Press “Train” and watch the path from above. Then double the rate.`],
      shows: ["x=gd"],
    },
    {
      caption: msg`A 2-layer net: W2 max(0, W1 x).`,
      text: msg`Between the two matrices stands a ReLU; without it they would be one.`,
      shows: ["x=l23", "at: f3"],
    },
    {
      caption: msg`Backward goes through the same gates in reverse.`,
      text: msg`Where the ReLU let nothing through, nothing comes back.`,
      shows: ["at: end"],
    },
    {
      caption: msg`The whole training in twenty lines.`,
      text: msg`Each gradient that is written by hand is compared with the true one.`,
      notes: [msg`Change a line, say h * (1 + h), and see what Check says of it.`],
      shows: ["x=l24"],
    },
    {
      caption: msg`Now it trains: 101 000 parameters, 2000 updates.`,
      notes: [msg`The loss begins near 24 636 with this seed and falls below 5.`],
      shows: ["tab: train"],
    },
    {
      caption: msg`What no line can part, a hidden layer bends apart.`,
      text: msg`Three arms of a spiral, 32 hidden neurons.`,
      notes: [msg`Train, then step through the moments of the training to see the regions take shape.`],
      shows: ["x=spiral"],
    },
  ],
};
