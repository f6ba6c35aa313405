import { useApp, useHidden, useStale } from "../store/index.ts";

/** Which parts of the screen there are: a link may leave some out, and an embed has no top bar. */
export interface Parts {
  readonly topbar: boolean;
  readonly editor: boolean;
  readonly inputs: boolean;
  readonly explain: boolean;
  readonly values: boolean;
  readonly transport: boolean;
}

export function useParts(): Parts {
  const embed = useApp((state) => state.embed);
  const stale = useStale();
  const noTopbar = useHidden("topbar");
  const noEditor = useHidden("editor");
  return {
    topbar: !embed && !noTopbar,
    // A broken text can be mended only where it stands.
    editor: !noEditor || stale,
    inputs: !useHidden("inputs"),
    explain: !useHidden("explain"),
    values: !useHidden("values"),
    transport: !useHidden("transport"),
  };
}
