import { createBookshelf } from "./bookshelf.ts";
import { createDesk } from "./desk.ts";
import { createLinks } from "./links.ts";
import { placeIn } from "./place.ts";
import { chartNames, pictureOf } from "./pictures.ts";
import { keepSimulated } from "./run.ts";
import { firstState, firstView, tell, type Notice, type State } from "./state.ts";
import { createStore, type Store } from "./store.ts";
import { applyTheme, rememberedTheme } from "./theme.ts";
import { catchTrouble } from "./trouble.ts";
import type { Shelf } from "../scenario/index.ts";

/** From an address to a page that simulates, step by step. */
export async function openApp(shelf: Shelf): Promise<void> {
  let known: Store<State> | null = null;
  // 1. What nobody expects is told, from the first moment on. Workers and pictures load while the address is read.
  catchTrouble((message) => (known ? known.change((state) => tell(state, unexpected(message))) : sayPlainly(unexpected(message).text)));
  const theme = rememberedTheme();
  applyTheme(theme);
  const start = location.hash;
  const place = placeIn(start);
  document.body.dataset.place = place.kind;
  const desk = createDesk();
  const pictures = import("./show.ts");
  // 2. Address → work and issues. A link always opens; an empty one, or one of a story, opens the first sim of the shelf.
  const bookshelf = createBookshelf(shelf);
  const links = createLinks(shelf, bookshelf);
  const opened = await links.read(place.kind === "sim" ? start : "");
  // 3. Work → state.
  const store = (known = createStore<State>({ ...firstState(opened, place), view: { ...firstView, theme } }));
  // 4. First film, first curves, refined curves: now and after every change.
  keepSimulated(store, desk, () => chartNames.flatMap((name) => pictureOf(name, store.state.work.scenario).series));
  // 5. State → page, and hands on it; address bar and memory follow.
  const { show } = await pictures;
  show({ store, desk, shelf, links, bookshelf, start });
}

function unexpected(message: string): Notice {
  return { id: "error", tone: "error", text: `Something went wrong: ${message}. Your numbers are kept in the address; reload to go on.`, offer: { label: "Reload", does: "reload" } };
}

/** Before there is a page to say it on. */
function sayPlainly(text: string): void {
  const host = document.getElementById("notices");
  if (host) host.textContent = text;
}
