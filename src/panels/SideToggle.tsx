import { PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from "lucide-react";
import { msg, translated } from "../core/words/t.ts";
import { actions, useApp, type Side } from "../store/index.ts";

const icons = {
  left: { open: PanelLeftClose, closed: PanelLeftOpen },
  right: { open: PanelRightClose, closed: PanelRightOpen },
};
const names = {
  left: { hide: msg`Hide expression and inputs`, show: msg`Show expression and inputs` },
  right: { hide: msg`Hide explanation and values`, show: msg`Show explanation and values` },
};

/** Closes and opens a side panel, from the canvas's corner beside it. */
export function SideToggle({ side }: { readonly side: Side }) {
  const panel = useApp((state) => state[side]);
  const Icon = icons[side][panel.open ? "open" : "closed"];
  const says = translated(names[side][panel.open ? "hide" : "show"]);
  return (
    <button
      type="button"
      className="button button-icon side-toggle"
      aria-expanded={panel.open}
      aria-label={says}
      title={says}
      onClick={() => actions.setSetting(side, { ...panel, open: !panel.open })}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
