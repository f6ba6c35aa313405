import { useEffect } from "react";
import { actions, store } from "../store/index.ts";

/** Keys that act wherever the focus is, unless it is in something that uses them itself. */
const stepKeys: ReadonlyMap<string, () => void> = new Map([
  ["ArrowRight", () => actions.step(1)],
  ["ArrowLeft", () => actions.step(-1)],
  ["PageDown", () => turnPage(1)],
  ["PageUp", () => turnPage(-1)],
  ["Home", () => actions.first()],
  ["End", () => actions.last()],
  ["[", () => actions.changeSpeed(-1)],
  ["]", () => actions.changeSpeed(1)],
  ["?", () => actions.openDialog("help")],
]);

/** What a clicker does: it walks through the lesson that is open, else through the steps. */
function turnPage(by: number): void {
  if (store.getState().lesson === null) actions.step(by);
  else actions.walk(by);
}

const typing = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const pressable = "button, a, input, summary, [role=button]";

/** What Space means. */
export function togglePlay(): void {
  if (store.getState().playing) actions.pause();
  else actions.play();
}

/** Ctrl+K and ⌘K look for a node, even from within a text field; the editor takes Ctrl+K for itself where it means something. */
function isFind(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
}

/** Runs what a key means outside text fields, dialogs and widgets of its own. */
function onKey(event: KeyboardEvent): void {
  if (!event.defaultPrevented && isFind(event)) {
    event.preventDefault();
    if (store.getState().dialog === null) actions.openDialog("outline");
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  // The editor lives in a shadow root, from where the event's target is only its host.
  const target = event.composedPath()[0];
  const element = target instanceof Element ? target : document.body;
  if (element.closest(`${typing}, dialog, [popover], [role=separator]`) !== null) return;
  const run = actionOf(event.key, element);
  if (run === null) return;
  event.preventDefault();
  run();
}

function actionOf(key: string, element: Element): (() => void) | null {
  if (key === " ") return element.closest(pressable) === null ? togglePlay : null;
  if (key === "Escape") return store.getState().present ? () => actions.setSetting("present", false) : null;
  const inRadios = element.closest("[type=radio]") !== null && key.startsWith("Arrow");
  return inRadios ? null : (stepKeys.get(key) ?? null);
}

/** Listens for the page's keys. */
export function useKeyboard(): void {
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
