import { decodePercent, encodePercent } from "./percent.ts";

/** What the library shows: its gates one at a time, or the activation functions side by side. */
export type LibraryView = "gates" | "activations";

/** What a link to the gate library asks for. */
export interface GateLink {
  readonly view: LibraryView;
  /** A gate's name or a function that calls it, or null for the library as a whole. */
  readonly gate: string | null;
}

/** No gate has a longer name. */
const longest = 100;
const activations = "#gates=activations";

/** The fragment of the gate library, `#gates`, of one gate in it, `#gate=sigmoid`, or of the activations, `#gates=activations`. */
export function writeGateLink({ view, gate }: GateLink): string {
  if (view === "activations") return activations;
  return gate === null ? "#gates" : `#gate=${encodePercent(gate)}`;
}

/** Null where the fragment asks for nothing of the library. Never throws. */
export function readGateLink(fragment: string): GateLink | null {
  if (fragment === activations) return { view: "activations", gate: null };
  if (fragment === "#gates") return { view: "gates", gate: null };
  const named = /^#gate=([^&]*)$/.exec(fragment)?.[1];
  if (named === undefined) return null;
  const gate = decodePercent(named.slice(0, 3 * longest)).text.slice(0, longest);
  return { view: "gates", gate: gate === "" ? null : gate };
}
