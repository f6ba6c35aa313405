import { useEffect, useState } from "react";
import { address } from "../store/here.ts";

export type CopyState = "idle" | "copied" | "refused";

/**
 * Copying a text, the link to the present moment unless another is read; `read` gives null where there is none.
 * `copy` resolves to whether the clipboard took it.
 */
export function useCopy(read: () => Promise<string | null> = readLink): {
  readonly state: CopyState;
  readonly copy: () => Promise<boolean>;
} {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state !== "copied") return undefined;
    const timer = window.setTimeout(() => setState("idle"), 2000);
    return () => window.clearTimeout(timer);
  }, [state]);

  const copy = async (): Promise<boolean> => {
    const taken = await write(read);
    setState(taken ? "copied" : "refused");
    return taken;
  };
  return { state, copy };
}

async function readLink(): Promise<string | null> {
  const shared = await address.share();
  return shared.ok ? shared.address : null;
}

async function write(read: () => Promise<string | null>): Promise<boolean> {
  try {
    const text = await read();
    if (text === null) return false;
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
