/** Whether presenting goes on where the screen is no longer filled. */
let goesOn = false;

/** Fills the screen. Without the reader's own key or click (a link that opens presenting), or in a frame, the browser refuses. */
export function enterFullscreen(): void {
  goesOn = false;
  if (!document.fullscreenEnabled || !navigator.userActivation.isActive) return;
  document.documentElement.requestFullscreen().catch(() => undefined);
}

export function leaveFullscreen(): void {
  if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
}

/** Presenting goes on if the screen is no longer filled from now on: the lecturer, or a window that opens, has it so. */
export function presentWithout(): void {
  goesOn = true;
}

/** Whether presenting goes on without the whole screen. */
export const presentsWithout = (): boolean => goesOn;

/** Fills the screen or frees it, and presents on. */
export function toggleFullscreen(): void {
  if (document.fullscreenElement === null) {
    enterFullscreen();
    return;
  }
  presentWithout();
  leaveFullscreen();
}
