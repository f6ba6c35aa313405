/** path -> text of every file of the gate folder that is no test */
const texts = import.meta.glob<string>(
  ["../../core/gates/*.ts", "!../../core/gates/*.test.ts", "!../../core/gates/*.fixtures.ts"],
  { query: "?raw", import: "default", eager: true },
);

export interface GateSource {
  /** `sigmoid.ts` */
  readonly file: string;
  readonly text: string;
}

/** The files that state a gate of that name: one, as a test holds. */
export function filesOf(gate: string): readonly GateSource[] {
  const stated = new RegExp(`^\\s+name: "${gate}",$`, "m");
  return Object.entries(texts).flatMap(([path, text]) =>
    stated.test(text) ? [{ file: path.slice(path.lastIndexOf("/") + 1), text: text.trimEnd() }] : [],
  );
}
