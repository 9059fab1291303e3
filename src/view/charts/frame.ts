import "./charts.css";
import { select, type Selection } from "d3";
import { createHand, type Hand } from "./hand.ts";
import type { OnCursor } from "./chart.ts";
import { renderTable, type Table } from "./table.ts";
import type { Sentence } from "../words/sentence.ts";

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** What every live chart stands in: a sized SVG with heading and readout, the sheet for the hand, the table for the ear. */
export interface Frame {
  root: HTMLDivElement;
  svg: Selection<SVGSVGElement, unknown, null, undefined>;
  hand: Hand;
  /** Pixels; 0 until the container has been laid out. */
  width(): number;
  /** Sets the size of the SVG, and of the room for tools `below` it. */
  size(width: number, height: number, below?: number): void;
  heading(title: string): void;
  readout(sentence: Sentence): void;
  alt(sentence: string): void;
  /** Asked for only when the chart has been quiet for a moment: nobody listens to sixty tables a second. */
  table(make: () => Table | null): void;
  destroy(): void;
}

/** Pixels above the plot: title, readout, air. */
export const headHeight = 48;

const quietMs = 400;

export function createFrame(container: HTMLElement, kind: string, onCursor: OnCursor, onResize: () => void): Frame {
  const root = document.createElement("div");
  root.className = `hg-chart hg-chart-${kind}`;
  const svg = select(root).append("svg").attr("class", "hg-chart-svg").attr("role", "img");
  const title = svg.append("text").attr("class", "hg-chart-title").attr("y", 14);
  const readout = svg.append("text").attr("class", "hg-chart-readout").attr("y", 31);
  const hand = createHand(root, onCursor);
  const heard = document.createElement("div");
  heard.className = "hg-chart-heard";
  root.append(heard);
  container.append(root);

  let width = Math.floor(root.clientWidth);
  const observer = new ResizeObserver((entries) => {
    const next = Math.floor(entries[entries.length - 1].contentRect.width);
    if (next === width || next === 0) return;
    width = next;
    onResize();
  });
  observer.observe(root);

  let quiet: ReturnType<typeof setTimeout> | undefined;
  return {
    root,
    svg,
    hand,
    width: () => width,
    size(w, h, below = 0) {
      root.style.height = `${h + below}px`;
      svg.attr("width", w).attr("height", h).attr("viewBox", `0 0 ${w} ${h}`);
    },
    heading(words) {
      if (title.text() !== words) title.text(words);
    },
    readout: (sentence) => writeSentence(readout, sentence),
    alt: (sentence) => { svg.attr("aria-label", sentence); },
    table(make) {
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        const table = make();
        heard.replaceChildren(...(table ? [renderTable(table)] : []));
      }, quietMs);
    },
    destroy() {
      clearTimeout(quiet);
      observer.disconnect();
      root.remove();
    },
  };
}

/** Results stand out from the words around them. Reuses what is there: this runs at every frame of a moving cursor. */
function writeSentence(host: Selection<SVGTextElement, unknown, null, undefined>, sentence: Sentence): void {
  host.selectAll<SVGTSpanElement, unknown>("tspan").data(sentence).join("tspan")
    .attr("class", (part) => (part.kind === "result" ? "hg-chart-figure" : null))
    .text((part) => part.text);
}
