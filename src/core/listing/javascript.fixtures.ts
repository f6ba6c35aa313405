import { createContext, Script } from "node:vm";
import { differentiate } from "../differentiate.ts";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import type { Nested } from "../tensor/tensor.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { javascriptListing, javascriptWords } from "./javascript.ts";
import { textOf, type Listing } from "./listing.ts";
import { stage } from "./stage.ts";
import type { Staged } from "./staged.ts";

/** A script that has run. */
export interface Ran {
  /** What it printed, one text a call of console.log. */
  readonly printed: readonly string[];
  /** What the variables that were asked for then are. */
  readonly values: readonly Nested[];
}

/**
 * Runs a plain script. Throws what it throws, and where strict mode refuses it.
 * @param variables names at its top level
 * @param world `own`: as a script in a world of its own, as a page has it, which takes 5 ms; `shared`: as a function
 */
export function runScript(text: string, variables: readonly string[], world: "own" | "shared" = "own"): Ran {
  const printed: string[] = [];
  const console = {
    log: (...parts: readonly unknown[]): void => {
      printed.push(parts.map(String).join(" "));
    },
  };
  new Script(`"use strict";\n${text}`);
  const asked = `[${variables.join(", ")}]`;
  if (world === "shared") {
    const script = new Script(`(function (console) {\n${text}\nreturn ${asked};\n})`);
    return { printed, values: (script.runInThisContext() as (log: typeof console) => readonly Nested[])(console) };
  }
  const context = createContext({ console });
  new Script(text).runInContext(context);
  return { printed, values: new Script(asked).runInContext(context) as readonly Nested[] };
}

export interface Listed {
  readonly graph: Graph;
  readonly staged: Staged;
  readonly lines: Listing;
  readonly text: string;
}

/** The listing of a program. Throws where the program has mistakes. */
export function listed(source: string): Listed {
  const { graph, diagnostics } = build(readAny(source).program);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const trace = run(compile(graph), graph);
  const staged = stage(graph, trace, javascriptWords);
  const lines = javascriptListing(graph, trace);
  return { graph, staged, lines, text: textOf(lines) };
}

/** A difference relative to the numbers, and absolute where both are tiny; 0 where both are the same infinity or NaN. */
function apart(a: Nested, b: Nested): number {
  if (typeof a !== "number" || typeof b !== "number") {
    if (typeof a === "number" || typeof b === "number" || a.length !== b.length) return Infinity;
    return a.reduce<number>((worst, part, i) => Math.max(worst, apart(part, b[i] ?? [])), 0);
  }
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  const difference = Math.abs(a - b) / Math.max(1e-6, Math.abs(a), Math.abs(b));
  return Number.isNaN(difference) ? Infinity : difference;
}

/** Where the listing of a program, run as it stands, differs from `differentiate`: one text for each value. */
export function differences(source: string, world: "own" | "shared" = "own"): string[] {
  const { staged, text } = listed(source);
  const outcome = differentiate(source);
  if (!outcome.ok) throw new Error("The program does not differentiate.");
  const nodes = new Map(outcome.nodes.map((node) => [node.id, node]));
  const expected = new Map<string, Nested | undefined>([[staged.output, nodes.get(outcome.output)?.value]]);
  for (const { node, variable, gradient } of staged.asked) {
    expected.set(variable, nodes.get(node)?.value);
    expected.set(gradient, nodes.get(node)?.gradient);
  }
  return differing(text, expected, world);
}

/** The variables of a script that are not what is expected of them. */
export function differing(
  text: string,
  expected: ReadonlyMap<string, Nested | undefined>,
  world: "own" | "shared",
): string[] {
  const { values } = runScript(text, [...expected.keys()], world);
  return [...expected].flatMap(([variable, value = []], i) => {
    const actual = values[i] ?? [];
    return apart(actual, value) <= 1e-9 ? [] : `${variable} is ${String(actual)}, not ${String(value)}`;
  });
}
