import { svg, type SVGTemplateResult, type TemplateResult, html } from "lit-html";

const strokes = {
  undo: svg`<path d="M7 4 3.500 7.500 7 11M3.500 7.500H10a3.500 3.500 0 0 1 0 7H8" />`,
  redo: svg`<path d="m11 4 3.500 3.500L11 11M14.500 7.500H8a3.500 3.500 0 0 0 0 7h2" />`,
  play: svg`<path class="full" d="M6 3.500v11l9-5.500z" />`,
  pause: svg`<path class="full" d="M5 3.500h3v11H5zM10 3.500h3v11h-3z" />`,
  again: svg`<path d="M14 9a5 5 0 1 1-1.500-3.600M14.500 2.500v3.500H11" />`,
  back: svg`<path d="M11 4 6 9l5 5" />`,
  forward: svg`<path d="m7 4 5 5-5 5" />`,
  close: svg`<path d="m5 5 8 8M13 5l-8 8" />`,
  dice: svg`<rect x="3" y="3" width="12" height="12" rx="2.500" /><circle class="full" cx="6.500" cy="6.500" r="1" /><circle class="full" cx="11.500" cy="11.500" r="1" /><circle class="full" cx="9" cy="9" r="1" />`,
  share: svg`<path d="M9 11V2.500M6 5.500l3-3 3 3M4.500 8.500v6h9v-6" />`,
  auto: svg`<circle cx="9" cy="9" r="5.500" /><path class="full" d="M9 3.500a5.500 5.500 0 0 1 0 11z" />`,
  light: svg`<circle cx="9" cy="9" r="3" /><path d="M9 2v1.500M9 14.500V16M2 9h1.500M14.500 9H16M4 4l1 1M13 13l1 1M14 4l-1 1M5 13l-1 1" />`,
  dark: svg`<path d="M14.500 10.700A6 6 0 0 1 7.300 3.500a6 6 0 1 0 7.200 7.200z" />`,
  enlarge: svg`<path d="M10.500 3.500h4v4M7.500 14.500h-4v-4M14.500 3.500l-5 5M3.500 14.500l5-5" />`,
  controls: svg`<path d="M3 6h5M12 6h3M3 12h2M9 12h6" /><circle cx="10" cy="6" r="2" /><circle cx="7" cy="12" r="2" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof strokes;

/** Drawn in the colour of the text beside it; says nothing to a screen reader, so its button needs words. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">${strokes[name]}</svg>`;
}
