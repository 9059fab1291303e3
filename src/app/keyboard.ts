import type { Acts } from "./page/acts.ts";

/** Shortcuts for the whole page. Boxes keep their own undo; a slider or a button keeps its Space. */
export function listenToKeys(acts: Pick<Acts, "undo" | "redo" | "playOrPause">): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    const typing = target.matches("input:not([type='range'], [type='checkbox']), textarea, select") || target.isContentEditable;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !typing) {
      const key = event.key.toLowerCase();
      if (key === "z" && !event.shiftKey) act(event, () => acts.undo());
      else if ((key === "z" && event.shiftKey) || key === "y") act(event, () => acts.redo());
      return;
    }
    if (event.key === " " && !typing && !target.closest("button, a, summary, label, input, [role='slider'], dialog")) act(event, () => acts.playOrPause());
  });
}

function act(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}
