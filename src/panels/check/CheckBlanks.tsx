import { t } from "../../core/words/t.ts";
import { actions, isStale, store, useApp, useGraph } from "../../store/index.ts";
import { blanksFor } from "./blanks.ts";
import { rich } from "../rich.ts";

/** Where there is no backward pass in the text: how to begin one. */
export function CheckBlanks() {
  const graph = useGraph();
  const broken = useApp(isStale);
  const blanks = graph === null ? [] : blanksFor(graph);
  const write = (): void => {
    const { source } = store.getState();
    actions.setSource(
      `${source.trimEnd()}\n\n# backward pass\n${blanks.map((name) => `${name} = #...`).join("\n")}\n`,
      "input",
    );
  };
  return (
    <>
      <p className="check-says">
        {rich`Write gradients into the text, one line for each, as in ${(<code>dq = z</code>)} or ${(<code>grad_w = x.T @ ds</code>)}. Every line is compared with the truth: right, off by a factor, transposed, a branch that is missing, and so on.`}
      </p>
      {broken || blanks.length === 0 ? null : (
        <button type="button" className="button" onClick={write}>
          {t`Set me this graph as an exercise`}
        </button>
      )}
    </>
  );
}
