import { lineAt } from "../../core/language/lineAt.ts";
import type { Reading, Recipe } from "../../core/language/reading.ts";
import { actions } from "../../store/index.ts";

/** What of the text is neither the program nor its backward pass: the recipe for training, and lines that are not used. */
export function CheckRest({ source, reading }: { readonly source: string; readonly reading: Reading }) {
  const { recipe, remarks } = reading;
  if (recipe === null && remarks.length === 0) return null;
  return (
    <details className="check-rest" open={remarks.some(({ kind }) => kind !== "kept")}>
      <summary>The other lines of the text</summary>
      <ul>
        {recipe === null ? null : (
          <li>
            {recipeWords(recipe, source)}{" "}
            <button type="button" className="check-action" onClick={() => actions.setSetting("tab", "train")}>
              Train it
            </button>
          </li>
        )}
        {remarks.map(({ span, message, kind }, index) => (
          <li key={index} data-kind={kind}>
            <span className="check-place">line {lineAt(source, span.from)}</span> {message}
          </li>
        ))}
      </ul>
    </details>
  );
}

function recipeWords({ updates, steps, span }: Recipe, source: string): string {
  const moved = updates.map(({ parameter, rate }) => `${parameter} by ${String(rate)} times its gradient`).join(", ");
  const turns = steps === null ? "without an end" : `${String(steps)} times`;
  return `line ${String(lineAt(source, span.from))}: the recipe for training, which is kept: gradient descent ${turns}, moving ${moved}.`;
}
