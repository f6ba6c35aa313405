import { useMemo, useState } from "react";
import { holders } from "../../core/graph/holders.ts";
import { t } from "../../core/words/t.ts";
import { flatTrace } from "../../store/flat.ts";
import { shownNetwork } from "../../store/network.ts";
import { useApp, useCursor, useTrace } from "../../store/index.ts";
import { NetworkDrawing } from "./NetworkDrawing.tsx";
import { readingsOf, type LineKind } from "./readings.ts";
import { countsOf, kindOf } from "./words.ts";
import "./Network.css";

/** The fully connected layers of the graph, drawn as neurons with a line for each weight. */
export function Network() {
  const network = useApp(shownNetwork);
  const flat = useApp(flatTrace);
  const shown = useTrace();
  const at = useCursor();
  const asks = useApp((state) => state.hidden.length > 0);
  // What is asked for is known as far as it was before this step.
  const cursor = asks ? at - 1 : at;
  const [example, setExample] = useState(0);
  const [lines, setLines] = useState<LineKind>("weights");
  const held = useMemo(() => (shown === null ? null : holders(shown.graph)), [shown]);
  if (network === null || flat === null || shown === null || held === null)
    return (
      <section className="network" aria-label={t`Network`}>
        <p className="network-says">
          {t`There are no fully connected layers in this graph. A matrix of weights times a vector makes one, as in h = sigmoid(W @ x + b).`}
        </p>
      </section>
    );
  const examples = Math.max(...network.layers.map((layer) => layer.examples));
  const shownExample = Math.min(example, examples - 1);
  const readings = readingsOf({ network, flat, shown, held, cursor, example: shownExample });

  return (
    <section className="network" aria-label={t`Network`}>
      <h3>{kindOf(network)}</h3>
      <p className="network-says">{countsOf(flat.graph, network)}</p>
      <div className="network-choices">
        <div role="radiogroup" aria-label={t`Lines show`} className="network-lines">
          {(
            [
              ["weights", t`Weights`],
              ["gradients", t`Gradients of the weights`],
            ] as const
          ).map(([kind, text]) => (
            <label key={kind}>
              <input type="radio" name="network-lines" checked={lines === kind} onChange={() => setLines(kind)} />{" "}
              {text}
            </label>
          ))}
        </div>
        {examples === 1 ? null : (
          <label className="network-example">
            {t`Example`}
            <input
              type="number"
              min={1}
              max={examples}
              value={shownExample + 1}
              onChange={({ currentTarget }) => {
                const asked = currentTarget.valueAsNumber;
                if (Number.isInteger(asked)) setExample(Math.min(Math.max(asked, 1), examples) - 1);
              }}
            />
            <span>{t`of ${examples}`}</span>
          </label>
        )}
      </div>
      <NetworkDrawing network={network} graph={flat.graph} readings={readings} lines={lines} held={held} />
    </section>
  );
}
