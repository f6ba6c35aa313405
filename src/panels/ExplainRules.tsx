import { memo, useRef, useState } from "react";
import type { Graph, NodeId } from "../core/graph/graph.ts";
import type { Rule } from "../core/notation/explanation.ts";
import { rules } from "../core/notation/rules.ts";
import type { Trace } from "../core/trace/trace.ts";
import { actions, structureOf, useApp } from "../store/index.ts";
import { Math } from "./Math.tsx";
import { plainMath } from "./mathText.ts";
import { useReachable } from "./useReachable.ts";

const known = new WeakMap<object, readonly Rule[]>();

/** The rules depend on the graph's structure alone, so that a slider drag leaves them be. */
function rulesOf(graph: Graph): readonly Rule[] {
  const structure = structureOf(graph);
  let found = known.get(structure);
  if (found === undefined) {
    found = rules(graph);
    known.set(structure, found);
  }
  return found;
}

/** Larger graphs show so many rules, and the rest on request. */
const atFirst = 16;

export interface ExplainRulesProps {
  readonly trace: Trace;
  /** The node whose rule is in use, null at the start. */
  readonly node: NodeId | null;
  /** In the forward pass it lights in the colour of values. */
  readonly phase: "forward" | "backward";
}

/** The table of local gradients in this graph, with the row in use lit. */
export function ExplainRules({ trace, node, phase }: ExplainRulesProps) {
  const [all, setAll] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useReachable(box);
  const every = rulesOf(trace.graph);
  if (every.length === 0) return null;
  const shown = all ? every : every.filter((rule, index) => index < atFirst || rule.node === node);
  const columns = shown.reduce(
    (most, rule) => globalThis.Math.max(most, isWide(rule) ? 1 : rule.partialsLatex.length),
    1,
  );
  return (
    <section className="explain-rules" aria-labelledby="rules-heading">
      <h3 id="rules-heading" className="panel-heading">
        Local gradients in this graph
      </h3>
      <div ref={box} className="explain-rules-scroll" role="group" aria-labelledby="rules-heading">
        <table>
          <tbody>
            {shown.map((rule) => (
              <RuleRow key={rule.node} rule={rule} columns={columns} used={rule.node === node ? phase : "no"} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < every.length ? (
        <button type="button" className="explain-action" onClick={() => setAll(true)}>
          Show all {every.length}
        </button>
      ) : null}
    </section>
  );
}

/** More characters than this do not stand beside one another in the panel. */
const lineLength = 40;

/** Whether a row's local gradients stand on lines of their own, as those of gates on vectors and matrices do. */
function isWide({ formulaLatex, partialsLatex }: Rule): boolean {
  if (partialsLatex.some((latex) => latex.includes("\\nabla"))) return true;
  const length = [formulaLatex, ...partialsLatex].reduce((sum, latex) => sum + plainMath(latex).length, 0);
  return partialsLatex.length > 1 && length > lineLength;
}

interface RuleRowProps {
  readonly rule: Rule;
  readonly columns: number;
  readonly used: "forward" | "backward" | "no";
}

const RuleRow = memo(function RuleRow({ rule, columns, used }: RuleRowProps) {
  const lit = useApp((state) => state.hovered.includes(rule.node));
  const { formulaLatex, partialsLatex } = rule;
  return (
    <tr
      data-used={used}
      data-lit={lit}
      onPointerEnter={() => actions.hover([rule.node])}
      onPointerLeave={() => actions.hover([])}
    >
      {isWide(rule) ? (
        <td className="explain-rule-wide" colSpan={columns + 1}>
          <Math latex={formulaLatex} />
          <ul>
            {partialsLatex.map((latex, index) => (
              <li key={index}>
                <Math latex={latex} />
              </li>
            ))}
          </ul>
        </td>
      ) : (
        <>
          <td>
            <Math latex={formulaLatex} />
          </td>
          {partialsLatex.map((latex, index) => (
            <td key={index} colSpan={index === partialsLatex.length - 1 ? columns - index : 1}>
              <Math latex={latex} />
            </td>
          ))}
        </>
      )}
    </tr>
  );
});
