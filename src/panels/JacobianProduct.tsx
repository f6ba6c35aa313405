import { numberContext, formatNumber } from "../core/notation/number.ts";
import { tensorOf } from "../core/tensor/nested.ts";
import type { Nested } from "../core/tensor/tensor.ts";
import { gradientOf } from "../core/trace/access.ts";
import { downstreamOf, vectorJacobian, type Jacobian } from "../core/trace/jacobian.ts";
import type { Trace } from "../core/trace/trace.ts";
import { symbols } from "../core/notation/symbols.ts";
import { t } from "../core/words/t.ts";
import { keepsBack, useApp, useCursor } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { Math as Formula } from "./Math.tsx";
import { agrees, columnLatex, transposedLatex } from "./jacobianLatex.ts";

interface ProductProps {
  readonly jacobian: Jacobian;
  readonly trace: Trace;
  readonly index: number;
  readonly slot: number;
  readonly out: string;
  readonly operand: string;
}

/** Matrices of up to so many rows and columns are set in full. */
const small = 6;

/** Jᵀ · upstream beside what the gate handed on without J. */
export function JacobianProduct({ jacobian, trace, index, slot, out, operand }: ProductProps) {
  const isAsked = useApp(keepsBack);
  const known = useCursor() >= (trace.gradientAt[index] ?? 0) && !isAsked;
  const { entries, rows, columns } = jacobian;
  const target = symbols(trace.graph)[trace.target]?.text ?? "f";
  if (entries === null)
    return (
      <p className="jacobian-note">
        {t`The gate takes ∂${target}/∂${out} and hands on Jᵀ · ∂${target}/∂${out}, without ever building J.`}
      </p>
    );
  if (!known)
    return (
      <p className="jacobian-note">
        <Prose text={t`Jᵀ · ∂${target}/∂${out} is known once ∂${target}/∂${out} is.`} />
      </p>
    );
  const downstream = downstreamOf(trace, index, slot);
  if (downstream === null)
    return (
      <p className="jacobian-note">
        <Prose text={t`Nothing flows here: ${target} does not depend on ${out}.`} />
      </p>
    );
  const upstream = gradientOf(trace, index);
  const product = vectorJacobian(jacobian, upstream);
  return (
    <div className="jacobian-product">
      <p className="jacobian-caption">
        <Prose text={t`Jᵀ · upstream = ∂${target}/∂${operand}`} />
      </p>
      {rows <= small && columns <= small ? (
        <Written jacobian={jacobian} entries={entries} trace={trace} upstream={upstream} product={product} />
      ) : null}
      <p className="jacobian-note">{verdict(product, downstream, trace)}</p>
    </div>
  );
}

interface WrittenProps {
  readonly jacobian: Jacobian;
  readonly entries: Float64Array;
  readonly trace: Trace;
  readonly upstream: Nested;
  readonly product: Nested;
}

function Written({ jacobian, entries, trace, upstream, product }: WrittenProps) {
  const decimals = useApp((state) => state.dec);
  const print = (value: number): string => formatNumber(value, decimals, numberContext(trace));
  const column = (nested: Nested): string => columnLatex([...tensorOf(nested).data], print);
  const { rows, columns } = jacobian;
  return (
    <Formula
      latex={`${transposedLatex(entries, rows, columns, print)} ${column(upstream)} = ${column(product)}`}
      display
    />
  );
}

function verdict(product: Nested, downstream: Nested, trace: Trace): string {
  const [formed, handed] = [[...tensorOf(product).data], [...tensorOf(downstream).data]];
  if (agrees(formed, handed))
    return handed.length === 1
      ? t`✓ The gate computes the same number without building J.`
      : t`✓ The gate computes the same ${handed.length} numbers without building J.`;
  return trace.arithmetic === "slide"
    ? t`The gate computes the same without building J, but for the rounding of slide arithmetic.`
    : t`The gate's own numbers differ here, where a factor is not finite.`;
}
