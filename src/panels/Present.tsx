import { useEffect, useState } from "react";
import { indexOfId } from "../core/graph/lookup.ts";
import { programToLatex } from "../core/notation/node-latex.ts";
import { rules } from "../core/notation/rules.ts";
import { useGraph, useStepExplanation } from "../store/index.ts";
import { Math } from "./Math.tsx";
import { PhasePill } from "./PhasePill.tsx";
import "./Present.css";

/** Above the graph while presenting: what is computed, and where we are. */
export function PresentHead() {
  const graph = useGraph();
  return (
    <div className="present-head">
      <h1 className="visually-hidden">Backstep</h1>
      <div className="present-formula">{graph === null ? null : <Math latex={programToLatex(graph)} />}</div>
      <PhasePill large />
      <Blank />
    </div>
  );
}

/** Below the graph while presenting: the rule of the active gate, and the product with its numbers. */
export function PresentStrip() {
  const explanation = useStepExplanation();
  const graph = useGraph();
  const awake = useAwake();
  if (explanation === null || graph === null) return <div className="present-strip" />;
  const { kind, node, title, titleLatex, forwardLatex, sumLatex, slots, paragraphs } = explanation;
  // The Jacobians of a gate on matrices say less than the products beside them.
  const ruled = kind === "backward" && slots.every(({ tensor }) => tensor === null);
  const rule = ruled && node !== null ? ruleOf(graph, node) : null;
  const sides = slots.map(({ heading, productLatex, tensor }) => ({
    heading,
    caption: tensor === null ? "local × upstream" : "downstream",
    latex: tensor === null ? productLatex : tensor.numbersLatex === "" ? tensor.matrixLatex : tensor.numbersLatex,
  }));
  const numbers = forwardLatex !== "" ? forwardLatex : sumLatex;

  return (
    <div className="present-strip" data-awake={awake} data-products={sides.length}>
      <div className="present-rule">
        <p className="present-caption">{title}</p>
        <Math latex={rule ?? titleLatex} />
      </div>
      {numbers === "" ? null : (
        <div className="present-product">
          <Math latex={numbers} />
        </div>
      )}
      {sides.map(({ heading, caption, latex }) => (
        <div className="present-product" key={heading + latex}>
          <p className="present-caption">{sides.length > 1 ? `${caption}, ${heading}` : caption}</p>
          <Math latex={latex} />
        </div>
      ))}
      {numbers === "" && sides.length === 0 ? <p className="present-words">{paragraphs[0] ?? ""}</p> : null}
      <p className="present-keys">← → or a clicker · B blanks · Esc leaves</p>
    </div>
  );
}

/** `q = x + y → ∂q/∂x = 1, ∂q/∂y = 1` */
function ruleOf(graph: Parameters<typeof rules>[0], node: string): string | null {
  const index = indexOfId(graph, node);
  const rule = rules(graph).find((candidate) => candidate.node === graph.nodes[index]?.id);
  if (rule === undefined) return null;
  return `${rule.formulaLatex} \\;\\to\\; ${rule.partialsLatex.join(",\\; ")}`;
}

/** A dark screen turns the class's eyes to the speaker. */
function Blank() {
  const [blank, setBlank] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "b" || event.key === "B" || event.key === ".") setBlank((was) => !was);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return blank ? <div className="present-blank" onClick={() => setBlank(false)} aria-hidden /> : null;
}

/** The controls fade while the pointer rests. */
const restsAfter = 2500;

function useAwake(): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    let timer = window.setTimeout(() => setAwake(false), restsAfter);
    const wake = (): void => {
      setAwake(true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setAwake(false), restsAfter);
    };
    document.addEventListener("pointermove", wake);
    document.addEventListener("pointerdown", wake);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("pointermove", wake);
      document.removeEventListener("pointerdown", wake);
    };
  }, []);
  return awake;
}
