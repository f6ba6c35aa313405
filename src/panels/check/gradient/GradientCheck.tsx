import { useMemo, useState } from "react";
import { planned } from "../../../core/check/planned.ts";
import { summaryOf } from "../../../core/check/summary.ts";
import { worstOf } from "../../../core/check/worst.ts";
import type { NodeId } from "../../../core/graph/graph.ts";
import { nodeAt } from "../../../core/graph/lookup.ts";
import { printCount } from "../../../core/language/count.ts";
import type { Trace } from "../../../core/trace/trace.ts";
import { checkingOf, type Checking } from "../../../store/checked.ts";
import { useApp } from "../../../store/index.ts";
import { CheckSection } from "../CheckSection.tsx";
import { Prose } from "../../ExplainProse.tsx";
import { Chosen } from "./Chosen.tsx";
import { Costs } from "./Costs.tsx";
import { GradientTable } from "./GradientTable.tsx";
import { errorText } from "./numbers.ts";
import { partsOf } from "./rows.ts";
import { firstStep, steps } from "./steps.ts";
import { useWork } from "./useWork.ts";
import "./GradientCheck.css";
import { t } from "../../../core/words/t.ts";

/** Graphs with fewer numbers than these are checked at once. */
const LIGHT = 4096;

/** Every gradient beside the slope that numbers give. @param trace with all that stands in closed groups, in exact arithmetic */
export function GradientCheck({ trace }: { readonly trace: Trace }) {
  const [step, setStep] = useState(firstStep);
  const [isOpen, setOpen] = useState(true);
  const [stopped, setStopped] = useState<Checking | null>(null);
  const [wanted, setWanted] = useState<{ readonly id: NodeId; readonly entry: number } | null>(null);
  // A closed panel hides what is in it and keeps it.
  const isSeen = useApp(({ right, present }) => right.open && !present);
  const h = steps[step] ?? 1e-5;
  const isLight = trace.values.length <= LIGHT;
  const plan = useMemo(() => planned(trace, { h }), [trace, h]);
  const checking = checkingOf(trace, h);
  // What was stopped was this check; another one begins.
  const isStopped = stopped === checking;
  const { items, result } = useWork(checking, isSeen && isOpen && !isStopped, isLight);
  const { parts, hidden } = useMemo(() => partsOf(plan, items), [plan, items]);

  const rows = parts.flatMap((part) => [...part.rows, ...part.others]);
  const worst = worstOf(items);
  const chosen =
    rows.find(({ input, entry }) => wanted?.entry === entry && wanted.id === nodeAt(trace.graph, input).id) ??
    (result === null ? undefined : rows.find(({ check }) => check !== null && check === worst)) ??
    rows[0] ??
    null;
  const total = plan.reduce((sum, { entries }) => sum + entries.length, 0);
  const summary = result === null ? null : summaryOf(result, errorText);
  const right = items.filter(({ band, trouble }) => band.key === "agrees" && trouble === null).length;

  return (
    <CheckSection
      title={t`Gradient check`}
      badge={result === null || total === 0 ? null : t`${printCount(right)} of ${printCount(total)} agree`}
      standing={summary?.agrees === true ? "good" : summary?.agrees === false ? "bad" : "open"}
      onFold={setOpen}
    >
      <div className="gradient-state">
        {summary === null ? (
          <>
            <span>
              {isStopped
                ? t`Stopped: checked ${printCount(items.length)} of ${printCount(total)} entries`
                : t`Checked ${printCount(items.length)} of ${printCount(total)} entries`}
            </span>
            <button type="button" className="check-action" onClick={() => setStopped(isStopped ? null : checking)}>
              {isStopped ? t`Go on` : t`Stop`}
            </button>
          </>
        ) : (
          <p>
            <Prose text={summary.says} />
          </p>
        )}
      </div>
      {total === 0 ? null : (
        <>
          <GradientTable
            trace={trace}
            parts={parts}
            hidden={hidden}
            chosen={chosen}
            onChoose={({ input, entry }) => setWanted({ id: nodeAt(trace.graph, input).id, entry })}
          />
          {chosen === null ? null : (
            <Chosen
              trace={trace}
              row={chosen}
              step={step}
              onStep={setStep}
              // The curve waits for the check.
              isWanted={isSeen && isOpen && result !== null}
              isLight={isLight}
            />
          )}
          <Costs report={result} />
        </>
      )}
    </CheckSection>
  );
}
