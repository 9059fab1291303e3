import { wordSeed, type Scenario } from "../scenario/index.ts";
import type { Player } from "../view/index.ts";
import { copyImage, copyText } from "./clipboard.ts";
import { fromFile } from "./from-file.ts";
import { messageOf } from "./trouble.ts";
import { whole, type Links } from "./links.ts";
import type { Acts } from "./page/acts.ts";
import { partner, placed, restored, sound } from "./shape.ts";
import { dismiss, dismissIssues, keep, look, lookAt, nothing, open, redo, set, tell, turn, undo, type State } from "./state.ts";
import type { Store } from "./store.ts";
import { rememberTheme } from "./theme.ts";
import type { Work } from "./work.ts";
import type { Bookshelf } from "./bookshelf.ts";

/** What the hands need that the state is not. */
export interface Reach {
  readonly store: Store<State>;
  readonly links: Links;
  readonly player: () => Player | null;
  readonly bookshelf: Bookshelf;
  /** Opens what was left open last time. */
  readonly restore: () => Promise<void>;
}

/** Milliseconds after the last arrow key at which a gesture counts as ended: a held key is one step of history. */
const rest = 400;

/** The acts of the page, over the state. */
export function createActs({ store, links, player, bookshelf, restore }: Reach): Acts {
  let ending: ReturnType<typeof setTimeout> | undefined;
  let pointerDown = false;
  addEventListener("pointerdown", () => (pointerDown = true), true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pointerDown = false), true);

  const change = store.change.bind(store);
  const scenario = () => store.state.work.scenario;
  const withScenario = (next: Scenario): Work => ({ ...store.state.work, scenario: next });
  const say = (id: string, text: string, tone: "plain" | "warning" | "error" = "plain") => change((state) => tell(state, { id, tone, text }));
  const link = async () => whole(await links.write(store.state));
  const keepNow = () => {
    clearTimeout(ending);
    change(keep);
  };

  const acts: Acts = {
    turn(path, value) {
      clearTimeout(ending);
      change((state) => turn(state, withScenario(placed(scenario(), path, value))));
    },
    keep() {
      clearTimeout(ending);
      // A pointer ends its gesture by leaving; an arrow key may come again at once.
      if (pointerDown) keepNow();
      else ending = setTimeout(keepNow, rest);
    },
    set: (path, value) => change((state) => set(state, withScenario(sound(placed(scenario(), path, value))))),
    setAll(values) {
      const next = Object.entries(values).reduce((current, [path, value]) => placed(current, path, value), scenario());
      change((state) => set(state, withScenario(sound(next))));
    },
    reset(path) {
      const paths = [path, partner(path)].filter((each) => each !== null);
      change((state) => set(state, withScenario(restored(scenario(), state.base, paths))));
    },
    resetAll: () => change((state) => set(state, { ...state.work, scenario: { ...state.base, run: { ...state.base.run, seed: state.work.scenario.run.seed } } })),
    undo() {
      clearTimeout(ending);
      change((state) => undo(state, bookshelf.base));
    },
    redo() {
      clearTimeout(ending);
      change((state) => redo(state, bookshelf.base));
    },
    choose(sim) {
      const work = bookshelf.fresh(sim);
      change((state) => open(state, { work, base: bookshelf.base(work), issues: [], claim: null }));
    },
    rollSeed: () => acts.set("run.seed", wordSeed(crypto.getRandomValues(new Uint8Array(3)))),
    setUncertain: (uncertain) => change((state) => set(state, { ...state.work, uncertain })),
    showReplication: (shown) => change((state) => set(state, { ...state.work, shown })),
    look(view) {
      change((state) => look(state, view));
      if (view.theme) rememberTheme(view.theme);
      const film = player();
      if (film && view.speed) film.speed = view.speed;
    },
    // What is looked for belongs to the list it was looked for in.
    open: (opened) => change((state) => look(state, { open: opened, ...(opened.kind === "sources" || (opened.kind === "figures" && state.view.open.kind !== "metric") ? { search: "" } : {}) })),
    find: (words) => change((state) => look(state, { search: words, open: { kind: "parameters" } })),
    close: () => change((state) => (state.view.open.kind === "nothing" ? state : look(state, { open: nothing }))),
    lookAt(day) {
      const film = player();
      film?.pause();
      if (film) film.seek(day);
      else change((state) => lookAt(state, day));
    },
    hover: (hover) => change((state) => (state.hover === hover ? state : { ...state, hover })),
    playOrPause: () => player()?.toggle(),
    step(months) {
      const film = player();
      for (let i = 0; i < Math.abs(months); i++) film?.step(months > 0 ? 1 : -1);
    },
    dismiss: (id) => change((state) => dismiss(state, id)),
    dismissIssues: () => change(dismissIssues),
    accept(does) {
      if (does === "restore") void restore();
      else location.reload();
    },
    link,
    async copyReport() {
      const { markdown, reportOf } = await import("./report.ts");
      const copied = await copyText(markdown(reportOf(store.state, await link())));
      say("copied", copied ? "Report card copied as Markdown." : "The browser did not let us use the clipboard; download the card instead.", copied ? "plain" : "warning");
    },
    async copyLink() {
      const copied = await copyText(await link());
      say("copied", copied ? "Link copied. Whoever opens it sees the same numbers." : "The browser did not let us use the clipboard; the link stands in the address bar, copy it there.", copied ? "plain" : "warning");
    },
    async take(file) {
      try {
        const { take } = await import("./take-files.ts");
        await take(file, { state: store.state, link: await link() });
      } catch (error) {
        say("take", `The file could not be made: ${messageOf(error)}. Nothing else is affected.`, "error");
      }
    },
    async copyPicture(name) {
      // The clipboard wants its item within the click; the picture may come later.
      const png = import("./take-files.ts").then(async ({ picturePng }) => picturePng(name, { state: store.state, link: await link() }));
      const copied = await copyImage(png);
      say("copied", copied ? "Picture copied." : "The browser did not let us copy a picture; save it as a file instead.", copied ? "plain" : "warning");
    },
    async openFile(file) {
      try {
        const opened = await fromFile(file, links, bookshelf);
        change((state) => open(state, opened));
        say("file", `${file.name} is open. Undo brings back what was here before.`);
      } catch (error) {
        say("file", `${file.name} cannot be opened: ${messageOf(error)}. What you had is unchanged.`, "error");
      }
    },
  };
  return acts;
}
