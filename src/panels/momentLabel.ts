import type { Moment } from "../store/index.ts";

/** As the slider says it: "start", "forward 1 of 2", "backward 2 of 6". */
export const momentLabel = ({ phase, index, count }: Moment): string =>
  phase === "start" ? "start" : `${phase} ${index} of ${count}`;
