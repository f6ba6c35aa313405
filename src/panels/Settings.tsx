import { useId, type ReactNode } from "react";
import { symbols } from "../core/notation/symbols.ts";
import { t } from "../core/words/t.ts";
import { actions, languages, useApp, useGraph } from "../store/index.ts";
import "./Settings.css";

const decimals: readonly number[] = [0, 1, 2, 3, 4, 6, 8, 10, 12];

/** A language is named in itself, so that whoever speaks it finds it. */
const named = (code: string): readonly [string, string] => [
  code,
  new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code,
];

/** How the page looks and how its numbers are computed and printed. */
export function Settings() {
  const theme = useApp((state) => state.theme);
  const palette = useApp((state) => state.palette);
  const num = useApp((state) => state.num);
  const dec = useApp((state) => state.dec);
  const motion = useApp((state) => state.motion);
  const follow = useApp((state) => state.follow);
  const { setSetting } = actions;

  const lang = useApp((state) => state.lang);

  return (
    <div id="settings" popover="auto" className="settings" role="dialog" aria-label="Settings">
      <Choice
        label="Theme"
        value={theme}
        options={[
          ["auto", "As the system"],
          ["light", "Light"],
          ["dark", "Dark"],
        ]}
        onChoose={(value) => setSetting("theme", value)}
      />
      <Choice
        label={t`Language`}
        value={lang}
        options={[
          ["auto", t`As the browser`],
          ...[...new Set([...languages, lang])].filter((code) => code !== "auto").map(named),
        ]}
        onChoose={(value) => setSetting("lang", value)}
      />
      <Choice
        label="Colours"
        value={palette}
        options={[
          ["default", "Blue and orange"],
          ["slide", "Slides: green and red"],
        ]}
        onChoose={(value) => setSetting("palette", value)}
      />
      <Choice
        label="Arithmetic"
        value={num}
        options={[
          ["exact", "Exact"],
          ["slide", "Slide: two decimals"],
        ]}
        onChoose={(value) => setSetting("num", value)}
      />
      <Choice
        label="Decimals"
        value={String(dec)}
        options={[["auto", "As needed"], ...decimals.map((count) => [String(count), String(count)] as const)]}
        onChoose={(value) => setSetting("dec", value === "auto" ? "auto" : Number(value))}
      />
      <Target />
      <Choice
        label="Motion"
        value={motion}
        options={[
          ["auto", "As the system"],
          ["reduced", "Reduced"],
        ]}
        onChoose={(value) => setSetting("motion", value)}
      />
      <label className="settings-check">
        <input
          type="checkbox"
          checked={follow}
          onChange={(event) => setSetting("follow", event.currentTarget.checked)}
        />
        Follow the active gate
      </label>
      {/* Where the top bar has no room for the link. */}
      <button
        type="button"
        className="button settings-share"
        popoverTarget="settings"
        popoverTargetAction="hide"
        onClick={() => actions.openDialog("share")}
      >
        {t`Link and export…`}
      </button>
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
      label="Differentiate"
      value={target ?? ""}
      options={[["", `${texts[graph.output]?.text ?? "f"}, the output`], ...options]}
      onChoose={(value) => actions.setSetting("target", value === "" ? null : value)}
    />
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, ReactNode])[];
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="settings-row">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="select"
        value={value}
        onChange={(event) => {
          const chosen = options.find(([option]) => option === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
