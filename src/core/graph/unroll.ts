import type { Diagnostic } from "../language/diagnostic.ts";
import { limits } from "../language/limits.ts";
import type { ForStatement, ListExpr, Span, Statement } from "../language/program.ts";
import { areSimple, expressionsOf, walkExpr } from "../language/walk.ts";
import { Bounds } from "./bounds.ts";
import type { FlatProgram, FlatStatement, Turn } from "./flat.ts";
import { countOfRange, valueInTurn } from "./range.ts";
import { refuseStep, refuseTurns, refuseUnrolled } from "./refuseLoop.ts";
import { inTurn, substituted } from "./substitute.ts";

/**
 * Writes out every turn of every loop, its variable a number in it. A loop past a limit is refused before any of its
 * turns is written.
 */
export function unroll(source: string, statements: readonly Statement[]): FlatProgram | Diagnostic {
  if (areSimple(statements)) return { source, statements, turns: [], turnOf: [] };
  const further = statements.filter((statement) => statement.kind !== "for");
  const unrolling = new Unrolling(new Bounds(source, further));
  const refusal = unrolling.write(statements, null, new Map());
  const { written, turns, turnOf } = unrolling;
  return refusal ?? { source, statements: written, turns, turnOf };
}

class Unrolling {
  readonly written: FlatStatement[] = [];
  readonly turns: Turn[] = [];
  readonly turnOf: (number | null)[] = [];
  readonly #bounds: Bounds;
  readonly #sizes = new Map<Statement, number>();
  #nodes = 0;
  /** The `range(…)` of the outermost loop, and the turns that it may still take. */
  #outermost: Span = { from: 0, to: 0 };
  #left = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /**
   * Writes statements of one turn, or of the program itself.
   * @param values what the variables of the loops around are
   */
  write(statements: readonly Statement[], turn: number | null, values: ReadonlyMap<string, number>): Diagnostic | null {
    for (const statement of statements) {
      if (statement.kind === "for") {
        const refusal = this.#loop(statement, turn, values);
        if (refusal !== null) return refusal;
      } else {
        const line = turn === null ? statement : inTurn(statement, values);
        this.#bounds.write(line, this.written.length, turn === null);
        this.#push(line, turn);
      }
    }
    return null;
  }

  #loop(loop: ForStatement, parent: number | null, values: ReadonlyMap<string, number>): Diagnostic | null {
    const { variable, rangeSpan, span } = loop;
    const items = loop.range.map((expr) => substituted(expr, values));
    const range: ListExpr = { kind: "list", items, span: rangeSpan };
    const known = this.#bounds.valuesOf(range, this.written.length);
    if ("message" in known) return known;
    const count = countOfRange(known);
    const refusal = this.#refusal(loop, count, parent);
    if (refusal !== null) return refusal;
    this.#push({ kind: "range", value: range, span: rangeSpan, known }, parent);
    const { outermost, isFirst } = (parent === null ? undefined : this.turns[parent]) ?? {
      outermost: span,
      isFirst: true,
    };
    for (let turn = 0; turn < count; turn++) {
      const value = valueInTurn(known, turn);
      const index = this.turns.push({ variable, value, parent, isFirst: isFirst && turn === 0, span, outermost }) - 1;
      const inner = this.write(loop.body, index, new Map([...values, [variable, value]]));
      if (inner !== null) return inner;
    }
    return null;
  }

  /** Counts the turns and lines of a loop before they are written; those of the loops within it are counted in their turn. */
  #refusal(loop: ForStatement, count: number, parent: number | null): Diagnostic | null {
    if (Number.isNaN(count)) return refuseStep(loop.range.at(-1)?.span ?? loop.rangeSpan);
    if (parent === null) [this.#outermost, this.#left] = [loop.rangeSpan, limits.turns];
    if (count > this.#left) return refuseTurns(count, count > limits.turns ? loop.rangeSpan : this.#outermost);
    this.#left -= count;
    const size = loop.body.reduce((sum, line) => sum + this.#sizeOf(line), 0);
    this.#nodes += 1 + count * size;
    return this.#nodes > limits.unrolled ? refuseUnrolled(loop.rangeSpan) : null;
  }

  /** Nodes of a statement, as the parser counts them; of a loop what its first line alone comes to. */
  #sizeOf(statement: Statement): number {
    const known = this.#sizes.get(statement);
    if (known !== undefined) return known;
    let size = 1;
    const exprs = statement.kind === "for" ? statement.range : expressionsOf(statement);
    for (const expr of exprs) walkExpr(expr, () => size++);
    this.#sizes.set(statement, size);
    return size;
  }

  #push(statement: FlatStatement, turn: number | null): void {
    this.written.push(statement);
    this.turnOf.push(turn);
  }
}
