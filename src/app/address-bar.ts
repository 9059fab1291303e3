/**
 * Keeps the address bar in step with the work. Browsers drop history writes that come in a burst (Chromium after
 * about 200, Safari throws), so a drag writes at most four times a second and its end once more.
 */
export interface AddressBar {
  /** The gesture goes on: the current entry of history is rewritten, sooner or later. */
  follow(address: string): void;
  /** The gesture is over: the entry goes back to `before` and a new one begins with `address`. */
  push(address: string, before: string): void;
  /** The current entry is rewritten at once. */
  replace(address: string): void;
  close(): void;
}

/** What of `window` it touches. */
export interface Bar {
  readonly history: Pick<History, "pushState" | "replaceState">;
  readonly location: Pick<Location, "hash">;
  setTimeout(action: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
}

/** At most four writes a second. */
const pause = 250;

export function createAddressBar(bar: Bar): AddressBar {
  let timer: number | null = null;
  let waiting: string | null = null;

  const write = (how: "pushState" | "replaceState", address: string) => {
    if (how === "replaceState" && bar.location.hash === address) return;
    try {
      bar.history[how](null, "", address);
    } catch {
      // Safari throws when there were too many; the next write catches up.
    }
  };
  const rest = () => {
    timer = bar.setTimeout(() => {
      timer = null;
      if (waiting === null) return;
      write("replaceState", waiting);
      waiting = null;
      rest();
    }, pause);
  };
  const drop = () => {
    waiting = null;
  };

  return {
    follow(address) {
      if (timer !== null) {
        waiting = address;
        return;
      }
      write("replaceState", address);
      rest();
    },
    push(address, before) {
      drop();
      write("replaceState", before);
      write("pushState", address);
    },
    replace(address) {
      drop();
      write("replaceState", address);
    },
    close() {
      drop();
      if (timer !== null) bar.clearTimeout(timer);
    },
  };
}
