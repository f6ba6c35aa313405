import type { Graph } from "../graph/graph.ts";
import { closest } from "../graph/problems.ts";
import { gradientOwners } from "../language/gradientNames.ts";
import type { Program } from "../language/program.ts";
import type { BackwardLine, BlankLine } from "../language/reading.ts";
import { sameShape } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { Bench } from "./bench.ts";
import { printerFor } from "./code.ts";
import { difference } from "./compare.ts";
import { evaluate } from "./evaluate.ts";
import { right, sound, type Finding, type Step } from "./finding.ts";
import { blankHints, hintsFor } from "./hints.ts";
import { orTrouble, performed } from "./perform.ts";
import { pointsOf } from "./points.ts";
import { Room, type Names } from "./room.ts";
import { settle } from "./settle.ts";
import { gradientNamesOf, isLayer, keptNames } from "./survey.ts";
import { Trouble } from "./trouble.ts";
import type { Value } from "./values.ts";
import type { Diagnosis, Note, Verdict } from "./verdict.ts";
import { namesIn, nameOf, variablesOf, type Variable, type Write } from "./writes.ts";

export interface JudgeOptions {
  /** Index of the node that is differentiated; the graph's output unless given. */
  readonly target?: number;
  /**
   * Whether what arrives at the target is any number, as in the backward method of a gate class, so that it may not be left
   * out. Unless told, so where the graph is a single gate and the lines read, but never write, the gradient of its value.
   */
  readonly isLayer?: boolean;
}

/**
 * Compares each line of a backward pass written by hand with the gradients of the graph: one verdict a line, in their order.
 * A line is judged given what it uses: a gradient of an earlier line counts as what it should be. Never throws.
 */
export function judge(
  graph: Graph,
  program: Program,
  backward: readonly BackwardLine[],
  options: JudgeOptions = {},
): readonly Verdict[] {
  if (backward.length === 0) return [];
  const { target = graph.output } = options;
  const variables = variablesOf(graph, backward);
  const layer = options.isLayer ?? isLayer(graph, backward, target);
  const points = pointsOf({ graph, target, kept: keptNames(backward), isLayer: layer });
  const room = new Room(graph, program, points, target);
  const text = backward.map(({ span }) => program.source.slice(span.from, span.to)).join("\n");
  const bench = new Bench(room, variables, gradientNamesOf(graph, backward, variables, target), printerFor(text));
  return new Reading(bench, variables).verdicts(backward);
}

/** A backward pass as it is read, line by line. */
class Reading {
  readonly #bench: Bench;
  readonly #variables: ReadonlyMap<string, Variable>;
  readonly #steps = new Map<string, Step[]>();
  /** Names that hold something wrong as the student's own lines leave them. */
  readonly #wrong = new Set<string>();
  readonly #verdicts: Verdict[] = [];

  constructor(bench: Bench, variables: ReadonlyMap<string, Variable>) {
    this.#bench = bench;
    this.#variables = variables;
  }

  verdicts(lines: readonly BackwardLine[]): readonly Verdict[] {
    for (const [index, line] of lines.entries()) {
      const variable = this.#variables.get(nameOf(line));
      const write = variable?.writes.find((candidate) => candidate.index === index);
      if (variable === undefined) continue;
      if (line.kind === "blank" || write === undefined) this.#blank(index, line, variable);
      else this.#write(variable, write);
    }
    return this.#verdicts.sort((a, b) => a.line - b.line);
  }

