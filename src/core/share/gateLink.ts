import { decodePercent, encodePercent } from "./percent.ts";

/** What a link to the gate library asks for: a gate's name or a function that calls it, or null for the library as a whole. */
export interface GateLink {
  readonly gate: string | null;
}

/** No gate has a longer name. */
const longest = 100;

/** The fragment of the gate library, `#gates`, or of one gate in it, `#gate=sigmoid`. */
export function writeGateLink(gate: string | null): string {
  return gate === null ? "#gates" : `#gate=${encodePercent(gate)}`;
}

/** Null where the fragment asks for no gate. Never throws. */
export function readGateLink(fragment: string): GateLink | null {
  if (fragment === "#gates") return { gate: null };
  const named = /^#gate=([^&]*)$/.exec(fragment)?.[1];
  if (named === undefined) return null;
  const gate = decodePercent(named.slice(0, 3 * longest)).text.slice(0, longest);
  return { gate: gate === "" ? null : gate };
}
