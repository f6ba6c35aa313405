import type { Ref } from "react";
import { t } from "../core/words/t.ts";
import { actions, useSource } from "../store/index.ts";

/** The text while the editor itself is still loading (or could not load): readable, and already editable. */
export function EditorPlain({ ref }: { readonly ref: Ref<HTMLTextAreaElement> }) {
  const source = useSource();
  return (
    <div className="editor-plain">
      {/* The same lines, unseen, give the field its height and each number its place where long lines wrap. */}
      <div aria-hidden="true">
        {source.split("\n").map((line, index) => (
          <div key={index} className="editor-plain-line">
            <span className="editor-plain-number">{index + 1}</span>
            <span className="editor-plain-ghost">{line}</span>
          </div>
        ))}
      </div>
      <textarea
        ref={ref}
        aria-label={t`Expression`}
        className="editor-plain-text"
        spellCheck={false}
        autoCapitalize="off"
        value={source}
        onChange={(event) => actions.setSource(event.target.value, "editor")}
      />
    </div>
  );
}
