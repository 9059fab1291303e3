import { html, type TemplateResult } from "lit-html";

/** The little Markdown a description may use: **strong**, *emphasis*, `code`. Everything else is plain text. */
export function marked(text: string): TemplateResult {
  const pieces = text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/);
  return html`${pieces.map((piece) => {
    if (piece.startsWith("**") && piece.length > 4) return html`<strong>${piece.slice(2, -2)}</strong>`;
    if (piece.startsWith("*") && piece.length > 2) return html`<em>${piece.slice(1, -1)}</em>`;
    if (piece.startsWith("`") && piece.length > 2) return html`<code>${piece.slice(1, -1)}</code>`;
    return piece;
  })}`;
}
