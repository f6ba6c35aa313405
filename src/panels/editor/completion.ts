import {
  autocompletion,
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { parse } from "../../core/language/parse.ts";
import { localsOf } from "../../core/language/walk.ts";
import { t } from "../../core/words/t.ts";
import { offers } from "./offers.ts";

/** Writes the call with the caret between its parentheses, or the name alone where a parenthesis already follows. */
function applyCall(view: EditorView, completion: Completion, from: number, to: number): void {
  const followed = view.state.sliceDoc(to, to + 1) === "(";
  const insert = followed ? completion.label : `${completion.label}()`;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + completion.label.length + 1 },
    annotations: pickedCompletion.of(completion),
    userEvent: "input.complete",
  });
}

const functions = (): readonly Completion[] =>
  offers.map(({ name, parameters, says }) => ({
    label: name,
    detail: `(${parameters})`,
    info: says,
    type: "function",
    apply: applyCall,
  }));

const constants = (): readonly Completion[] => [
  { label: "pi", detail: "3.14159…", info: t`The constant π.`, type: "constant" },
  { label: "e", detail: "2.71828…", info: t`Euler’s number. e^u is the exp gate.`, type: "constant" },
];

function ownNames(source: string): Completion[] {
  const found = new Map<string, Completion>();
  const waiting = [...parse(source).program.statements];
  for (let statement = waiting.shift(); statement !== undefined; statement = waiting.shift()) {
    if (statement.kind === "for") {
      found.set(statement.variable, { label: statement.variable, type: "variable", boost: 2 });
      waiting.unshift(...statement.body);
    } else if (statement.kind === "assign") {
      found.set(statement.name, { label: statement.name, type: "variable", boost: 2 });
    } else if (statement.kind === "define") {
      const parameters = statement.parameters.map((parameter) => parameter.name).join(", ");
      const detail = `(${parameters})`;
      found.set(statement.name, { label: statement.name, detail, type: "function", apply: applyCall, boost: 1 });
      waiting.unshift(...localsOf(statement));
    }
  }
  return [...found.values()];
}

function complete(context: CompletionContext, language: readonly Completion[]): CompletionResult | null {
  const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
  const written = word?.text ?? "";
  // A one-letter name is a variable far more often than the start of a function: ask before offering.
  if (!context.explicit && written.length < 2) return null;
  const own = ownNames(context.state.doc.toString());
  const taken = new Set(own.map((completion) => completion.label));
  const options = [...own, ...language.filter((option) => !taken.has(option.label))];
  // A word that is complete as it stands must not have Enter taken from it.
  if (!context.explicit && options.some((option) => option.label === written)) return null;
  return { from: word?.from ?? context.pos, options };
}

/** Offers the functions of the gate table, the program's own names and the constants, in the language that is spoken now. */
export function completion(): Extension {
  const language = [...functions(), ...constants()];
  return autocompletion({
    override: [(context) => complete(context, language)],
    icons: false,
    maxRenderedOptions: 40,
  });
}
