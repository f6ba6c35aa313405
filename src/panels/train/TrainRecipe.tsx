import { indexOfName, nodeAt } from "../../core/graph/lookup.ts";
import { mostUpdates, clampUpdates } from "../../core/share/recipe.ts";
import { printShape } from "../../core/tensor/nested.ts";
import { methods, type Method } from "../../core/train/methods.ts";
import { trainable } from "../../core/train/parameters.ts";
import { actions } from "../../store/index.ts";
import { methodFacts } from "./methods.ts";
import { NumberField } from "./NumberField.tsx";
import { settingOf, type Recipe } from "./recipe.ts";
import { ratesWords } from "./sentences.ts";
import { TrainRate } from "./TrainRate.tsx";
import type { Plan } from "./useTrain.ts";

/** What is changed, how fast, by which method and how often: the text's own recipe, until the reader changes it. */
export function TrainRecipe({ plan: { graph, recipe, own } }: { readonly plan: Plan }) {
  const change = (part: Partial<Recipe>): void => actions.setSetting("train", settingOf(own, { ...recipe, ...part }));
  const names = trainable(graph);
  const toggle = (name: string): void => {
    const chosen = new Set(recipe.parameters);
    if (!chosen.delete(name)) chosen.add(name);
    change({ parameters: names.filter((other) => chosen.has(other)) });
  };
  const rates = ratesWords(recipe);
  const isOwn = Object.keys(settingOf(own, recipe)).length === 0;

  return (
    <div className="train-recipe">
      <div className="train-head">
        <h3>Recipe</h3>
        {isOwn ? null : (
          <button type="button" className="train-action" onClick={() => actions.setSetting("train", {})}>
            As the text says
          </button>
        )}
      </div>
      <fieldset className="train-parameters">
        <legend>Parameters</legend>
        {names.length === 0 ? <p className="train-says">This graph has no inputs that could be trained.</p> : null}
        <div className="train-names">
          {names.map((name) => (
            <label key={name} className="train-name">
              <input type="checkbox" checked={recipe.parameters.includes(name)} onChange={() => toggle(name)} />
              <span>{name}</span>
              <small>{shapeOf(name)}</small>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="train-fields">
        <TrainRate rate={recipe.rate} onChange={(rate) => change({ rate })} />
        <label className="train-field">
          <span>Method</span>
          <select
            className="select"
            value={recipe.method}
            onChange={({ target }) => change({ method: methods.find((name) => name === target.value) ?? own.method })}
          >
            {methods.map((method: Method) => (
              <option key={method} value={method}>
                {methodFacts[method].title}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          value={recipe.steps}
          name="Updates"
          take={clampUpdates}
          hint={`A whole number from 1 to ${String(mostUpdates)}.`}
          onChange={(steps) => change({ steps })}
        />
      </div>
      {rates === null ? null : <p className="train-says">{rates}</p>}
    </div>
  );

  function shapeOf(name: string): string {
    const { shape } = nodeAt(graph, indexOfName(graph, name));
    return shape.length === 0 ? "" : printShape(shape);
  }
}
