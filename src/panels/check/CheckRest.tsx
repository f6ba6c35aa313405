import { lineAt } from "../../core/language/lineAt.ts";
import type { Reading, Recipe } from "../../core/language/reading.ts";
import { t } from "../../core/words/t.ts";
import { actions } from "../../store/index.ts";

/** What of the text is neither the program nor its backward pass: the recipe for training, and lines that are not used. */
export function CheckRest({ source, reading }: { readonly source: string; readonly reading: Reading }) {
  const { recipe, remarks } = reading;
  if (recipe === null && remarks.length === 0) return null;
  return (
    <details className="check-rest" open={remarks.some(({ kind }) => kind !== "kept")}>
      <summary>{t`The other lines of the text`}</summary>
      <ul>
        {recipe === null ? null : (
          <li>
            {recipeWords(recipe, source)}{" "}
            <button type="button" className="check-action" onClick={() => actions.setSetting("tab", "train")}>
              {t`Train it`}
            </button>
          </li>
        )}
        {remarks.map(({ span, message, kind }, index) => (
          <li key={index} data-kind={kind}>
            <span className="check-place">{t`line ${lineAt(source, span.from)}`}</span> {message}
          </li>
        ))}
      </ul>
    </details>
  );
}

function recipeWords({ updates, steps, span }: Recipe, source: string): string {
  const moved = updates.map(({ parameter, rate }) => t`${parameter} by ${rate} times its gradient`).join(", ");
  const line = lineAt(source, span.from);
  return steps === null
    ? t`line ${line}: the recipe for training, which is kept: gradient descent without an end, moving ${moved}.`
    : t`line ${line}: the recipe for training, which is kept: gradient descent ${steps} times, moving ${moved}.`;
}
