import type { Slot } from "../graph/lookup.ts";
import { gradientOwners } from "../language/gradientNames.ts";
import type { Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { same } from "./compare.ts";
import type { Found } from "./diagnose.ts";
import { withNames } from "./editing.ts";
import { evaluate } from "./evaluate.ts";
import { sound, type Step } from "./finding.ts";
import { otherLefts } from "./lefts.ts";
import { orTrouble, performed } from "./perform.ts";
import { valueLabel, type Available, type Question } from "./question.ts";
import type { Room } from "./room.ts";
import { shownFor, type Shown } from "./shown.ts";
import { Trouble } from "./trouble.ts";
import type { Value } from "./values.ts";
import type { Note } from "./verdict.ts";
import { nodeNamed, type Variable, type Write } from "./writes.ts";

/** Nodes of an expression in which helpers are written out. */
const LARGEST = 400;

/** What all lines of a backward pass are judged with. */
export class Bench {
  readonly room: Room;
  readonly print: (expr: Expr) => string;
  readonly #variables: ReadonlyMap<string, Variable>;
  readonly #gradientNames: ReadonlyMap<number, string>;
  #shown: Shown | null = null;

  /** @param gradientNames node -> what the student calls its gradient */
  constructor(
    room: Room,
    variables: ReadonlyMap<string, Variable>,
    gradientNames: ReadonlyMap<number, string>,
    print: (expr: Expr) => string,
  ) {
    this.room = room;
    this.print = print;
    this.#variables = variables;
    this.#gradientNames = gradientNames;
  }

  /** The gradient of a node at every point. */
  truths(node: number): readonly Tensor[] {
    return this.room.points.map((point) => point.truth(node));
  }

  isTruth(values: readonly Tensor[], node: number): boolean {
    return values.every((value, index) => {
      const truth = this.room.points[index]?.truth(node);
      return truth !== undefined && same(value, truth);
    });
  }

  movedNote(to: number, node: number): Note {
    return { kind: "moved", value: this.valueLabel(to), gate: this.valueLabel(node) };
  }

  valueLabel(node: number): string {
    return valueLabel(this.room.graph, node, this.print);
  }

  /** The graph as lines are written for it. */
  get shown(): Shown {
    this.#shown ??= shownFor(this.room.graph);
    return this.#shown;
  }

  /** What the student calls the gradient of a node; null where no line has it. */
  gradientName(node: number): string | null {
    return this.#gradientNames.get(node) ?? null;
  }

  /** What a line that sets a value, or adds a term, should have given. */
  question({ write, brings }: Step, node: number, wires: readonly Slot[], expected: readonly Tensor[]): Question {
    const expr = this.#writtenOut(write);
    const known = this.room.points.map((): Map<Expr, Value> | null => null);
    const knownAt = (point: number): Map<Expr, Value> => {
      const scope = this.room.scope(point, this.room.given[point] ?? new Map());
      const found = known[point] ?? (orTrouble(() => evaluate(expr, scope)), scope.known);
      known[point] = found;
      return found;
    };
    return {
      ...this.#common(write, node, wires, expected, expr),
      claimed: brings,
      isInPlace: false,
      shapeOf: (part) => {
        const value = knownAt(0).get(part);
        return value === undefined || "word" in value ? null : value.shape;
      },
      attempt: (other, point, work) => {
        const scope = this.room.scope(point, this.room.given[point] ?? new Map(), work);
        return orTrouble(() => evaluate(other, { ...scope, known: new Map(knownAt(point)) }));
      },
    };
  }

  /** What a line that changes its variable should have led to, all later lines done. */
  questionOfEdit(step: Step, all: readonly Step[], node: number, expected: readonly Tensor[]): Question {
    const at = all.indexOf(step);
    const expr = this.#writtenOut(step.write);
    const broken = sound(step.brings) === null || sound(step.after) === null;
    return {
      ...this.#common(step.write, node, this.room.wires(node), expected, expr),
      isInPlace: true,
      claimed: broken ? (sound(step.brings) === null ? step.brings : step.after) : (all.at(-1)?.after ?? []),
      shapeOf: (part) => {
        const value = this.room.attempt(part, 0, this.room.given[0] ?? new Map());
        return value instanceof Trouble ? null : value.shape;
      },
      attempt: (other, point) => this.#replay(all, at, point, all[at - 1]?.after[point], other),
    };
  }

  /** What a variable comes to if it held these values before some of its lines; null where a line fails. */
  replayed(values: readonly Tensor[], steps: readonly Step[]): readonly Tensor[] | null {
    return sound(this.room.points.map((_point, point) => this.#replay(steps, 0, point, values[point], null)));
  }

  /** Another left side that makes the end right: `+=` for `-=`, another condition in the brackets. */
  leftMended(step: Step, all: readonly Step[], expected: readonly Tensor[]): Found | null {
    const at = all.indexOf(step);
    for (const { line, diagnosis } of otherLefts(step.write, this.print)) {
      const changed = all.with(at, { ...step, write: { ...step.write, line } });
      const ends = sound(
        this.room.points.map((_point, point) => this.#replay(changed, at, point, all[at - 1]?.after[point], null)),
      );
      const isRight = ends?.every((end, point) => expected[point] !== undefined && same(end, expected[point]));
      if (isRight === true) return { diagnosis, repaired: step.write.expr };
    }
    return null;
  }

  #common(write: Write, node: number, wires: readonly Slot[], expected: readonly Tensor[], expr: Expr) {
    return {
      room: this.room,
      points: this.room.points,
      node,
      wires,
      expected,
      expr,
      names: this.#available(write),
      gradientName: (other: number) => this.gradientName(other),
      print: this.print,
    };
  }

  #available({ line }: Write): readonly Available[] {
    const own = line.target.kind === "name" ? line.target.name : line.target.operand.name;
    const { room } = this;
    const names = new Set([...(room.given[0]?.keys() ?? []), ...this.#gradientNames.values(), ...room.known]);
    names.delete(own);
    return [...names].flatMap((name) => {
      const value = room.lookup(0, room.given[0] ?? new Map(), name);
      if (value === undefined || "word" in value) return [];
      const isGradient = gradientOwners(name).some((owner) => nodeNamed(room.graph, owner) !== undefined);
      return [{ name, shape: value.shape, isGradient }];
    });
  }

  /** A line's expression with the student's helpers, and the program's functions, written out. */
  #writtenOut({ expr, line }: Write): Expr {
    let result = expr;
    for (let depth = 0; depth < 8; depth++) {
      const before = result;
      result = withNames(result, (name) => this.#helper(name, line.span.from));
      let size = 0;
      walkExpr(result, () => size++);
      if (size > LARGEST) return this.room.expanded(before);
      if (result === before) break;
    }
    const expanded = orTrouble(() => this.room.expanded(result));
    return expanded instanceof Trouble ? result : expanded;
  }

  #helper(name: string, before: number): Expr | undefined {
    const variable = this.#variables.get(name);
    const [write, ...more] = variable?.writes ?? [];
    if (variable === undefined || variable.owners.length > 0 || write === undefined || more.length > 0)
      return undefined;
    return write.kind === "set" && write.line.span.from < before ? write.expr : undefined;
  }

  #replay(
    steps: readonly Step[],
    from: number,
    point: number,
    start: Tensor | Trouble | undefined,
    expr: Expr | null,
  ): Tensor | Trouble {
    return orTrouble(() => {
      let value = start instanceof Trouble ? undefined : start;
      for (const [i, { write }] of steps.slice(from).entries())
        value = performed(
          this.room,
          point,
          this.room.given[point] ?? new Map(),
          write,
          value,
          i === 0 && expr !== null ? expr : write.expr,
        );
      if (value === undefined) throw new Trouble("unknown", t`There is no line.`, { from: 0, to: 0 });
      return value;
    });
  }
}
