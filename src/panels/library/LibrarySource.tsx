import type { Gate } from "../../core/gates/gate.ts";
import { t } from "../../core/words/t.ts";
import { filesOf } from "./gateSources.ts";

/** The gate's own file, as it stands in the program. */
export function LibrarySource({ gate }: { readonly gate: Gate }) {
  return filesOf(gate.name).map(({ file, text }) => (
    <section key={file} className="library-part" aria-labelledby="library-source">
      <h4 id="library-source" className="panel-heading">
        {t`Its source`} <span className="library-file">{file}</span>
      </h4>
      <pre className="library-code">{text}</pre>
    </section>
  ));
}
