import { memo, useRef, useState } from "react";
import type { Graph, NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import type { Rule } from "../core/notation/explanation.ts";
import { ruleOf } from "../core/notation/rules.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions, structureOf, useApp } from "../store/index.ts";
import { Math } from "./Math.tsx";
import { plainMath } from "./mathText.ts";
import { useReachable } from "./useReachable.ts";

/** Of a graph's structure: its gates by index, and their rules as far as they were asked for. */
interface Table {
  readonly gates: readonly number[];
  readonly rules: Map<number, Rule | null>;
}

const known = new WeakMap<object, Table>();

/** The rules depend on the graph's structure alone, so that a slider drag leaves them be. */
function tableOf(graph: Graph): Table {
  const structure = structureOf(graph);
  let table = known.get(structure);
  if (table === undefined) {
    const gates = graph.nodes.flatMap((node, index) => (node.kind === "gate" ? [index] : []));
    table = { gates, rules: new Map() };
    known.set(structure, table);
  }
  return table;
}

function ruleAt(graph: Graph, { rules }: Table, index: number): Rule | null {
  let rule = rules.get(index);
  if (rule === undefined) {
    rule = ruleOf(graph, index);
    rules.set(index, rule);
  }
  return rule;
}

/** Larger graphs show so many rules, and the rest on request: so many at a time, since each is two formulas or more. */
const atFirst = 16;
const atATime = 200;

export interface ExplainRulesProps {
  readonly trace: Trace;
  /** The node whose rule is in use, null at the start. */
  readonly node: NodeId | null;
  /** In the forward pass it lights in the colour of values. */
  readonly phase: "forward" | "backward";
}

/** The table of local gradients in this graph, with the row in use lit. */
export function ExplainRules({ trace, node, phase }: ExplainRulesProps) {
  const [count, setCount] = useState(atFirst);
  const box = useRef<HTMLDivElement>(null);
  useReachable(box);
  const { graph } = trace;
  const table = tableOf(graph);
  const { gates } = table;
  if (gates.length === 0) return null;
  const used = node === null ? -1 : indexOfId(graph, node);
  const first = gates.slice(0, count);
  const isBeyond = graph.nodes[used]?.kind === "gate" && used > (first.at(-1) ?? -1);
  const shown = (isBeyond ? [...first, used] : first).flatMap((index) => ruleAt(graph, table, index) ?? []);
  const columns = shown.reduce(
    (most, rule) => globalThis.Math.max(most, isWide(rule) ? 1 : rule.partialsLatex.length),
    1,
  );
  return (
    <section className="explain-rules" aria-labelledby="rules-heading">
      <h3 id="rules-heading" className="panel-heading">
        {t`Local gradients in this graph`}
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
      {shown.length < gates.length ? (
        <button type="button" className="explain-action" onClick={() => setCount(count + atATime)}>
          {gates.length <= count + atATime ? t`Show all ${gates.length}` : t`Show ${atATime} more of ${gates.length}`}
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
