import { useMemo } from "react";
import { activations } from "../../core/activations/gallery.ts";
import { flatTrace } from "../../store/flat.ts";
import { useApp } from "../../store/index.ts";
import { ActivationCard } from "./ActivationCard.tsx";
import { namedUses, type NamedUse } from "./activationUses.ts";
import "./Activations.css";

const none: readonly NamedUse[] = [];

/** The activation functions of the lecture, and on their curves where the reader's graph stands. */
export function Activations() {
  const trace = useApp(flatTrace);
  const source = useApp((state) => state.shown);
  const uses = useMemo(() => (trace === null ? none : namedUses(trace, source)), [trace, source]);
  return (
    <div className="activations">
      {activations().map((activation) => (
        <ActivationCard
          key={activation.key}
          activation={activation}
          uses={uses.filter((use) => use.activation === activation.key)}
        />
      ))}
    </div>
  );
}
