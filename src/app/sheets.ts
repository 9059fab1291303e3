import type { Spreadsheet } from "../experiment/index.ts";
import type { Scenario } from "../scenario/index.ts";

/**
 * Reckons spreadsheets on a thread of its own, which is opened for the first: one takes up to a second, and whoever asks must
 * hear the next question meanwhile. One after the other; what nobody wants any more when its turn comes is left out.
 * Null where a sheet would promise no end.
 */
export function createSheets(): (scenario: Scenario, signal: AbortSignal) => Promise<Spreadsheet | null> {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const reckon = (scenario: Scenario): Promise<Spreadsheet | null> =>
    new Promise((resolve) => {
      const reckoning = (worker ??= new Worker(new URL("./sheet-worker.ts", import.meta.url), { type: "module", name: "hourglass sheet" }));
      reckoning.onmessage = ({ data }: MessageEvent<Spreadsheet | null>) => resolve(data);
      // The numbers do not depend on it: the next sheet has a new thread.
      reckoning.onerror = (event) => {
        event.preventDefault();
        reckoning.terminate();
        worker = null;
        resolve(null);
      };
      reckoning.postMessage(scenario);
    });

  return (scenario, signal) => {
    const sheet = last.then(() => {
      signal.throwIfAborted();
      return reckon(scenario);
    });
    last = sheet.catch(() => {});
    return sheet;
  };
}
