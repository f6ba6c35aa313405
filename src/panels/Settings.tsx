import { useId, useRef, type ReactNode, type Ref } from "react";
import { symbols } from "../core/notation/symbols.ts";
import { t } from "../core/words/t.ts";
import { actions, useApp, useGraph } from "../store/index.ts";
import { Select } from "./Select.tsx";
import { languageChoices, themeChoices } from "./settingChoices.ts";
import { useKeptOpen } from "./useKeptOpen.ts";
import "./Settings.css";

const decimals: readonly number[] = [0, 1, 2, 3, 4, 6, 8, 10, 12];

/** How the page looks and how its numbers are computed and printed. */
export function Settings() {
  const theme = useApp((state) => state.theme);
  const palette = useApp((state) => state.palette);
  const num = useApp((state) => state.num);
  const dec = useApp((state) => state.dec);
  const motion = useApp((state) => state.motion);
  const follow = useApp((state) => state.follow);
  const lang = useApp((state) => state.lang);
  const { setSetting } = actions;
  const box = useRef<HTMLDivElement>(null);
  const language = useRef<HTMLSelectElement>(null);
  useKeptOpen(box, language);

  return (
    <div ref={box} id="settings" popover="auto" className="settings" role="dialog" aria-label={t`Settings`}>
      <Choice
        label={t`Theme`}
        value={theme}
        options={themeChoices()}
        onChoose={(value) => setSetting("theme", value)}
      />
      <Choice
        ref={language}
        label={t`Language`}
        value={lang}
        options={languageChoices(lang)}
        onChoose={(value) => setSetting("lang", value)}
      />
      <Choice
        label={t`Colours`}
        value={palette}
        options={[
          ["default", t`Blue and orange`],
          ["slide", t`Slides: green and red`],
        ]}
        onChoose={(value) => setSetting("palette", value)}
      />
      <Choice
        label={t`Arithmetic`}
        value={num}
        options={[
          ["exact", t`Exact`],
          ["slide", t`Slide: two decimals`],
        ]}
        onChoose={(value) => setSetting("num", value)}
      />
      <Choice
        label={t`Decimals`}
        value={String(dec)}
        options={[["auto", t`As needed`], ...decimals.map((count) => [String(count), String(count)] as const)]}
        onChoose={(value) => setSetting("dec", value === "auto" ? "auto" : Number(value))}
      />
      <Target />
      <Choice
        label={t`Motion`}
        value={motion}
        options={[
          ["auto", t`As the system`],
          ["reduced", t`Reduced`],
        ]}
        onChoose={(value) => setSetting("motion", value)}
      />
      <label className="settings-check">
        <input
          type="checkbox"
          checked={follow}
          onChange={(event) => setSetting("follow", event.currentTarget.checked)}
        />
        {t`Follow the active gate`}
      </label>
      <div className="settings-more">
        <button
          type="button"
          className="button"
          popoverTarget="settings"
          popoverTargetAction="hide"
          onClick={() => actions.openDialog("share")}
        >
          {t`Link and export…`}
        </button>
        <button
          type="button"
          className="button"
          popoverTarget="settings"
          popoverTargetAction="hide"
          onClick={() => actions.openDialog("help")}
        >
          {t`Help`}
        </button>
      </div>
    </div>
  );
}

/** A longer list is of no use; a gate that is selected can be differentiated too. */
const mostTargets = 400;

/** Any node may be the one that is differentiated. */
function Target() {
  const graph = useGraph();
  const target = useApp((state) => state.target);
  if (graph === null) return null;
  const texts = symbols(graph);
  const gates = graph.nodes.flatMap((node, i) => (node.kind === "gate" && i !== graph.output ? [i] : []));
  const options = gates.flatMap((index, i) => {
    const { id = "" } = graph.nodes[index] ?? {};
    return i < mostTargets || id === target ? [[id, texts[index]?.text ?? id] as const] : [];
  });
  return (
    <Choice
      label={t`Differentiate`}
      value={target ?? ""}
      options={[["", t`${texts[graph.output]?.text ?? "f"}, the output`], ...options]}
      onChoose={(value) => actions.setSetting("target", value === "" ? null : value)}
    />
  );
}

interface ChoiceProps<T extends string> {
  readonly ref?: Ref<HTMLSelectElement>;
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, ReactNode])[];
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ ref, label, value, options, onChoose }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="settings-row">
      <label htmlFor={id}>{label}</label>
      <Select ref={ref} id={id} value={value} options={options} onChoose={onChoose} />
    </div>
  );
}
