/** Milliseconds a thread is kept before it may do something else. */
const PATIENCE = 12;

/** A function to await between pieces of work: gives way to what else waits when the thread was kept for long enough. The clock decides when, never what. */
export function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < PATIENCE) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  };
}
