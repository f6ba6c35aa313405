import { t } from "../words/t.ts";
import { isMoment } from "../share/moment.ts";
import { defaultSettings, readSettings, shorten, type LinkSettings } from "../share/settings.ts";
import { settable } from "./settable.ts";

export const isSetting = (key: string): boolean => key === "at" || settable.includes(key);

/** What a setting of a moment comes to, or what is amiss with it. */
export type ReadSetting =
  { readonly at: string } | { readonly settings: Partial<LinkSettings> } | { readonly problem: string };

/** Reads `at: b3`, `tab: code` and the like. */
export function readSetting(key: string, value: string): ReadSetting {
  if (key === "at") {
    if (isMoment(value)) return { at: value };
    return {
      problem: t`“${shorten(value)}” is no step. Write at: 0 for the start, f1, f2 … going forward, b1, b2 … going backward, or end.`,
    };
  }
  if (Object.hasOwn(defaultSettings, key) && !settable.includes(key))
    return {
      problem: t`“${key}” belongs to whoever looks, and was left out. A moment can set ${["at", ...settable].join(", ")}.`,
    };
  if (!settable.includes(key))
    return {
      problem: t`“${shorten(key)}” is not a setting. A moment can set ${["at", ...settable].join(", ")}; a note for the speaker begins with >.`,
    };
  const { settings, notes } = readSettings(new Map([[key, value]]));
  return notes.length === 0 ? { settings } : { problem: notes.join(" ") };
}
