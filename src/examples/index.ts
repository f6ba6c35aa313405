import type { Example } from "./example.ts";
import { l12 } from "./l12.ts";
import { l13 } from "./l13.ts";
import { l14 } from "./l14.ts";
import { l26 } from "./l26.ts";
import { l7 } from "./l7.ts";
import { l8 } from "./l8.ts";
import { l9 } from "./l9.ts";
import { l9b } from "./l9b.ts";
import { log } from "./log.ts";
import { power } from "./power.ts";
import { saturated } from "./saturated.ts";
import { softplus } from "./softplus.ts";
import { square } from "./square.ts";
import { tanh } from "./tanh.ts";
import { tie } from "./tie.ts";

export type { Example } from "./example.ts";

/** The gallery: the lecture's own in its order, each followed by what goes on from there. */
export const examples: readonly Example[] = [
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
  log,
  l26,
  saturated,
  tanh,
  softplus,
];
