import { createAddressBar } from "./address-bar.ts";
import { createAutosave, type Saved } from "./autosave.ts";
import type { Bookshelf } from "./bookshelf.ts";
import { acceptDrops } from "./drop.ts";
import { keepPlayed } from "./film.ts";
import { createActs } from "./hands.ts";
import { listenToKeys } from "./keyboard.ts";
import type { Links } from "./links.ts";
import { createPage } from "./page/page.ts";
import { keepAddressed } from "./remember.ts";
import { open, tell, type Notice, type State } from "./state.ts";
import type { Store } from "./store.ts";

export interface Shown {
  readonly store: Store<State>;
  readonly links: Links;
  readonly bookshelf: Bookshelf;
  /** The fragment that was opened. */
  readonly start: string;
}

/** Puts the state on the page and the reader's hands on the state. */
export function show({ store, links, bookshelf, start }: Shown): void {
  const go = async (address: string) => {
    const next = await links.read(address);
    store.change((now) => open(now, next));
  };
  // 1. What was left open last time.
  const autosave = createAutosave(() => localStorage, () => store.change((now) => tell(now, keepsNothing)));
  const saved = autosave.read();
  const restore = async () => {
    if (saved) await go(saved.address);
    acts.dismiss("restore");
  };
  // 2. The page, its clock, and what can be done on it.
  const player = keepPlayed(store);
  const acts = createActs({ store, links, bookshelf, player, restore });
  createPage(store, bookshelf.titles, acts);
  // 3. Address bar, history and memory follow; the history can lead back.
  const addressed = keepAddressed({ store, links, bar: createAddressBar(window), autosave, start });
  addEventListener("popstate", () => void addressed.quietly(() => go(location.hash)));
  // 4. Keys, dropped files, and the offer.
  listenToKeys(acts);
  acceptDrops((file) => void acts.openFile(file));
  if (saved && saved.address !== start) store.change((now) => tell(now, offer(saved)));
}

const keepsNothing: Notice = {
  id: "autosave",
  tone: "plain",
  text: "This browser keeps nothing for us (a private window, perhaps): the link in the address bar is the only copy of your work.",
};

function offer({ title, time }: Saved): Notice {
  const when = new Date(time).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  return { id: "restore", tone: "plain", text: `You were working on “${title}” (${when}).`, offer: { label: "Restore", does: "restore" } };
}
