import { lazy, memo, Suspense, useRef, type CSSProperties } from "react";
import type { GraphNode, NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import { printExpr } from "../core/language/print.ts";
import { symbols, type Symbol_ } from "../core/notation/symbols.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions, useApp, useCursor, useTrace } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { useReachable } from "./useReachable.ts";
import { stretches, useRowWindow } from "./useRowWindow.ts";
import { Datum } from "./ValuesDatum.tsx";
import "./Values.css";

// What proves a gradient comes after the first picture.
const GradientMark = lazy(() =>
  import("./check/mark/GradientMark.tsx").then((part) => ({ default: part.GradientMark })),
);

/** Every node with its value and gradient at this moment, in the order in which they are computed. */
export function Values() {
  const trace = useTrace();
  const cursor = useCursor();
  const box = useRef<HTMLDivElement>(null);
  useReachable(box);
  const rowCount = trace?.graph.nodes.length ?? 0;
  const longest = trace === null ? 0 : symbols(trace.graph).reduce((most, { text }) => Math.max(most, text.length), 0);
  return (
    <section className="values" aria-labelledby="values-heading">
      <h2 id="values-heading" className="panel-heading">
        {t`Values`}
      </h2>
      <div ref={box} className="values-scroll">
        <table
          className="values-table"
          style={{ "--name": `${Math.min(longest, 6)}ch` } as CSSProperties}
          aria-label={t`Values`}
          aria-rowcount={rowCount > many ? rowCount + 1 : undefined}
        >
          <thead>
            <tr>
              <th scope="col">{t`name`}</th>
              <th scope="col">{t`gate`}</th>
              <th scope="col" className="values-value">
                {t`value`}
              </th>
              <th scope="col" className="values-gradient">
                ∂{trace === null ? "f" : (symbols(trace.graph)[trace.target]?.text ?? "f")}/∂·
              </th>
            </tr>
          </thead>
          {trace === null ? <tbody /> : <Body trace={trace} cursor={cursor} />}
        </table>
      </div>
    </section>
  );
}

/** Of more rows than these only those in sight have elements. */
const many = 500;
/** Pixels that a row of one number takes. */
const rowHeight = 24;

interface BodyProps {
  readonly trace: Trace;
  readonly cursor: number;
}

function Body({ trace, cursor }: BodyProps) {
  const { length } = trace.graph.nodes;
  return length > many ? (
    <LongBody trace={trace} cursor={cursor} />
  ) : (
    <tbody>
      <Rows trace={trace} cursor={cursor} from={0} to={length} />
    </tbody>
  );
}

/** The rows in sight and that of the step, with room in place of the others. */
function LongBody({ trace, cursor }: BodyProps) {
  const { graph, steps } = trace;
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = useRowWindow(body, graph.nodes.length, rowHeight);
  const active = indexOfId(graph, steps[cursor - 1]?.node ?? "");
  return (
    <tbody ref={body}>
      {stretches(graph.nodes.length, shown, active).map(({ kind, from, to }) =>
        kind === "rows" ? (
          <Rows key={`rows ${from}`} trace={trace} cursor={cursor} from={from} to={to} numbered />
        ) : (
          <tr key={`room ${from}`} className="values-room" aria-hidden style={{ height: (to - from) * rowHeight }} />
        ),
      )}
    </tbody>
  );
}

interface RowsProps extends BodyProps {
  readonly from: number;
  readonly to: number;
  /** Not all rows are there, so that each says which it is. */
  readonly numbered?: boolean;
}

function Rows({ trace, cursor, from, to, numbered = false }: RowsProps) {
  const names = symbols(trace.graph);
  const active = cursor > 0 ? trace.steps[cursor - 1]?.node : undefined;
  const phase = cursor <= trace.forwardCount ? "forward" : "backward";
  const hidden = useApp((state) => state.hidden);
  return trace.graph.nodes.slice(from, to).map((node, i) => {
    const index = from + i;
    const symbol = names[index];
    return symbol === undefined ? null : (
      <ValuesRow
        key={node.id}
        node={node}
        index={index}
        numbered={numbered}
        symbol={symbol}
        trace={trace}
        active={node.id === active ? phase : "no"}
        valueKnown={cursor >= (trace.valueAt[index] ?? 0)}
        gradientKnown={cursor >= (trace.gradientAt[index] ?? 0)}
        gradientAsked={hidden.includes(node.id)}
      />
    );
  });
}

interface ValuesRowProps {
  readonly node: GraphNode;
  readonly index: number;
  readonly numbered: boolean;
  readonly symbol: Symbol_;
  readonly trace: Trace;
  readonly active: "forward" | "backward" | "no";
  readonly valueKnown: boolean;
  readonly gradientKnown: boolean;
  /** It is to be revealed, so that "?" stands in its place. */
  readonly gradientAsked: boolean;
}

const ValuesRow = memo(function ValuesRow(props: ValuesRowProps) {
  const { node, index, numbered, symbol, trace, active, valueKnown, gradientKnown, gradientAsked } = props;
  const lit = useApp((state) => state.hovered.includes(node.id));
  const selected = useApp((state) => state.selection === node.id);
  return (
    <tr
      aria-rowindex={numbered ? index + 2 : undefined}
      data-active={active}
      data-lit={lit}
      data-selected={selected}
      onPointerEnter={() => actions.hover([node.id])}
      onPointerLeave={() => actions.hover([])}
      onClick={() => choose(selected ? null : node.id)}
    >
      <th scope="row">
        <Prose text={symbol.text} />
        {symbol.named ? null : <span className="values-expression"> {printExpr(node.expression)}</span>}
      </th>
      <td>{node.kind === "input" ? t`input` : (node.module?.name ?? node.gate)}</td>
      <td className="values-value">{valueKnown ? <Datum trace={trace} index={index} part="value" /> : "–"}</td>
      <td className="values-gradient">
        {gradientAsked ? "?" : gradientKnown ? <Datum trace={trace} index={index} part="gradient" /> : "–"}
        {gradientKnown && !gradientAsked && node.kind === "input" ? (
          <Suspense fallback={null}>
            <GradientMark trace={trace} input={index} />
          </Suspense>
        ) : null}
      </td>
    </tr>
  );
});

/** Selects a node and shows what is said about it, which may be scrolled out of sight above the table. */
function choose(id: NodeId | null): void {
  actions.select(id);
  if (id === null) return;
  requestAnimationFrame(() => document.getElementById("beside-tab-explain")?.scrollIntoView({ block: "nearest" }));
}
