// First of all: what the panels say about their own parts comes later, and so wins.
import "./fonts.css";
import "./theme.css";
import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { loadDrawing } from "../panels/loadDrawing.ts";
import { openFirstVisit } from "./firstVisit.ts";
import { presentationIn } from "../core/share/speaking.ts";
import { address, listen } from "../store/here.ts";
import { actions, loadExamples, store } from "../store/index.ts";
import { Spoken } from "./Spoken.tsx";
import { Boundary } from "./Boundary.tsx";
import "./App.css";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root.");
// The graph is what a visitor came for: its code is asked for before the rest is drawn.
void loadDrawing();

const presentation = presentationIn(window.location.hash);
if (presentation === null) await open(root);
else {
  const { Podium } = await import("./Podium.tsx");
  await listen(store.getState().lang);
  createRoot(root).render(<Podium name={presentation} />);
}

/** The page itself, at the moment that its address or its tab tells of. */
async function open(place: HTMLElement): Promise<void> {
  // Which example the text is stands in the top bar; nothing waits for it.
  void loadExamples().then(actions.showExamples, () => undefined);
  // The link is read first, so that nothing is drawn that it would replace.
  await address.start(openFirstVisit);
  if (store.getState().embed && window.parent !== window)
    void import("../panels/embed/connect.ts").then(
      ({ connect }) => connect(),
      () => undefined,
    );
  createRoot(place).render(
    <StrictMode>
      <Boundary>
        <Spoken />
      </Boundary>
    </StrictMode>,
  );
}
