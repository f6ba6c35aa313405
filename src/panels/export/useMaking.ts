import { useEffect, useRef, useState } from "react";
import { t } from "../../core/words/t.ts";

export type Making =
  | { readonly kind: "idle" }
  /** `share`: how much of it is done, null where it is done in one go. */
  | { readonly kind: "busy"; readonly share: number | null }
  | { readonly kind: "done" | "failed"; readonly says: string };

interface Work {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/** One piece of work at a time, which can be stopped; it ends with a sentence. Another choice makes what it said pass. */
export function useMaking(about: object): {
  readonly making: Making;
  readonly begin: (work: (means: Work) => Promise<string>) => void;
  readonly stop: () => void;
} {
  const [making, setMaking] = useState<Making>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  const stop = (): void => running.current?.abort();
  useEffect(() => {
    setMaking({ kind: "idle" });
    return () => running.current?.abort();
  }, [about]);

  const begin = (work: (means: Work) => Promise<string>): void => {
    stop();
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    const say = (next: Making): void => {
      if (running.current === controller) setMaking(next);
    };
    say({ kind: "busy", share: null });
    const onProgress = (share: number): void => {
      if (!signal.aborted) say({ kind: "busy", share });
    };
    work({ signal, onProgress }).then(
      (says) => say(signal.aborted ? { kind: "idle" } : { kind: "done", says }),
      (reason: unknown) => {
        const message = reason instanceof Error ? reason.message : t`The file could not be made.`;
        say(signal.aborted ? { kind: "idle" } : { kind: "failed", says: message });
      },
    );
  };
  return { making, begin, stop };
}
