import { readSettings, defaultSettings } from "../../core/share/settings.ts";
import { channelOf, readSpeech, type Speech } from "../../core/share/speaking.ts";
import { loadPython } from "../../store/python.ts";
import { actions, store } from "../../store/index.ts";

export interface Presentation {
  /** One press on, or back. */
  readonly press: (by: 1 | -1) => void;
  readonly leave: () => void;
}

/**
 * Has this window's store follow a presentation.
 * @param onPresence - Told whether the presentation is there.
 */
export function join(name: string, onPresence: (here: boolean) => void): Presentation {
  const channel = new BroadcastChannel(channelOf(name));
  const say = (speech: Speech): void => channel.postMessage(speech);
  // A text may take time to be read: what a newer moment overtook is dropped.
  let revision = 0;
  const follow = async (speech: Extract<Speech, { type: "moment" }>): Promise<void> => {
    const mine = ++revision;
    const { source, cursor, hidden, settings } = speech;
    await loadPython(source);
    if (mine !== revision) return;
    const read = readSettings(new Map(settings)).settings;
    // As in a frame, the address is not this page's to write.
    const own = { ...defaultSettings, ...read, embed: true, reveal: "0" } as const;
    actions.adopt({ source, settings: own, place: () => cursor, origin: "link" });
    store.setState({ hidden });
    onPresence(true);
  };
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const speech = readSpeech(data);
    if (speech?.type === "moment") void follow(speech);
    if (speech?.type === "bye") onPresence(false);
  });
  say({ backstep: "speaker", type: "hello" });
  return {
    press: (by) => say({ backstep: "speaker", type: "press", by }),
    leave: () => channel.close(),
  };
}
