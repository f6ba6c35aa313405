import { useEffect, useState } from "react";
import { t } from "../../core/words/t.ts";
import { linkAsExercise } from "../../store/exerciseLink.ts";
import { addressOf, store } from "../../store/index.ts";
import { CopyText } from "./CopyText.tsx";
import "./Exercises.css";

/** The link to the present program with its gradients asked for. */
export function ShareExercise() {
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    linkAsExercise(store.getState()).then(
      (made) => wanted && made.ok && setLink(addressOf(made.fragment, window.location)),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (link === null) return null;
  return (
    <section className="share-part" aria-labelledby="share-exercise">
      <h3 id="share-exercise">{t`As an exercise`}</h3>
      <p>{t`Whoever opens this one is asked for each gradient before it is shown.`}</p>
      <CopyText label={t`Address of the exercise`} text={link} />
    </section>
  );
}
