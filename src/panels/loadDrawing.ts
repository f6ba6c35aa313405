export type Picture = typeof import("./picture.ts");

let loading: Promise<Picture> | null = null;

/** The drawing and the layout, loaded once. A failed load is tried anew at the next call. */
export function loadDrawing(): Promise<Picture> {
  loading ??= import("./picture.ts").catch((reason: unknown) => {
    loading = null;
    throw reason;
  });
  return loading;
}
