import type { Trace } from "../trace/trace.ts";
import { blocked } from "./blocked.ts";
import { dead } from "./dead.ts";
import type { Finding, Severity } from "./finding.ts";
import { flowFindings } from "./flow.ts";
import { patientOf } from "./naming.ts";
import { notFiniteGradients, notFiniteValues } from "./notFinite.ts";
import { saturated } from "./saturated.ts";
import { singular } from "./singular.ts";

const order: readonly Severity[] = ["serious", "warning", "note"];

/**
 * What ails the gradients of a trace, the most serious first. It sees the graph that the trace is of: what stands inside closed
 * groups is seen in the trace of the flat graph.
 */
export function diagnose(trace: Trace): readonly Finding[] {
  const patient = patientOf(trace);
  const found = [
    ...notFiniteValues(patient),
    ...notFiniteGradients(patient),
    ...dead(patient),
    ...saturated(patient),
    ...flowFindings(patient),
    ...blocked(patient),
    ...singular(patient),
  ];
  return found.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
