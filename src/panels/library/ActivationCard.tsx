import { BookOpen } from "lucide-react";
import { useState } from "react";
import { activationCurves, kernelsOf, type Activation, type Setting } from "../../core/activations/gallery.ts";
import { remarksOf } from "../../core/activations/remarks.ts";
import { t } from "../../core/words/t.ts";
import { actions } from "../../store/index.ts";
import { Prose } from "../ExplainProse.tsx";
import { Math } from "../Math.tsx";
import { ActivationPlot } from "./ActivationPlot.tsx";
import { ActivationSlider } from "./ActivationSlider.tsx";
import { ActivationUses } from "./ActivationUses.tsx";
import { filled, heightsFor, isOn, reachOf, stretchFor } from "./activationState.ts";
import type { NamedUse } from "./activationUses.ts";

interface ActivationCardProps {
  readonly activation: Activation;
  readonly uses: readonly NamedUse[];
}

/** Read off where the graph does not use the activation: where the six of them differ. */
const ELSEWHERE = -1;

/** An activation function: its formulas, its curve and slope, what it is good for, and where the graph uses it. */
export function ActivationCard({ activation, uses }: ActivationCardProps) {
  const { key, title, parameters } = activation;
  const points = uses.flatMap((use) => use.points);
  const first = points.find(({ setting }) => Object.values(setting).every(Number.isFinite));
  const [chosen, setChosen] = useState<Setting | null>(null);
  const [read, setRead] = useState<number | null>(null);
  const setting = filled(activation, chosen ?? first?.setting ?? {});
  const on = points.filter((point) => isOn(setting, point));
  const stretch = stretchFor(points);
  const x = read ?? on.find((point) => point.x >= stretch[0] && point.x <= stretch[1])?.x ?? ELSEWHERE;
  const { f, slope } = kernelsOf(activation);
  const at = [x, ...parameters.map(({ name }) => setting[name] ?? Number.NaN)];
  const curves = activationCurves(activation, setting, stretch);
  const id = `activation-${key}`;

  return (
    <article className="activation" aria-labelledby={id}>
      <header className="activation-head">
        <h3 id={id}>{title}</h3>
        {key === "maxout" ? null : (
          <button
            type="button"
            className="activation-gate"
            aria-label={t`The ${title} gate in the library`}
            title={t`This gate in the library`}
            onClick={() => actions.openLibrary(key)}
          >
            <BookOpen size={15} aria-hidden />
          </button>
        )}
      </header>
      <div className="activation-formulas">
        <Math latex={["f(x)", activation.formulaLatex, ...activation.writtenLatex.slice(0, 1)].join(" = ")} display />
        <Math latex={`f'(x) = ${activation.derivativeLatex}`} display />
      </div>
      <ActivationPlot
        title={title}
        plot={{ slot: 0, operand: "x", held: [], ...curves, range: heightsFor(curves, on) }}
        points={on}
        reading={{ x, value: f(at, Number.NaN), gradient: slope(at, Number.NaN) }}
        isUsed={uses.length > 0}
        owners={uses.filter((use) => use.points.some((point) => point.x === x && isOn(setting, point)))}
        onRead={setRead}
      />
      <div className="activation-sliders">
        {parameters.map((parameter) => (
          <ActivationSlider
            key={parameter.name}
            label={t`${parameter.name} of ${title}`}
            name={parameter.name}
            value={setting[parameter.name] ?? parameter.value}
            reach={reachOf(parameter, [first?.setting[parameter.name] ?? parameter.value])}
            onChange={(value) => {
              setChosen({ ...setting, [parameter.name]: value });
              setRead(x);
            }}
          />
        ))}
      </div>
      <p className="activation-remarks">
        <Prose text={remarksOf(activation, setting).join(" ")} />
      </p>
      {uses.length === 0 ? null : (
        <ActivationUses
          uses={uses}
          setting={setting}
          onRead={setRead}
          onReset={first === undefined || on.length > 0 ? null : () => setChosen(first.setting)}
          graphSetting={first?.setting ?? {}}
        />
      )}
    </article>
  );
}
