import type { Words } from "../words/words.ts";

interface StageChoice {
  id: string;
  label: string;
  on: boolean;
}

/** The line under the chart of stages: one scale or many, and which stages are shown. */
export interface StageTools {
  draw(words: Words, mode: "rows" | "lines", choices: readonly StageChoice[]): void;
}

export function createStageTools(host: HTMLElement, on: { onMode(mode: "rows" | "lines"): void; onStage(id: string, on: boolean): void }): StageTools {
  const tools = document.createElement("div");
  tools.className = "hg-chart-tools";
  const toggle = document.createElement("button");
  toggle.type = "button";
  const chooser = document.createElement("details");
  const summary = document.createElement("summary");
  const list = document.createElement("div");
  list.className = "hg-stage-list";
  chooser.append(summary, list);
  tools.append(toggle, chooser);
  host.append(tools);

  let mode: "rows" | "lines" = "rows";
  let listed = "";
  toggle.addEventListener("click", () => on.onMode(mode === "rows" ? "lines" : "rows"));
  list.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) on.onStage(event.target.value, event.target.checked);
  });
  chooser.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !chooser.open) return;
    chooser.open = false;
    summary.focus();
  });
  chooser.addEventListener("focusout", (event) => {
    // Choosing is over when the focus goes elsewhere; a click on the list's own padding has no target and closes nothing.
    if (event.relatedTarget instanceof Node && !chooser.contains(event.relatedTarget)) chooser.open = false;
  });

  return {
    draw(words, now, choices) {
      mode = now;
      const { stages } = words.chart;
      toggle.textContent = now === "rows" ? stages.sameScale : stages.ownScale;
      summary.textContent = stages.list;
      toggle.hidden = chooser.hidden = choices.length === 0;
      // The boxes are made once for a set of stages, so that the one being clicked stays under the hand.
      const key = choices.map((choice) => `${choice.id}\n${choice.label}`).join("\n");
      if (key === listed) return;
      listed = key;
      list.replaceChildren(...choices.map((choice) => {
        const label = document.createElement("label");
        const box = document.createElement("input");
        box.type = "checkbox";
        box.value = choice.id;
        box.checked = choice.on;
        label.append(box, choice.label);
        return label;
      }));
    },
  };
}
