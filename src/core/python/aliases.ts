import { libraries, submodules } from "../language/characters.ts";
import type { Line } from "./lines.ts";
import { firstOf, itemsOf, partsOf, syntaxOf, type Syntax } from "./syntax.ts";

/** What the names of a text stand for beside values. */
export interface Aliases {
  /** Names whose point falls away: `np` of `np.exp`, and `self`. */
  readonly prefixes: ReadonlySet<string>;
  /** Names that an import gave to a function: `from numpy import exp as e`. */
  readonly functions: ReadonlyMap<string, string>;
  /** Names of modules that are not read, with what they are short for: `plt` → `matplotlib.pyplot`. */
  readonly foreign: ReadonlyMap<string, string>;
  /** Classes of the text. */
  readonly classes: ReadonlySet<string>;
  /** Names that a `RandomState` was given. */
  readonly generators: ReadonlySet<string>;
  /** Names that an object of such a class was given. */
  readonly instances: ReadonlySet<string>;
  /** Names of functions of the text. */
  readonly defined: ReadonlySet<string>;
}

const known = /^(?:numpy|math|torch|jax|scipy|cupy|autograd|random|__future__|typing)(?:\.|$)/;
const assigned = /^((?:\w+\s*,\s*)*\w+)\s*(?::[^=]+)?=(?!=)\s*(?:(?:\w+\.)*(\w+)\s*\([^()]*\)\s*$)?/;

/** Reads the imports, classes and generators of a text before anything else. */
export function aliasesOf(lines: readonly Line[]): Aliases {
  const values = new Set<string>();
  const classes = new Set<string>();
  const generators = new Set<string>();
  const defined = new Set<string>();
  const instances = new Set<string>();
  for (const { text } of lines) {
    const named = /^class\s+(\w+)/.exec(text)?.[1];
    if (named !== undefined) classes.add(named);
    const own = /^def\s+(\w+)|^(\w+)\s*=\s*lambda\b|^(\w+)\([\w, ]*\)\s*=[^=]/.exec(text);
    const name = own?.[1] ?? own?.[2] ?? own?.[3];
    if (name !== undefined) defined.add(name);
  }
  for (const { text } of lines) {
    const [, targets, callee = ""] = assigned.exec(text) ?? [];
    if (targets === undefined) continue;
    if (callee === "RandomState" || callee === "default_rng") generators.add(targets);
    else if (classes.has(callee)) instances.add(targets);
    else for (const name of targets.split(",")) values.add(name.trim());
  }
  const prefixes = new Set(
    [...libraries, ...submodules, ...instances, ...generators].filter((name) => !values.has(name)),
  );
  const functions = new Map<string, string>();
  const foreign = new Map<string, string>();
  for (const line of lines) {
    if (!/^(?:import|from)\b/.test(line.text)) continue;
    for (const { module, name, as, isModule } of importsOf(line)) {
      if (!known.test(module)) foreign.set(as, module);
      else if (isModule || submodules.has(name)) prefixes.add(as);
      else if (as !== name) functions.set(as, name);
    }
  }
  return { prefixes: prefixes.add("self"), functions, foreign, classes, generators, instances, defined };
}

interface Imported {
  readonly module: string;
  readonly name: string;
  readonly as: string;
  readonly isModule: boolean;
}

function importsOf(line: Line): Imported[] {
  const syntax = syntaxOf(line.text, line.from);
  const first = syntax === null ? null : firstOf(syntax);
  if (syntax?.name !== "ImportStatement" || first === null) return [];
  const parts = partsOf(syntax).slice(1);
  const at = parts.findIndex(({ name }) => name === "import");
  const isModule = first.name === "import";
  const origin = isModule ? "" : textOf(parts.slice(0, at));
  return itemsOf(parts.slice(at + 1)).map((item) => {
    const as = item.findIndex(({ name }) => name === "as");
    const name = textOf(as < 0 ? item : item.slice(0, as));
    const alias = as < 0 ? name.split(".")[0] : item.at(-1)?.text;
    return { module: isModule ? name : origin, name, as: alias ?? name, isModule };
  });
}

function textOf(parts: readonly Syntax[]): string {
  return parts.map(({ text }) => text).join("");
}
