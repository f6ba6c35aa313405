import { useMemo } from "react";
import { indexOfId } from "../core/graph/lookup.ts";
import { nudge } from "../core/notation/nudge.ts";
import type { Trace } from "../core/trace/trace.ts";
import { useApp, useCursor } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";

/** More lines than these would be a wall; select an input for its own. */
const most = 5;
/** Each line runs the whole program again: past so many numbers that would be felt. */
const light = 50_000;

/** What a gradient promises, beside what really happens when an input moves a little. */
export function ExplainNudges({ trace }: { readonly trace: Trace }) {
  const cursor = useCursor();
  const selection = useApp((state) => state.selection);
  const decimals = useApp((state) => state.dec);
  const selected = selection === null ? -1 : indexOfId(trace.graph, selection);
  const inputs = trace.graph.nodes.flatMap((node, index) =>
    node.kind === "input" && node.shape.length === 0 ? [index] : [],
  );
  const wanted = trace.values.length > light ? [] : inputs.includes(selected) ? [selected] : inputs;
  // A promise is made only where the gradient is known by now.
  const known = wanted.filter((index) => cursor >= (trace.gradientAt[index] ?? Infinity)).slice(0, most);
  const key = known.join(" ");
  const nudges = useMemo(
    () => key.split(" ").flatMap((index) => (index === "" ? [] : [nudge(trace, Number(index), decimals)])),
    [trace, key, decimals],
  );
  if (nudges.length === 0) return null;
  return (
    <ul className="explain-nudges" aria-label="Nudges">
      {nudges.map(({ input, sentence }) => (
        <li key={input}>
          <Prose text={sentence} />
        </li>
      ))}
    </ul>
  );
}
