import { t } from "../core/words/t.ts";
import type { Moment } from "../store/index.ts";

/** As the slider says it: "start", "forward 1 of 2", "backward 2 of 6". */
export function momentLabel({ phase, index, count }: Moment): string {
  if (phase === "start") return t`start`;
  return phase === "forward" ? t`forward ${index} of ${count}` : t`backward ${index} of ${count}`;
}
