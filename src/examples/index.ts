import type { Example } from "./example.ts";
import { alexnet } from "./alexnet.ts";
import { batch } from "./batch.ts";
import { conv } from "./conv.ts";
import { digits } from "./digits.ts";
import { gd } from "./gd.ts";
import { l1 } from "./l1.ts";
import { l12 } from "./l12.ts";
import { l13 } from "./l13.ts";
import { l14 } from "./l14.ts";
import { l15 } from "./l15.ts";
import { l16 } from "./l16.ts";
import { l17 } from "./l17.ts";
import { l18 } from "./l18.ts";
import { l19 } from "./l19.ts";
import { l20 } from "./l20.ts";
import { l21 } from "./l21.ts";
import { l22 } from "./l22.ts";
import { l22exercise } from "./l22exercise.ts";
import { l23 } from "./l23.ts";
import { l24 } from "./l24.ts";
import { l25 } from "./l25.ts";
import { l26 } from "./l26.ts";
import { l28 } from "./l28.ts";
import { l28deep } from "./l28deep.ts";
import { l29 } from "./l29.ts";
import { l3 } from "./l3.ts";
import { l4 } from "./l4.ts";
import { l7 } from "./l7.ts";
import { l8 } from "./l8.ts";
import { l9 } from "./l9.ts";
import { l9b } from "./l9b.ts";
import { layers } from "./layers.ts";
import { log } from "./log.ts";
import { lstm } from "./lstm.ts";
import { maxout } from "./maxout.ts";
import { ntm } from "./ntm.ts";
import { ntmSteps } from "./ntmSteps.ts";
import { power } from "./power.ts";
import { rnn } from "./rnn.ts";
import { saturated } from "./saturated.ts";
import { softmaxtrain } from "./softmaxtrain.ts";
import { softplus } from "./softplus.ts";
import { spiral } from "./spiral.ts";
import { square } from "./square.ts";
import { svm } from "./svm.ts";
import { svmtrain } from "./svmtrain.ts";
import { tanh } from "./tanh.ts";
import { tie } from "./tie.ts";
import { wide } from "./wide.ts";

export type { Example } from "./example.ts";

/** The gallery: the lecture's own in its order, each followed by what goes on from there. */
export const examples: readonly Example[] = [
  l1,
  gd,
  l3,
  l4,
  conv,
  alexnet,
  rnn,
  lstm,
  ntm,
  ntmSteps,
  l7,
  l8,
  l9,
  l9b,
  l12,
  l13,
  tie,
  l14,
  square,
  power,
  l15,
  wide,
  l16,
  l17,
  l18,
  l19,
  l20,
  l21,
  l22,
  svm,
  svmtrain,
  l22exercise,
  log,
  softmaxtrain,
  l23,
  layers,
  l24,
  batch,
  l25,
  spiral,
  digits,
  l26,
  maxout,
  saturated,
  tanh,
  softplus,
  l28,
  l28deep,
  l29,
];
