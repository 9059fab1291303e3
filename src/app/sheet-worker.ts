/** Entry of the thread that reckons what a spreadsheet would promise. */
import { spreadsheet, type Spreadsheet } from "../experiment/index.ts";
import type { Scenario } from "../scenario/index.ts";

const scope = self as unknown as { postMessage(sheet: Spreadsheet | null): void; onmessage: (event: MessageEvent<Scenario>) => void };

scope.onmessage = ({ data }) => scope.postMessage(promised(data));

/** Null where it would promise no end; the futures, which know queues and limits, do not depend on it. */
function promised(scenario: Scenario): Spreadsheet | null {
  try {
    return spreadsheet(scenario);
  } catch {
    return null;
  }
}
