/**
 * A dialog focuses what says so when it opens; where its code had to be loaded first, it is open by now. On a touch screen
 * that would raise the keyboard over what the dialog shows.
 */
export function focusFirst(field: HTMLInputElement | HTMLTextAreaElement | null): void {
  if (!window.matchMedia("(hover: hover)").matches) return;
  field?.setAttribute("autofocus", "");
  field?.focus();
}
