import { useId, useMemo } from "react";
import type { Graph } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import { printCount } from "../core/language/count.ts";
import { printExpr } from "../core/language/print.ts";
import { symbols } from "../core/notation/symbols.ts";
import { jacobianOf, type Jacobian } from "../core/trace/jacobian.ts";
import { t } from "../core/words/t.ts";
import { useCursor, useTrace } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { JacobianCosts } from "./JacobianCosts.tsx";
import { JacobianMap } from "./JacobianMap.tsx";
import { JacobianProduct } from "./JacobianProduct.tsx";
import { formulaText, sizeText, structureText } from "./jacobianText.ts";
import "./JacobianLens.css";

export interface JacobianLensProps {
  /** Id of a gate's node. */
  readonly node: string;
  /** The operand that the Jacobian is taken in; a wire, not a literal. */
  readonly slot: number;
}

/** The matrix of local gradients that a gate never builds: its size, its structure, its entries while they can be drawn, its cost. */
export function JacobianLens({ node, slot }: JacobianLensProps) {
  const trace = useTrace();
  const cursor = useCursor();
  const heading = useId();
  const index = trace === null ? -1 : indexOfId(trace.graph, node);
  const jacobian = useMemo(
    () => (trace === null || !hasSlot(trace.graph, index, slot) ? null : jacobianOf(trace, index, slot)),
    [trace, index, slot],
  );
  if (trace === null || jacobian === null) return null;
  const { out, operands } = namesOf(trace.graph, index);
  const operand = operands[slot] ?? "";
  const computed = cursor >= (trace.valueAt[index] ?? 0);
  return (
    <section className="jacobian" aria-labelledby={heading}>
      <h4 id={heading} className="jacobian-heading">
        <span className="jacobian-word">{t`Jacobian`}</span> <Prose text={`∂${out}/∂${operand}`} />
      </h4>
      <p className="jacobian-size">{sizeText(jacobian)}</p>
      <Structure jacobian={jacobian} operands={operands} out={out} showsHere={computed} />
      {jacobian.entries === null ? (
        <p className="jacobian-note">{t`Too large to draw. Drawn up to 64×64; the structure is known without it.`}</p>
      ) : computed ? (
        <JacobianMap jacobian={jacobian} entries={jacobian.entries} trace={trace} out={out} operand={operand} />
      ) : (
        <p className="jacobian-note">
          <Prose text={t`Its entries are known once ${out} has been computed.`} />
        </p>
      )}
      <JacobianProduct jacobian={jacobian} trace={trace} index={index} slot={slot} out={out} operand={operand} />
      <JacobianCosts jacobian={jacobian} />
    </section>
  );
}

interface StructureProps {
  readonly jacobian: Jacobian;
  readonly operands: readonly string[];
  readonly out: string;
  readonly showsHere: boolean;
}

function Structure({ jacobian, operands, out, showsHere }: StructureProps) {
  const { structure, here, formula, says, sparsity, cost } = jacobian;
  return (
    <>
      <p className="jacobian-structure">
        <strong>{structureText(structure)}</strong>: {says.charAt(0).toLowerCase() + says.slice(1)}
        {here === null || !showsHere ? null : ` ${t`At these values it is ${structureText(here)}.`}`}
      </p>
      {formula === "" ? null : (
        <p className="jacobian-formula">
          J = <Prose text={formulaText(formula, operands, out)} />
        </p>
      )}
      {sparsity === cost.entries ? null : (
        <p className="jacobian-note">
          {t`${printCount(sparsity)} of ${printCount(cost.entries)} entries can be other than 0.`}
        </p>
      )}
    </>
  );
}

function hasSlot(graph: Graph, index: number, slot: number): boolean {
  const node = graph.nodes[index];
  return node?.kind === "gate" && node.operands[slot] !== undefined;
}

/** What the gate and its operands are called; a literal is written as it is. */
function namesOf(graph: Graph, index: number): { readonly out: string; readonly operands: readonly string[] } {
  const all = symbols(graph);
  const node = graph.nodes[index];
  const operands = node?.kind === "gate" ? node.operands : [];
  return {
    out: all[index]?.text ?? "",
    operands: operands.map((operand) =>
      operand.kind === "wire" ? (all[operand.node]?.text ?? "") : printExpr(operand.expression),
    ),
  };
}
