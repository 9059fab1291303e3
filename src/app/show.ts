import { createAddressBar } from "./address-bar.ts";
import { createAutosave, type Saved } from "./autosave.ts";
import type { Bookshelf } from "./bookshelf.ts";
import type { Desk } from "./desk.ts";
import { acceptDrops } from "./drop.ts";
import { keepPlayed } from "./film.ts";
import { createActs } from "./hands.ts";
import { listenToKeys } from "./keyboard.ts";
import type { Links } from "./links.ts";
import { createPage } from "./page/page.ts";
import { placeIn } from "./place.ts";
import { keepAddressed } from "./remember.ts";
import { open, tell, visit, type Notice, type State } from "./state.ts";
import type { Store } from "./store.ts";
import { messageOf } from "./trouble.ts";
import type { Shelf } from "../scenario/index.ts";

export interface Shown {
  readonly store: Store<State>;
  readonly desk: Desk;
  readonly shelf: Shelf;
  readonly links: Links;
  readonly bookshelf: Bookshelf;
  /** The fragment that was opened. */
  readonly start: string;
}

/** Puts the state on the page and the reader's hands on the state. */
export function show({ store, desk, shelf, links, bookshelf, start }: Shown): void {
  const go = async (address: string) => {
    const place = placeIn(address);
    // To come back to the work as it was left is not to open it anew.
    const left = store.state.place.kind !== "sim" && addressed.isOf(address);
    if (place.kind !== "sim" || left) return store.change((now) => visit(now, place));
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
  keepGallery({ store, desk, shelf, bookshelf });
  // 3. Address bar, history and memory follow; the history can lead back.
  const addressed = keepAddressed({ store, links, bar: createAddressBar(window), autosave, start: store.state.place.kind === "sim" ? start : "" });
  addEventListener("popstate", () => void addressed.quietly(() => go(location.hash)));
  // The address is the work's: who skips to the controls must not open another one.
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById(store.state.place.kind === "sim" ? "panel" : "gallery")?.focus();
  });
  // 4. Keys, dropped files, and the offer.
  const onSim = (act: () => void) => {
    if (store.state.place.kind === "sim") act();
  };
  listenToKeys({ undo: () => onSim(() => acts.undo()), redo: () => onSim(() => acts.redo()), playOrPause: () => onSim(() => acts.playOrPause()) });
  acceptDrops((file) => void acts.openFile(file));
  if (saved && saved.address !== start) store.change((now) => tell(now, offer(saved)));
}

/** The gallery is fetched when it is first looked at. */
function keepGallery(needs: { store: Store<State>; desk: Desk; shelf: Shelf; bookshelf: Bookshelf }): void {
  const { store } = needs;
  let opened = false;
  const look = ({ place }: State) => {
    if (place.kind === "sim" || opened) return;
    opened = true;
    import("./gallery/gallery.ts").then(
      ({ openGallery }) => openGallery(needs),
      (reason: unknown) => {
        opened = false;
        store.change((now) => tell(now, { id: "gallery", tone: "error", text: `The stories could not be loaded: ${messageOf(reason)}. Everything else is here.` }));
      },
    );
  };
  store.observe(look);
  look(store.state);
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
