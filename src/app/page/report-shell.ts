import { html, type TemplateResult } from "lit-html";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { dialogShell } from "./dialog.ts";

/** The dialog that holds the report card; what is in it is fetched when it is first opened. */
export function reportShell({ run }: State, acts: Acts): TemplateResult {
  const refined = run.phase === "done" && !run.stale;
  return dialogShell(
    "Report card",
    html`<article id="report" class="report" aria-busy="true"><p class="quiet">Writing the card…</p></article>`,
    acts,
    html`
      <button type="button" class="button button-line report-print" @click=${() => print()}>Print</button>
      <button type="button" class="button button-line" ?disabled=${!refined} @click=${() => acts.take({ kind: "report" })}>Download</button>
      <button type="button" class="button button-strong" ?disabled=${!refined} @click=${() => acts.copyReport()}>Copy as Markdown</button>
    `,
  );
}

/** The card in its place, as long as it lies open. */
export interface LiveReport {
  update(state: State): void;
  destroy(): void;
}

export function createReport(host: HTMLElement, state: State, acts: Pick<Acts, "link">): LiveReport {
  let newest: State | null = state;
  const write = () =>
    void import("./report-card.ts").then(
      async ({ drawReport }) => {
        const now = newest;
        if (now === null) return;
        const link = await acts.link();
        if (newest === now) drawReport(host, now, link);
      },
      () => (host.textContent = "The card could not be loaded. Everything else is here; try again when you are online."),
    );
  write();
  return {
    update(next) {
      if (next === newest) return;
      newest = next;
      write();
    },
    destroy: () => (newest = null),
  };
}
