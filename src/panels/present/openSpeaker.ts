import { channelOf, readSpeech, speakerFragment, type Speech } from "../../core/share/speaking.ts";
import { writeSettings } from "../../core/share/settings.ts";
import { actions, linkStateOf, store, type State } from "../../store/index.ts";
import { presentWithout } from "../fullscreen.ts";

/** Tells the speaker views of two presentations of one site apart. */
let name: string | null = null;

/** Opens the speaker view in a window of its own, or comes back to it. False where the browser blocks it. */
export function openSpeaker(): boolean {
  const known = name ?? Math.random().toString(36).slice(2);
  const [page = ""] = window.location.href.split("#");
  const opened = window.open(page + speakerFragment(known), channelOf(known), "popup,width=1100,height=760");
  if (opened === null) return false;
  // Browsers free the screen when a window opens.
  presentWithout();
  opened.focus();
  if (name === null) keepInStep(known);
  name = known;
  return true;
}

/** What the speaker view is told: the text on the canvas, which is the last that worked. */
function momentOf(state: State): Speech {
  const settings = writeSettings({ ...linkStateOf(state), present: false, embed: false, hide: [] });
  return {
    backstep: "speaker",
    type: "moment",
    source: state.shown,
    settings: settings.map(([key, text]): [string, string] => [key, text]),
    cursor: state.cursor,
    hidden: [...state.hidden],
  };
}

/** This page alone moves; the speaker view asks it to, and is told where it is. So the two cannot drift apart. */
function keepInStep(own: string): void {
  const channel = new BroadcastChannel(channelOf(own));
  const say = (speech: Speech): void => channel.postMessage(speech);
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const speech = readSpeech(data);
    if (speech?.type === "hello") say(momentOf(store.getState()));
    if (speech?.type === "press") actions.step(speech.by);
  });
  let told = "";
  store.subscribe((state) => {
    const moment = momentOf(state);
    const text = JSON.stringify(moment);
    if (text === told) return;
    told = text;
    say(moment);
  });
  window.addEventListener("pagehide", () => say({ backstep: "speaker", type: "bye" }));
}
