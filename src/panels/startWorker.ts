// oxlint-disable-next-line import/default -- Vite answers this query with the address.
import layoutWorkerUrl from "./layoutWorker.ts?worker&url";
// oxlint-disable-next-line import/default -- As above.
import pictureWorkerUrl from "./gallery/pictureWorker.ts?worker&url";
// oxlint-disable-next-line import/default -- As above.
import trainWorkerUrl from "./train/trainWorker.ts?worker&url";

/** Our own workers, by name. */
const addresses = { layout: layoutWorkerUrl, picture: pictureWorkerUrl, train: trainWorkerUrl } as const;

/** The part of Trusted Types that is used here, where the browser has them: what a policy makes stands in for the text. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): URL };
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/** The one policy that the page's Content-Security-Policy allows. It lets our own workers through and nothing else. */
const policy = window.trustedTypes?.createPolicy("backstep", {
  createScriptURL: (url) => {
    if (Object.values(addresses).includes(url)) return url;
    throw new TypeError(`${url} is no script of this page.`);
  },
});

/** One of our workers; null where the page may not start one: from a file, or in a sandboxed frame. */
export function startWorker(name: keyof typeof addresses): Worker | null {
  if (window.origin === "null") return null;
  try {
    return new Worker(policy?.createScriptURL(addresses[name]) ?? addresses[name], { type: "module" });
  } catch {
    return null;
  }
}
