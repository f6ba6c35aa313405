/**
 * A page in one file, for use from disk, holds the link of the moment that it was made at; what its address says goes
 * before that.
 */
export function followEnclosedLink(): void {
  const link = document.querySelector<HTMLMetaElement>('meta[name="backstep-link"]')?.content ?? "";
  if (link !== "" && window.location.hash === "") window.history.replaceState(null, "", link);
}
