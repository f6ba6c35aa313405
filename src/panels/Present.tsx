import { useRef } from "react";
import { indexOfId } from "../core/graph/lookup.ts";
import { genericRule } from "../core/notation/genericRule.ts";
import { programToLatex } from "../core/notation/nodeLatex.ts";
import { ruleOf } from "../core/notation/rules.ts";
import type { SlotExplanation } from "../core/notation/explanation.ts";
import type { Graph, NodeId } from "../core/graph/graph.ts";
import { t } from "../core/words/t.ts";
import { useStepExplanation } from "../store/explanations.ts";
import { useApp, useTrace } from "../store/index.ts";
import { inSlotOrder } from "./ExplainCards.tsx";
import { Prose } from "./ExplainProse.tsx";
import { Math } from "./Math.tsx";
import { PhasePill } from "./PhasePill.tsx";
import { Ask } from "./present/Ask.tsx";
import { useAwake } from "./present/useAwake.ts";
import { useShrink } from "./useShrink.ts";
import "./Present.css";

/** Above the graph while presenting: what is computed, and where we are. */
export function PresentHead() {
  const trace = useTrace();
  const formula = trace === null ? "" : programToLatex(trace.graph, trace.target);
  return (
    <div className="present-head">
      <h1 className="visually-hidden">Backstep</h1>
      <div className="present-formula">{formula === "" ? null : <Math latex={formula} display />}</div>
      <PhasePill large />
    </div>
  );
}

/** More entries than these are not read from the back row, in one product or in several; they stand in the graph. */
const mostEntries = 24;
const mostBeside = 16;

/** How many entries the matrices of a formula have. */
const entriesIn = (latex: string): number => (latex.includes("matrix") ? latex.split(/&|\\\\|\\begin/).length - 1 : 0);

const isShown = (latex: string): boolean => latex !== "" && entriesIn(latex) <= mostEntries;

/** Whether the products of all slots have room for their numbers, side by side. */
function areShown(slots: readonly SlotExplanation[]): boolean {
  const count = slots.reduce((sum, { tensor }) => sum + entriesIn(tensor?.numbersLatex ?? ""), 0);
  return count <= (slots.length > 1 ? mostBeside : mostEntries);
}

/** Below the graph while presenting: the rule of the active gate, and the product with its numbers. */
export function PresentStrip() {
  const explanation = useStepExplanation();
  const graph = useTrace()?.graph;
  const hidden = useApp((state) => state.hidden);
  const awake = useAwake();
  const box = useRef<HTMLDivElement>(null);
  useShrink(box);
  if (explanation === null || graph === undefined)
    return (
      <div className="present-strip">
        <div ref={box} className="present-fit">
          <div className="present-row" />
        </div>
      </div>
    );
  const { kind, node, title, titleLatex, forwardLatex, sumLatex, slots, paragraphs } = explanation;
  // The Jacobians of a gate on matrices say less than the products beside them.
  const ruled = kind === "backward" && slots.every(({ tensor }) => tensor === null);
  const rule = ruled && node !== null ? ruleLines(graph, node) : null;
  const numbered = areShown(slots);
  const asks = (id: NodeId | null): boolean => id !== null && hidden.includes(id);
  const sides = inSlotOrder(slots).map(({ heading, operand, chainLatex, productLatex, tensor }) => ({
    heading,
    operand,
    chain: tensor === null ? chainLatex : tensor.matrixLatex,
    caption: tensor === null ? t`local × upstream` : t`downstream`,
    latex:
      tensor === null
        ? productLatex
        : numbered && tensor.numbersLatex !== ""
          ? tensor.numbersLatex
          : tensor.matrixLatex,
  }));
  // A sum shows its terms before it is told; the seed has no terms.
  const numbers = [forwardLatex, sumLatex].find(isShown) ?? "";
  const question = asks(node) ? unanswered(numbers === "" ? titleLatex : numbers) : null;

  return (
    <div className="present-strip" data-awake={awake} data-products={sides.length}>
      <div ref={box} className="present-fit">
        <div className="present-row">
          <div className="present-rule">
            <p className="present-caption">{title}</p>
            {(rule ?? [titleLatex]).map((latex) =>
              kind === "seed" && question !== null ? null : (
                <div key={latex}>
                  <Math latex={latex} />
                </div>
              ),
            )}
          </div>
          {question !== null && node !== null ? (
            <div className="present-product">
              <Ask latex={question} node={node} />
            </div>
          ) : numbers === "" ? null : (
            <div className="present-product">
              <Worked latex={numbers} kind={kind === "forward" ? "value" : "gradient"} />
            </div>
          )}
          {sides.map(({ heading, operand, chain, caption, latex }) => (
            <div className="present-product" key={heading + latex}>
              <p className="present-caption">
                {caption}
                {sides.length > 1 ? <Prose text={`, ${heading.split(" = ")[0] ?? ""}`} /> : null}
              </p>
              {asks(operand) ? <Ask latex={chain} node={operand} /> : <Worked latex={latex} kind="gradient" />}
            </div>
          ))}
        </div>
      </div>
      {numbers === "" && sides.length === 0 && question === null ? (
        <p className="present-words">
          <Prose text={paragraphs[0] ?? ""} />
        </p>
      ) : null}
      <p className="present-keys">{t`← → or a clicker · B blanks · Esc leaves`}</p>
    </div>
  );
}

/** An equation without its result. */
function unanswered(latex: string): string {
  const at = latex.lastIndexOf(" = ");
  return at < 0 ? latex : latex.slice(0, at);
}

/** An equation with its result, which is what the step brings, in the colour of values or of gradients. */
function Worked({ latex, kind }: { readonly latex: string; readonly kind: "value" | "gradient" }) {
  const at = latex.lastIndexOf(" = ");
  if (at < 0) return <Math latex={latex} />;
  return (
    <>
      <Math latex={`${latex.slice(0, at)} = {}`} />
      <span className="present-result" data-kind={kind}>
        <Math latex={latex.slice(at + 3)} />
      </span>
    </>
  );
}

/** `f(x) = e^x → df/dx = e^x`, or line by line where there are several: `q = x + y`, `→ ∂q/∂x = 1`, `→ ∂q/∂y = 1`. */
function ruleLines(graph: Graph, node: string): readonly string[] | null {
  const index = indexOfId(graph, node);
  const rule = index < 0 ? null : ruleOf(graph, index);
  if (rule === null) return null;
  const generic = genericRule(graph, index);
  return generic !== null ? [generic] : [rule.formulaLatex, ...rule.partialsLatex.map((latex) => `\\to\\; ${latex}`)];
}