  #blank(index: number, { span }: Pick<BlankLine, "span">, variable: Variable): void {
    const [node] = variable.owners;
    const hints = node === undefined ? [] : blankHints(this.#bench, variable.name, node);
    const truth = node === undefined ? null : (this.#bench.truths(node)[0] ?? null);
    this.#say(index, span, variable, { ...right(undefined, undefined), diagnosis: { kind: "blank" }, truth }, hints);
  }

  #write(variable: Variable, write: Write): void {
    const { room } = this.#bench;
    const { name } = variable;
    const done = this.#steps.get(name) ?? [];
    this.#steps.set(name, done);
    const step = this.#performed(room.given, write, name);
    done.push(step);
    const used = [...namesIn(write.line.value)].filter((other) => other !== name && this.#wrong.has(other));
    const isTainted = used.length > 0 || (this.#wrong.has(name) && write.kind !== "set");
    const raw = isTainted ? this.#performed(room.raw, write, name).after : step.after;
    hold(room.given, name, step.after);
    hold(room.raw, name, raw);
    if (isTainted) this.#wrong.add(name);
    else if (write.kind === "set") this.#wrong.delete(name);
    if (write !== variable.writes.at(-1)) return;
    if (variable.owners.length === 0) this.#own(variable, done);
    else this.#claim(variable, done, raw);
  }

  #performed(names: readonly Names[], write: Write, name: string): Step {
    const { room } = this.#bench;
    const brings: (Tensor | Trouble)[] = [];
    const after = room.points.map((_point, point) => {
      const own: Names = names[point] ?? new Map<string, Value>();
      const held = own.get(name);
      const before = held === undefined || "word" in held ? undefined : held;
      if (write.kind !== "set")
        brings.push(orTrouble(() => evaluate(room.expanded(write.expr), room.scope(point, own))));
      return orTrouble(() => performed(room, point, own, write, before));
    });
    return { write, brings: write.kind === "set" ? after : brings, after };
  }

  /** A value of the student's own, or a gradient of something that the graph has no name for. */
  #own(variable: Variable, steps: readonly Step[]): void {
    for (const { write, after } of steps) {
      const values = sound(after);
      const node = values === null || variable.unknown === null ? -1 : this.#nodeOf(values);
      const trouble = after.find((value) => value instanceof Trouble);
      const diagnosis: Diagnosis =
        trouble !== undefined
          ? { kind: "cannot", reason: trouble.message, span: trouble.span }
          : node >= 0
            ? { kind: "right" }
            : this.#unknown(variable);
      const notes: readonly Note[] = node >= 0 ? [{ kind: "of", value: this.#bench.valueLabel(node) }] : [];
      this.#say(write.index, write.line.span, variable, { ...right(values?.[0], undefined, notes), diagnosis }, []);
    }
  }

  /** A node whose gradient these are, rather one without a name; −1 for none. */
  #nodeOf(values: readonly Tensor[]): number {
    const { nodes } = this.#bench.room.graph;
    const shape = values[0]?.shape ?? [];
    const fits = [...nodes.keys()].filter(
      (at) => sameShape(nodes[at]?.shape ?? [], shape) && this.#bench.isTruth(values, at),
    );
    return fits.find((at) => nodes[at]?.name === null) ?? fits[0] ?? -1;
  }

  #unknown({ name, unknown }: Variable): Diagnosis {
    if (unknown === null) return { kind: "aside" };
    const names = this.#bench.room.graph.names.map(([known]) => known);
    const close =
      gradientOwners(name)
        .map((owner) => closest(owner, names))
        .find((found) => found !== undefined) ?? null;
    // `denom` and `delta` look like gradients and are none.
    const isPlain = /^d[a-z]/.test(name) && close === null;
    return isPlain ? { kind: "aside" } : { kind: "noValue", owner: unknown, close };
  }

  #claim(variable: Variable, steps: readonly Step[], raw: readonly (Tensor | Trouble)[]): void {
    const { room } = this.#bench;
    const { findings, node } = settle(this.#bench, variable, steps);
    const used = (step: Step): readonly string[] =>
      [...namesIn(step.write.line.value)].filter((name) => name !== variable.name && this.#wrong.has(name));
    const usedAtAll = [...new Set(steps.flatMap(used))];
    const ends = sound(raw);
    const isMadeUp = usedAtAll.length > 0 && ends !== null && this.#bench.isTruth(ends, variable.owners[0] ?? -1);
    let isWrong = false;
    steps.forEach((step, i) => {
      const found = findings[i] ?? right(undefined, undefined);
      const isOff = standingOf(found.diagnosis) === "wrong";
      const makesUp = isOff && isMadeUp;
      isWrong ||= isOff && !makesUp;
      const names = used(step);
      const notes: readonly Note[] =
        names.length === 0 ? [] : makesUp ? [{ kind: "makesUp", names }] : isOff ? [] : [{ kind: "uses", names }];
      const finding: Finding = makesUp ? { ...found, diagnosis: { kind: "right" }, claimed: ends?.[0] ?? null } : found;
      const hints = makesUp || !isOff ? [] : hintsFor(this.#bench, step.write, finding, node);
      this.#say(
        step.write.index,
        step.write.line.span,
        variable,
        { ...finding, notes: [...finding.notes, ...notes] },
        hints,
      );
    });
    if (isWrong || (usedAtAll.length > 0 && !isMadeUp)) this.#wrong.add(variable.name);
    else this.#wrong.delete(variable.name);
    hold(room.given, variable.name, this.#bench.truths(node));
  }

  #say(line: number, span: BackwardLine["span"], variable: Variable, finding: Finding, hints: readonly string[]): void {
    const { diagnosis, notes, claimed, truth } = finding;
    const [node] = variable.owners;
    const owner = node === undefined ? undefined : this.#bench.room.graph.nodes[node];
    const standing = standingOf(diagnosis);
    const isComparable = claimed !== null && truth !== null && sameShape(claimed.shape, truth.shape);
    this.#verdicts.push({
      line,
      span,
      name: variable.name,
      owner: owner === undefined || node === undefined ? null : { id: owner.id, name: this.#bench.valueLabel(node) },
      standing,
      diagnosis,
      notes,
      claimed,
      truth,
      difference: isComparable && standing === "wrong" ? difference(claimed, truth) : null,
      hints,
    });
  }
}

function hold(names: readonly Names[], name: string, values: readonly (Tensor | Trouble)[]): void {
  names.forEach((own, point) => {
    const value = values[point];
    if (value === undefined || value instanceof Trouble) own.delete(name);
    else own.set(name, value);
  });
}

function standingOf({ kind }: Diagnosis): Verdict["standing"] {
  if (kind === "blank") return "blank";
  if (kind === "aside" || kind === "noValue" || kind === "cannot") return "open";
  return kind === "right" || kind === "rounded" || kind === "part" ? "right" : "wrong";
}
