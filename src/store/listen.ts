import { forget } from "./derive.ts";
import { languageFor, loadLanguage } from "./languages.ts";
import type { AppStore } from "./store.ts";

/** Speaks the language that is asked for; resolves to whether that is another than before. Never rejects. */
export type Listen = (asked: string) => Promise<boolean>;

/** Of two languages asked for while the first still loads, the last is spoken. */
export function listenFor(store: AppStore, preferred: () => readonly string[]): Listen {
  let wanted = store.getState().spoken;
  return async (asked) => {
    const code = languageFor(asked, preferred());
    wanted = code;
    if (code === store.getState().spoken) return false;
    try {
      const begin = await loadLanguage(code);
      if (wanted !== code) return false;
      begin();
    } catch {
      return false;
    }
    forget();
    store.setState({ spoken: code });
    return true;
  };
}
