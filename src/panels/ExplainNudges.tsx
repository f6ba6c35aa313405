import { useMemo } from "react";
import { indexOfId } from "../core/graph/lookup.ts";
import { nudge } from "../core/notation/nudge.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { useApp, useCursor } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";

/** More lines than these would be a wall; select an input for its own. */
const most = 5;
/** Each line runs the whole program again: past so many numbers that would be felt. */
const light = 50_000;
/** Of so many gates it would be felt at each step of the backward pass: there, only a selected input has its line. */
const few = 1000;

/** What a gradient promises, beside what really happens when an input moves a little. */
export function ExplainNudges({ trace }: { readonly trace: Trace }) {
  const cursor = useCursor();
  const selection = useApp((state) => state.selection);
  const decimals = useApp((state) => state.dec);
  const selected = selection === null ? -1 : indexOfId(trace.graph, selection);
  const { nodes } = trace.graph;
  const inputs = useMemo(
    () => nodes.flatMap((node, index) => (node.kind === "input" && node.shape.length === 0 ? [index] : [])),
    [nodes],
  );
  const several = nodes.length > few ? [] : inputs;
  const wanted = trace.values.length > light ? [] : inputs.includes(selected) ? [selected] : several;
  // A promise is made only where the gradient is known by now.
  const known = wanted.filter((index) => cursor >= (trace.gradientAt[index] ?? Infinity)).slice(0, most);
  const key = known.join(" ");
  const nudges = useMemo(
    () => key.split(" ").flatMap((index) => (index === "" ? [] : [nudge(trace, Number(index), decimals)])),
    [trace, key, decimals],
  );
  if (nudges.length === 0) return null;
  return (
    <ul className="explain-nudges" aria-label={t`Nudges`}>
      {nudges.map(({ input, sentence }) => (
        <li key={input}>
          <Prose text={sentence} />
        </li>
      ))}
    </ul>
  );
}
