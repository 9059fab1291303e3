/** Remembers one address on this device, so that work closed by mistake can be offered again. */
export interface Autosave {
  /** What was kept by an earlier visit, or null. */
  read(): Saved | null;
  /** Says once, by `onRefusal`, when the browser keeps nothing (private mode, full, switched off). */
  write(saved: Saved): void;
  forget(): void;
}

export interface Saved {
  /** Fragment with its `#`. */
  readonly address: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

const key = "hourglass.work";

export function createAutosave(storage: () => Storage, onRefusal: () => void): Autosave {
  let refused = false;
  const attempt = <T>(action: (storage: Storage) => T): T | null => {
    try {
      return action(storage());
    } catch {
      if (!refused) onRefusal();
      refused = true;
      return null;
    }
  };
  return {
    read: () => attempt((storage) => parse(storage.getItem(key))),
    write: (saved) => void attempt((storage) => storage.setItem(key, JSON.stringify(saved))),
    forget: () => void attempt((storage) => storage.removeItem(key)),
  };
}

function parse(text: string | null): Saved | null {
  if (!text) return null;
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof saved !== "object" || saved === null) return null;
  const { address, title, time } = saved as Record<string, unknown>;
  if (typeof address !== "string" || typeof title !== "string" || typeof time !== "number") return null;
  return address.startsWith("#") ? { address, title, time } : null;
}
