import type { Ref } from "react";
import { actions, useSource } from "../store/index.ts";

/** The text while the editor itself is still loading (or could not load): readable, and already editable. */
export function EditorPlain({ ref }: { readonly ref: Ref<HTMLTextAreaElement> }) {
  const source = useSource();
  const lines = source.split("\n").length;
  return (
    <div className="editor-plain">
      <div className="editor-plain-numbers" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <span key={line}>{line + 1}</span>
        ))}
      </div>
      <textarea
        ref={ref}
        aria-label="Expression"
        className="editor-plain-text"
        rows={lines}
        spellCheck={false}
        autoCapitalize="off"
        value={source}
        onChange={(event) => actions.setSource(event.target.value, "editor")}
      />
    </div>
  );
}
