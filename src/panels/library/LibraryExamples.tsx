import { useEffect, useState } from "react";
import type { Gate } from "../../core/gates/gate.ts";
import { t, translated } from "../../core/words/t.ts";
import type { Example } from "../../examples/index.ts";
import { actions } from "../../store/index.ts";
import { examplesWith } from "./gateUses.ts";

/** The examples that use a gate. They are built once the card stands. */
export function LibraryExamples({ gate }: { readonly gate: Gate }) {
  const [found, setFound] = useState<readonly Example[] | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setFound(examplesWith(gate.name)));
    return () => window.clearTimeout(timer);
  }, [gate]);

  if (found === null || found.length === 0) return null;
  return (
    <section className="library-part" aria-labelledby="library-examples">
      <h4 id="library-examples" className="panel-heading">
        {t`Examples that use it`}
      </h4>
      <ul className="library-examples">
        {found.map((example) => (
          <li key={example.id}>
            <button type="button" onClick={() => actions.openExample(example)}>
              <span>{example.row}</span> {translated(example.title)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
