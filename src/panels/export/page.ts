import { t } from "../../core/words/t.ts";
import { linkOf, store } from "../../store/index.ts";

const address = "./offline.html";
/** Where the build leaves room for a link; see scripts/offline.mjs. */
const place = '<meta name="backstep-link" content="" />';

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** The whole page as one file, which opens from disk at the present moment. Rejects with a sentence where there is none. */
export async function pageOf(): Promise<string> {
  // A page from a file may fetch nothing, and is that file already.
  if (window.location.protocol === "file:")
    throw new Error(
      t`This page is that file already. Save it under another name, or send it with the link to this moment.`,
    );
  const link = await linkOf(store.getState());
  if (!link.ok) throw new Error(link.message);
  const response = await fetch(address).catch(() => null);
  const page = response?.ok === true ? await response.text() : "";
  if (!page.includes(place)) throw new Error(t`The file could not be fetched from where this page came from.`);
  return page.replace(place, () => place.replace('""', () => `"${escaped(link.fragment)}"`));
}
