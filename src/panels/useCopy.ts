import { useEffect, useState } from "react";
import { address } from "../store/here.ts";

export type CopyState = "idle" | "copied" | "refused";

/** Copying the link to the present moment. `copy` resolves to whether the clipboard took it. */
export function useCopy(): { readonly state: CopyState; readonly copy: () => Promise<boolean> } {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state !== "copied") return undefined;
    const timer = window.setTimeout(() => setState("idle"), 2000);
    return () => window.clearTimeout(timer);
  }, [state]);

  const copy = async (): Promise<boolean> => {
    const taken = await writeLink();
    setState(taken ? "copied" : "refused");
    return taken;
  };
  return { state, copy };
}

async function writeLink(): Promise<boolean> {
  try {
    const shared = await address.share();
    if (!shared.ok) return false;
    await navigator.clipboard.writeText(shared.address);
    return true;
  } catch {
    return false;
  }
}
