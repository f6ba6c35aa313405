import { diagnose } from "../core/doctor/diagnose.ts";
import type { Finding } from "../core/doctor/finding.ts";
import type { Trace } from "../core/trace/trace.ts";

// Not part of the store's index: it is loaded with the panel that shows it.

const found = new WeakMap<Trace, readonly Finding[]>();

/** What ails the gradients of a trace, the most serious first. */
export function findingsOf(trace: Trace): readonly Finding[] {
  const findings = found.get(trace) ?? diagnose(trace);
  found.set(trace, findings);
  return findings;
}
