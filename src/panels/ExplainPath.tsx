import { useMemo } from "react";
import { pathsBetween } from "../core/graph/paths.ts";
import { pathSentence } from "../core/notation/pathWords.ts";
import { symbols } from "../core/notation/symbols.ts";
import type { Trace } from "../core/trace/trace.ts";
import { actions, useApp } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { rich } from "./rich.ts";

/** Lights the ways from a node to the target on the canvas, and says how many there are. */
export function ExplainPath({ trace, index }: { readonly trace: Trace; readonly index: number }) {
  const shown = useApp((state) => state.path);
  const { graph, target } = trace;
  const paths = useMemo(() => pathsBetween(graph, index, target), [graph, index, target]);
  if (index === target || paths.count === 0n) return null;
  const name = symbols(graph)[target]?.text ?? "f";
  return (
    <>
      <button type="button" className="explain-action" aria-pressed={shown} onClick={() => actions.showPath(!shown)}>
        {paths.count === 1n
          ? rich`Show the path to ${(<Prose text={name} />)}`
          : rich`Show the paths to ${(<Prose text={name} />)}`}
      </button>
      {shown ? (
        <p className="explain-path">
          <Prose text={pathSentence(trace, index, paths)} />
        </p>
      ) : null}
    </>
  );
}
