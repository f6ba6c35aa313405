import { momentOf, useCursor, useTrace } from "../store/index.ts";
import "./PhasePill.css";

/** Which way we are going and how far: "backward · step 2 of 3". */
export function PhasePill({ large = false }: { readonly large?: boolean }) {
  const trace = useTrace();
  const cursor = useCursor();
  if (trace === null) return null;
  const { phase, index, count } = momentOf(trace, cursor);
  const text = phase === "start" ? "start" : `${phase} · ${large ? "" : "step "}${index} of ${count}`;
  return (
    <span className={large ? "pill pill-large" : "pill"} data-phase={phase}>
      {text}
    </span>
  );
}
