import type { CallExpr, Expr } from "../language/program.ts";
import type { Result } from "./draft.ts";
import type { Local } from "./locals.ts";
import type { Place } from "./place.ts";
import type { FunctionBinding, ValueBinding } from "./scope.ts";

/** The lines of a function before its return. */
export interface Lines {
  readonly lines: readonly Local[];
  /** What the names in it mean: parameters, and the lines that are built. */
  readonly names: Map<string, Result>;
}

/** A function's lines and its value, to be built in their order. */
export interface Body extends Lines {
  readonly value: Expr;
  readonly place: Place;
  /** Of a function that is never called which names its lines can have as ids; null in a call. */
  readonly isFree: ((name: string) => boolean) | null;
}

/** A line of a function has its value, and the next is to be built. */
export interface LocalTask {
  readonly kind: "local";
  readonly expr: Expr;
  readonly body: Body;
  /** Which of the body's lines it is. */
  readonly line: number;
  readonly start: number;
}

/** One thing left to do while a graph is built; each leaves one result, or further tasks that will. */
export type Task =
  | { readonly kind: "visit"; readonly expr: Expr; readonly place: Place }
  /** Takes the results of its `count` parts and leaves one. */
  | {
      readonly kind: "combine";
      readonly expr: Expr;
      readonly count: number;
      readonly combine: (parts: readonly Result[]) => Result;
    }
  | { readonly kind: "enter"; readonly expr: CallExpr; readonly callee: FunctionBinding; readonly place: Place }
  | LocalTask
  | {
      readonly kind: "bind";
      readonly expr: Expr;
      readonly binding: ValueBinding;
      readonly id: string;
      readonly start: number;
    };

const none: readonly Result[] = [];

/** Tasks that wait, the next one last, and the results of those that are done. */
export class TaskStack {
  readonly #tasks: Task[] = [];
  readonly #results: Result[] = [];

  push(task: Task): void {
    this.#tasks.push(task);
  }

  /** Leaves expressions to be visited, the first of them next. Nothing is known of them yet: returns no results. */
  visit(exprs: readonly Expr[], place: Place): readonly Result[] {
    for (const expr of exprs.toReversed()) this.push({ kind: "visit", expr, place });
    return none;
  }

  /** The last `count` results, which are then used up. */
  take(count: number): Result[] {
    return this.#results.splice(this.#results.length - count, count);
  }

  /** Does all tasks. What `perform` returns is left for the tasks below; with null it gives up. */
  drain(perform: (task: Task) => readonly Result[] | null): Result | undefined {
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) {
      const results = perform(task);
      if (results === null) this.#tasks.length = 0;
      else for (const result of results) this.#results.push(result);
    }
    return this.take(1)[0];
  }
}
