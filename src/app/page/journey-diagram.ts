import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit-html";
import type { Graph } from "../../experiment/index.ts";

/** Pixels between two names, and what a letter of a name takes at most. */
const step = 22;
const letter = 6.6;
const lettersShown = 24;
/** How far an arc bows for each name it passes. */
const bow = 9;

/** The base model as a column of names and arcs between them: down the journey to the right of it, back up in the accent. */
export function journeyDiagram({ nodes, edges }: Graph): TemplateResult {
  const rows = new Map(nodes.map(({ id }, at) => [id, at]));
  const at = (id: string) => step * (rows.get(id)! + 0.5);
  const spine = 12 + letter * Math.max(...nodes.map(({ label }) => Math.min(lettersShown, label.length)));
  const longest = Math.max(1, ...edges.map(({ from, to }) => Math.abs(rows.get(from)! - rows.get(to)!)));
  const width = spine + 24 + bow * longest;
  const height = step * nodes.length;
  const name = new Map(nodes.map(({ id, label }) => [id, label]));
  // What matters lies on top.
  const order = { otherwise: 0, entry: 1, exit: 2, back: 3 };
  return html`<figure class="journey">
    <svg viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height} role="img" aria-label=${`${nodes.length} places and ${edges.length} ways between them; the table of stages has them in words.`}>
      ${edges.toSorted((a, b) => order[a.way] - order[b.way]).map(({ from, to, label, way }) => arc(spine, at(from), at(to), way, `${name.get(from)} → ${name.get(to)}${label ? `, ${label}` : ""}`))}
      ${nodes.map(({ id, label, place }) => svg`<circle class=${`journey-${place}`} cx=${spine} cy=${at(id)} r="3.5" /><text class=${`journey-name journey-name-${place}`} x=${spine - 12} y=${at(id) + 4}>${label.length > lettersShown ? `${label.slice(0, lettersShown - 1)}…` : label}</text>`)}
    </svg>
    <figcaption class="quiet journey-key">
      <span class="journey-key-on">goes on</span> <span class="journey-key-others">the others</span> <span class="journey-key-back">comes back, or brings others</span>
    </figcaption>
  </figure>`;
}

function arc(spine: number, from: number, to: number, way: string, title: string): SVGTemplateResult {
  const far = spine + 6 + (bow * Math.abs(to - from)) / step;
  const path = from === to ? `M${spine} ${from}c24 -12 24 12 0 0` : `M${spine} ${from}C${far + 12} ${from} ${far + 12} ${to} ${spine} ${to}`;
  return svg`<path class=${`journey-way journey-way-${way}`} d=${path}><title>${title}</title></path>`;
}
