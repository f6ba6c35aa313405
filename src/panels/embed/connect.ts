import { readMessage, type EmbedCommand, type EmbedReport } from "../../core/share/embedding.ts";
import { atToCursor } from "../../core/share/moment.ts";
import { decodeLink } from "../../core/share/link.ts";
import { t } from "../../core/words/t.ts";
import { loadPython } from "../../store/python.ts";
import { sentenceOf } from "../../store/told.ts";
import { actions, arrivalOfLink, momentText, shownTrace, store, type State } from "../../store/index.ts";
import { preferredHeight } from "./height.ts";

/** How long the page must stand still before its height is told. */
const idle = 120;

/** Keeps an embed and the page around it in step by messages, as docs/EMBEDDING.md tells. Call it once, in a frame. */
export function connect(): void {
  // The page around may be anybody's: what is sent is what its reader sees anyway.
  const send = (report: EmbedReport): void => window.parent.postMessage(report, "*");

  window.addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window.parent) return;
    const read = readMessage(data);
    if (read.kind === "problem") send({ backstep: 1, type: "problem", message: read.message });
    if (read.kind === "command") void obey(read.command, send);
  });

  let told: number | null = null;
  let timer = 0;
  const measure = (): void => {
    const height = preferredHeight(document);
    if (height === null || height === told) return;
    if (told === null) send({ backstep: 1, type: "ready", ...momentOf(store.getState()), height });
    else send({ backstep: 1, type: "height", height });
    told = height;
  };
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(measure, idle);
  };
  const observer = new ResizeObserver(later);
  observer.observe(document.body);
  for (const panel of document.querySelectorAll(".side, .canvas")) observer.observe(panel);

  store.subscribe((state, before) => {
    if (state.cursor !== before.cursor || state.hidden !== before.hidden || shownTrace(state) !== shownTrace(before))
      send({ backstep: 1, type: "step", ...momentOf(state), sentence: sentenceOf(state) });
    if (state.edge !== before.edge && state.edge !== null) send({ backstep: 1, type: "edge", side: state.edge.side });
    later();
  });
  later();
}

function momentOf(state: State): { at: string; step: number; steps: number } {
  return { at: momentText(state), step: state.cursor, steps: shownTrace(state)?.steps.length ?? 0 };
}

async function obey(command: EmbedCommand, send: (report: EmbedReport) => void): Promise<void> {
  switch (command.type) {
    case "step":
      actions.step(command.by);
      return;
    case "goto": {
      const trace = shownTrace(store.getState());
      if (trace !== null) actions.goto(atToCursor(trace.forwardCount, trace.steps.length, command.at));
      return;
    }
    case "play":
      actions.play();
      return;
    case "pause":
      actions.pause();
      return;
    case "set":
      for (const key of ["theme", "palette"] as const) {
        const value = command[key];
        if (value !== undefined) actions.setSetting(key, value);
      }
      if (command.lang !== undefined) actions.setSetting("lang", command.lang);
      return;
    case "open": {
      const outcome = await decodeLink(command.link);
      const arrival = arrivalOfLink(outcome);
      if (arrival === null) {
        const message = outcome.kind === "refused" ? outcome.message : t`The link to open holds no program.`;
        send({ backstep: 1, type: "problem", message });
        return;
      }
      await loadPython(arrival.source);
      actions.adopt({ ...arrival, settings: { ...arrival.settings, embed: true } });
      return;
    }
  }
}
