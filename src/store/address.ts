import { readGateLink, writeGateLink } from "../core/share/gateLink.ts";
import { decodeLink, type LinkOutcome } from "../core/share/link.ts";
import { t } from "../core/words/t.ts";
import { addressOf, arrivalOfLink, linkOf } from "./arrival.ts";
import { autosave, restore } from "./autosave.ts";
import type { Landing } from "./landing.ts";
import { loadPython } from "./python.ts";
import type { Listen } from "./listen.ts";
import { initialSettings, type Settings, type State } from "./state.ts";
import type { Arrival } from "./actions.ts";
import type { AppStore } from "./store.ts";

/** The parts of a browser window that the address needs; a test gives a stand-in. */
export interface AddressWindow {
  readonly location: { readonly href: string; readonly hash: string };
  readonly history: Pick<History, "pushState" | "replaceState">;
  readonly sessionStorage: Storage;
  addEventListener(type: "hashchange" | "popstate" | "pagehide", listener: () => void): void;
  setTimeout(run: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
}

/** How long the reader must pause before the address is written. */
const idle = 600;

export interface Address {
  /** Takes the moment to open on: the link's, else the tab's own from before a reload, else `first`. */
  start(first: () => void): Promise<void>;
  /** Makes the present moment an entry of its own in the history, and returns its whole address. */
  share(): Promise<{ readonly ok: true; readonly address: string } | { readonly ok: false; readonly message: string }>;
}

function tabSettings(settings: Partial<Settings>): Partial<Settings> {
  const { left, right, motion, speed, follow } = { ...initialSettings, ...settings };
  return { left, right, motion, speed, follow };
}

/** The fragment of the page that stands open over the program; null where none does. */
function pageLink({ dialog, libraryView, libraryGate, note }: State): string | null {
  if (dialog === "library") return writeGateLink({ view: libraryView, gate: libraryGate });
  if (dialog !== "note" || note === null) return null;
  return `#x=${note}`;
}

const languageOf = (outcome: LinkOutcome): string | undefined =>
  outcome.kind === "link" ? outcome.state.lang : "view" in outcome ? outcome.view.settings.lang : undefined;

/** Where a link leads: to a moment, or to a page over the one that stands, or nowhere. */
export async function land(outcome: LinkOutcome): Promise<Landing | { readonly over: null }> {
  if ("view" in outcome) {
    try {
      return await (await import("./landing.ts")).landingOf(outcome);
    } catch {
      return { over: { linkProblem: t`What this link leads to could not be loaded. Reload the page to try again.` } };
    }
  }
  const arrival = arrivalOfLink(outcome);
  return arrival === null ? { over: null } : { arrival };
}

const silent: Listen = () => Promise.resolve(false);

/** Keeps the address bar, the tab's storage and the store in step. Embedded, the page never writes its address. */
export function createAddress(store: AppStore, window: AddressWindow, listen: Listen = silent): Address {
  // Encoding and decoding take time: work that a newer change overtook is dropped.
  let revision = 0;
  let timer: number | null = null;
  /** The fragment that the store already stands for. */
  let known: string | null = null;
  let following = false;
  let over: Partial<State> | null = null;
  const storage = (): Storage => window.sessionStorage;

  const stop = (): void => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
  };

  const write = async (state: State, how: "push" | "replace"): Promise<void> => {
    stop();
    if (state.embed) return;
    autosave(state, storage);
    const mine = ++revision;
    // While a page is open, the address is that of what it shows; the tab's storage keeps the program.
    const page = pageLink(state);
    const link = page === null ? await linkOf(state) : ({ ok: true, fragment: page } as const);
    if (mine !== revision || !link.ok || link.fragment === known) return;
    known = link.fragment;
    if (how === "push") window.history.pushState(null, "", link.fragment);
    else window.history.replaceState(null, "", link.fragment);
  };

  const follow = async (kept: Arrival | null): Promise<boolean> => {
    const fragment = window.location.hash;
    if (fragment === known) return true;
    stop();
    const mine = ++revision;
    const gates = readGateLink(fragment);
    over = gates === null ? null : { dialog: "library", libraryGate: gates.gate, libraryView: gates.view };
    let outcome = await decodeLink(fragment);
    // What is to be said of a link is said in its own language.
    if (await listen(languageOf(outcome) ?? store.getState().lang)) outcome = await decodeLink(fragment);
    if (mine !== revision) return true;
    const landing = await land(outcome);
    if (mine !== revision) return true;
    if (outcome.kind === "refused") store.setState({ linkProblem: outcome.message });
    if ("over" in landing) over = landing.over ?? over;
    if (!("arrival" in landing)) return false;
    const { arrival } = landing;
    await loadPython(arrival.source);
    if (mine !== revision) return true;
    known = fragment;
    following = true;
    // After a reload the tab still knows what worked before the text broke.
    const shown = kept?.source === arrival.source ? kept.shown : undefined;
    store.getState().adopt(shown === undefined ? arrival : { ...arrival, shown });
    following = false;
    // What was drawn by lot on arriving stands in the address from then on.
    if (landing.drawn === true) void write(store.getState(), "replace");
    return true;
  };

  /** Opens what the fragment asks for over the program that stands there. */
  const openOver = (): void => {
    if (over === null) return;
    known = window.location.hash;
    store.setState(over);
    over = null;
  };

  store.subscribe((state, before) => {
    // The gallery comes by itself, and is no part of the moment.
    if (following || state.examples !== before.examples) return;
    if (state.lastEdit !== before.lastEdit && state.lastEdit?.origin === "example") {
      // What is left behind stays in the history as it was left, also where no pause had let it be written.
      void write({ ...before, dialog: null }, "replace").then(() => write(store.getState(), "push"));
      return;
    }
    stop();
    timer = window.setTimeout(() => void write(store.getState(), "replace"), idle);
  });
  window.addEventListener("hashchange", () => void follow(null).then(openOver));
  window.addEventListener("popstate", () => void follow(null).then(openOver));
  window.addEventListener("pagehide", () => {
    if (!store.getState().embed) autosave(store.getState(), storage);
  });

  return {
    start: async (first) => {
      const kept = restore(storage);
      await listen(kept?.settings.lang ?? store.getState().lang);
      // What was answered is known before anything is asked.
      if (kept?.quizzes !== undefined) store.setState({ quizzes: kept.quizzes });
      const followed = await follow(kept);
      // Panels and playing belong to the tab, and are silent in a link; an embed is no tab of the reader's.
      if (kept !== null && !store.getState().embed) {
        store.setState({ ...tabSettings(kept.settings), lessonDraft: kept.lessonDraft ?? "" });
      }
      if (followed) return;
      const problem = store.getState().linkProblem;
      if (kept !== null) await loadPython(kept.source);
      following = true;
      if (kept === null) first();
      else store.getState().adopt(kept);
      if (problem !== null) store.setState({ linkProblem: problem });
      following = false;
      openOver();
    },
    share: async () => {
      const state = store.getState();
      const link = await linkOf(state);
      if (!link.ok) return link;
      if (!state.embed && link.fragment !== window.location.hash) {
        stop();
        known = link.fragment;
        window.history.pushState(null, "", link.fragment);
      }
      return { ok: true, address: addressOf(link.fragment, window.location) };
    },
  };
}
