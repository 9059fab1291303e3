/**
 * Catches what nobody expected. The reader is told; the work stands in the address and on this device, so nothing is
 * thrown away.
 */
export function catchTrouble(tell: (message: string) => void): void {
  window.addEventListener("error", (event) => {
    // Resources that did not load come without an error; a browser's note about its own resize loop is none.
    if (!event.error || event.message.startsWith("ResizeObserver loop")) return;
    tell(messageOf(event.error));
  });
  window.addEventListener("unhandledrejection", (event) => tell(messageOf(event.reason)));
}

export function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
