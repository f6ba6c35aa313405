import type { NodeId } from "../core/graph/graph.ts";
import { indexOfId, nodeAt } from "../core/graph/lookup.ts";
import { keyOfCollapsed } from "../core/graph/opening.ts";
import type { Recognised } from "../core/graph/recognise.ts";
import { count } from "../core/notation/words.ts";
import { symbols } from "../core/notation/symbols.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions, collapsibleOf } from "../store/index.ts";
import { translated } from "../core/words/t.ts";
import { Prose } from "./ExplainProse.tsx";

/** More patterns than this are told only where the step is in one of them. */
const FEW = 3;

/** "This is a sigmoid gate": what the gates around the step, or at the start those of the graph, are together. */
export function ExplainRecognised({ trace, node }: { readonly trace: Trace; readonly node: NodeId | null }) {
  const { graph } = trace;
  const index = node === null ? -1 : indexOfId(graph, node);
  const found = collapsibleOf(graph);
  const told = index < 0 ? found.slice(0, FEW) : found.filter(({ inside }) => inside.includes(index));
  return told.map((pattern) => <Pattern key={pattern.output} trace={trace} pattern={pattern} />);
}

function Pattern({ trace: { graph }, pattern }: { readonly trace: Trace; readonly pattern: Recognised }) {
  const { output, inside, title, differs } = pattern;
  const { id } = nodeAt(graph, output);
  const gates = inside.filter((index) => nodeAt(graph, index).kind === "gate").length;
  return (
    <div className="explain-recognised">
      <p>
        <Prose
          text={t`The ${count(gates)} gates that end in ${symbols(graph)[output]?.text ?? id}: this is ${title}.`}
        />
      </p>
      {differs.map((difference, at) => (
        <p key={at} className="explain-note">
          {translated(difference)}
        </p>
      ))}
      <button type="button" className="button" onClick={() => actions.toggleGroup(keyOfCollapsed(id))}>
        {t`Collapse to one gate`}
      </button>
    </div>
  );
}
