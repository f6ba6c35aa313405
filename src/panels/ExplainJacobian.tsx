import { lazy, Suspense, useState } from "react";
import type { NodeId } from "../core/graph/graph.ts";
import { t } from "../core/words/t.ts";

const JacobianLens = lazy(() => import("./JacobianLens.tsx").then((lens) => ({ default: lens.JacobianLens })));

interface ExplainJacobianProps {
  readonly node: NodeId;
  readonly slot: number;
}

/** The gate's Jacobian in one operand, looked at on request: the gate itself never builds it. */
export function ExplainJacobian({ node, slot }: ExplainJacobianProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="explain-jacobian" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t`Jacobian`}</summary>
      {open ? (
        <Suspense fallback={<p className="explain-jacobian-wait">{t`Loading…`}</p>}>
          <JacobianLens node={node} slot={slot} />
        </Suspense>
      ) : null}
    </details>
  );
}
