import type { BuiltInLesson } from "../entry.ts";
import { backprop } from "./backprop.ts";
import { jacobians } from "./jacobians.ts";
import { modules } from "./modules.ts";
import { neuron } from "./neuron.ts";
import { patterns } from "./patterns.ts";
import { training } from "./training.ts";

/** The lessons that come with the page, in the order of the lecture. */
export const lessons: readonly BuiltInLesson[] = [backprop, neuron, patterns, jacobians, modules, training];
