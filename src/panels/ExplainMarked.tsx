import { useEffect, useState } from "react";
import { count } from "../core/notation/words.ts";
import { t } from "../core/words/t.ts";
import { actions, store, useApp } from "../store/index.ts";

/** While gates are marked: they can become one gate, a function in the text. */
export function ExplainMarked() {
  const marked = useApp((state) => state.marked.length);
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState("");

  useEffect(() => {
    let wanted = true;
    void import("./makeGate.ts").then(({ freeName }) => {
      if (wanted) setName(freeName(store.getState().source));
    });
    return () => {
      wanted = false;
    };
  }, []);
  useEffect(() => setRefusal(""), [marked]);

  const make = async (): Promise<void> => {
    const { makeGate } = await import("./makeGate.ts");
    const made = makeGate(store.getState(), name.trim());
    if ("refusal" in made) {
      setRefusal(made.refusal);
      return;
    }
    actions.clearMarks();
    actions.setSource(made.source, "input");
  };
  return (
    <form
      className="explain-marked"
      aria-label={t`Marked gates`}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <p>
        {marked === 1
          ? t`One gate is marked. Click others with Shift, then make one gate of them: a function in the text.`
          : t`${count(marked).replace(/^./, (letter) => letter.toUpperCase())} gates are marked. Click others with Shift, then make one gate of them: a function in the text.`}
      </p>
      <label>
        <span>{t`Name`}</span>
        <input value={name} spellCheck={false} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </label>
      <button type="submit" className="button button-primary">
        {t`Make this a gate`}
      </button>
      <button type="button" className="button" onClick={() => actions.clearMarks()}>
        {t`Clear`}
      </button>
      {refusal === "" ? null : (
        <p role="alert" className="explain-refusal">
          {refusal}
        </p>
      )}
    </form>
  );
}
