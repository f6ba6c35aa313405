import type { Scene } from "../core/scene/marks.ts";

/** When things happen after an update, in milliseconds. All 0 where nothing moves. */
export interface Motion {
  /** Nodes and wires gliding to where an edit puts them. */
  readonly glide: number;
  /** Numbers fading in or out. */
  readonly fade: number;
  /** True if dots travel: one step forward in time, not a jump and not a step back. */
  readonly travels: boolean;
  /** How long one turn of dots is under way. */
  readonly turn: number;
  /** From when on products leave. */
  readonly leave: number;
  /** From when on new numbers fade in: when what they are made of has arrived. */
  readonly numbers: number;
}

const STEP = 650;
const GLIDE = 320;
const FADE = 180;

export const still: Motion = { glide: 0, fade: 0, travels: false, turn: 0, leave: 0, numbers: 0 };

export function wantsStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function motionFor(scene: Scene, before: Scene | null, animate: boolean, duration = STEP): Motion {
  if (!animate || before === null) return still;
  const travels = scene.structure === before.structure && scene.cursor === before.cursor + 1;
  const turns = scene.flows.some((flow) => flow.turn === 1) ? 2 : 1;
  const turn = Math.max(0, duration - FADE) / turns;
  const leave = travels && turns === 2 ? turn : 0;
  return { glide: GLIDE, fade: FADE, travels, turn, leave, numbers: travels ? turns * turn * 0.9 : 0 };
}
