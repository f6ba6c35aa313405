import { useEffect, useRef, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { store, type State } from "../../store/index.ts";
import { loadDrawing, type Picture } from "../loadDrawing.ts";
import { loadMath } from "../Math.tsx";
import { keepFonts } from "./fonts.ts";
import { Sheet } from "../quiz/Sheet.tsx";
import { Handout } from "./Handout.tsx";
import type { Plan, SheetPlan } from "./plan.ts";
import { takeRequests } from "./requests.ts";

interface Job {
  readonly plan: Plan | SheetPlan;
  readonly state: State;
  /** To be printed by the page; else the browser is printing already. */
  readonly asked: boolean;
}

/** The moment on the screen, for a reader who prints the page without more ado. */
function present(): Job {
  const state = store.getState();
  return { plan: { cursors: [state.cursor], grid: "now", link: window.location.href }, state, asked: false };
}

/** Puts paper in place of the page while the browser prints, and prints what the dialog asks for. */
export function Printing() {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const current = useRef<Job | null>(null);

  useEffect(() => {
    loadDrawing().then(setPicture, () => undefined);
    return keepFonts();
  }, []);

  useEffect(() => {
    const change = (next: Job | null): void => {
      current.current = next;
      setJob(next);
    };
    // The browser lays the page out for paper as soon as this returns.
    const before = (): void => {
      if (current.current === null) flushSync(() => change(present()));
    };
    const after = (): void => change(null);
    const paper = window.matchMedia("print");
    const turn = ({ matches }: MediaQueryListEvent): void => (matches ? before() : after());
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    paper.addEventListener("change", turn);
    // The paper may have come before this part of the page.
    if (paper.matches) change(present());
    const refuse = takeRequests((plan) => change({ plan, state: store.getState(), asked: true }));
    return () => {
      refuse();
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
      paper.removeEventListener("change", turn);
    };
  }, []);

  useEffect(() => {
    if (job?.asked !== true || picture === null) return undefined;
    let wanted = true;
    const begin = async (): Promise<void> => {
      await loadMath();
      await document.fonts.ready;
      if (wanted) window.print();
    };
    begin().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [job, picture]);

  if (job === null || picture === null) return null;
  const { plan, state } = job;
  const paper =
    "exercises" in plan ? (
      <Sheet plan={plan} picture={picture} />
    ) : (
      <Handout plan={plan} state={state} picture={picture} />
    );
  return createPortal(paper, document.body);
}
