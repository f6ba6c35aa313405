import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../core/words/t.ts";
import { actions, speeds, useApp, useCursor, useTrace } from "../store/index.ts";
import { Scrubber } from "./Scrubber.tsx";
import { useSwipe } from "./useSwipe.ts";
import "./Transport.css";

/** Moves through the steps. */
export function Transport() {
  const playing = useApp((state) => state.playing);
  const cursor = useCursor();
  const last = useTrace()?.steps.length ?? 0;
  const swipe = useSwipe((by) => actions.step(by));

  return (
    <div className="transport" role="group" aria-label={t`Steps`} {...swipe}>
      <div className="transport-buttons">
        <StepButton name={t`First step`} hint="Home" idle={cursor === 0} act={actions.first}>
          <SkipBack />
        </StepButton>
        <StepButton name={t`Step back`} hint="←" idle={cursor === 0} act={() => actions.step(-1)}>
          <ChevronLeft className="chevron" />
        </StepButton>
        <StepButton
          name={playing ? t`Pause` : t`Play`}
          hint="Space"
          idle={false}
          primary
          act={playing ? actions.pause : actions.play}
        >
          {playing ? <Pause /> : <Play />}
        </StepButton>
        <StepButton name={t`Step forward`} hint="→" idle={cursor === last} act={() => actions.step(1)}>
          <ChevronRight className="chevron" />
        </StepButton>
        <StepButton name={t`Last step`} hint="End" idle={cursor === last} act={actions.last}>
          <SkipForward />
        </StepButton>
      </div>
      <Scrubber />
      <div className="transport-settings">
        <Predict />
        <Grain />
        <Speed />
      </div>
    </div>
  );
}

interface StepButtonProps {
  readonly name: string;
  readonly hint: string;
  /** Nothing happens at the end; the button stays, so that it keeps the focus. */
  readonly idle: boolean;
  readonly primary?: boolean;
  readonly act: () => void;
  readonly children: ReactNode;
}

function StepButton({ name, hint, idle, primary = false, act, children }: StepButtonProps) {
  return (
    <button
      type="button"
      className={primary ? "button button-icon button-primary step-play" : "button button-icon"}
      data-idle={idle}
      aria-label={name}
      title={`${name} (${hint})`}
      onClick={act}
    >
      {children}
    </button>
  );
}

/** Whether gradients are asked for before they are shown. */
function Predict() {
  const isOn = useApp((state) => state.quiz === "predict");
  return (
    <button
      type="button"
      className="predict"
      aria-pressed={isOn}
      title={t`Ask for each gradient before it is shown`}
      onClick={() => actions.setSetting("quiz", isOn ? "0" : "predict")}
    >
      {t`Predict`}
    </button>
  );
}

function Grain() {
  const grain = useApp((state) => state.grain);
  const choice = (value: "gate" | "wire", text: string, title: string): ReactNode => (
    <button
      type="button"
      aria-pressed={grain === value}
      title={title}
      onClick={() => actions.setSetting("grain", value)}
    >
      {text}
    </button>
  );
  return (
    <div className="grain" role="group" aria-label={t`One step per`}>
      {choice("gate", t`gate`, t`One step for each gate`)}
      {choice("wire", t`wire`, t`One step for each wire`)}
    </div>
  );
}

function Speed() {
  const speed = useApp((state) => state.speed);
  return (
    <select
      className="speed"
      aria-label={t`Speed`}
      title={t`Speed ([ and ])`}
      value={speed}
      onChange={(event) => actions.setSetting("speed", Number(event.currentTarget.value))}
    >
      {speeds.map((value) => (
        <option key={value} value={value}>
          {value}×
        </option>
      ))}
    </select>
  );
}
