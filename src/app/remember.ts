import { fragmentOf } from "./place.ts";
import type { AddressBar } from "./address-bar.ts";
import type { Autosave } from "./autosave.ts";
import type { Links } from "./links.ts";
import { sameness } from "./sameness.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** Keeps the address bar, the history of the tab and this device's memory in step with the work. */
export function keepAddressed({ store, links, bar, autosave, start }: { store: Store<State>; links: Links; bar: AddressBar; autosave: Autosave; start: string }): {
  /** For a step that the history itself asked for: nothing is pushed. */
  quietly(step: () => Promise<void>): Promise<void>;
  /** The address is that of the work as it is. */
  isOf(address: string): boolean;
} {
  let quiet = false;
  /** Address of `kept`. */
  let kept = start;
  let newest = 0;
  // Making an address may take a moment (long ones are compressed): one after the other, in order.
  let queue: Promise<void> = Promise.resolve();
  const later = (job: () => Promise<void>) => {
    queue = queue.then(job);
  };
  const save = (state: State, address: string) => autosave.write({ address, title: state.work.scenario.title, time: Date.now() });

  /** The fingerprint is known now: it stands in the address. */
  const prove = (state: State) => {
    const mine = newest;
    later(async () => {
      // A link that made a claim we cannot confirm stays as it was sent.
      if (mine !== newest || sameness(state)?.same === false) return;
      const address = await links.write(state);
      // Another place has an address of its own.
      if (store.state.place.kind === "sim") bar.replace(address);
      kept = address;
      if (state.past.length > 0) save(state, address);
    });
  };

  store.observe((now, before) => {
    if (now.kept !== before.kept) {
      const silent = quiet;
      const { place } = before;
      newest++;
      later(async () => {
        const address = await links.write(now);
        if (!silent) bar.push(address, place.kind === "sim" ? kept : fragmentOf(place));
        kept = address;
        save(now, address);
      });
    } else if (now.work !== before.work) {
      const mine = ++newest;
      later(async () => {
        if (mine === newest) bar.follow(await links.write(now));
      });
    } else if (now.run.phase === "done" && before.run.phase !== "done" && now.work === now.kept) {
      prove(now);
    }
  });
  // The result may have come before the page.
  if (store.state.run.phase === "done") prove(store.state);
  return {
    isOf: (address) => address === kept && store.state.work === store.state.kept,
    async quietly(step) {
      quiet = true;
      try {
        await step();
      } finally {
        quiet = false;
      }
    },
  };
}
