import { html, type TemplateResult } from "lit-html";
import type { Story } from "../../scenario/index.ts";
import { byQuestion, type Titled } from "../bookshelf.ts";
import { marked } from "../page/marked.ts";

/** Every sim by the question it answers, and every story by its claim. All of them are plain links. */
export function shelfPage(titles: readonly Titled[], stories: readonly Story[]): TemplateResult {
  const titleOf = (sim: string) => titles.find(({ id }) => id === sim)?.title ?? sim;
  return html`
    <h1 class="gallery-title">Sims and stories</h1>
    <section aria-labelledby="shelf-sims">
      <h2 class="gallery-part" id="shelf-sims">Which company is like yours?</h2>
      ${byQuestion(titles).map(([question, members]) => html`<div class="shelf-row">
        <h3 class="shelf-question">${question}</h3>
        <ul class="shelf-sims">
          ${members.map(({ id, title, description }) => html`<li>
            <a class="shelf-link" href=${`#sim=${id}`}>${title}</a>
            <p class="shelf-about">${marked(description)}</p>
          </li>`)}
        </ul>
      </div>`)}
    </section>
    <section aria-labelledby="shelf-stories">
      <h2 class="gallery-part" id="shelf-stories">What a spreadsheet does not see</h2>
      <ol class="shelf-stories">
        ${stories.map(({ id, title, claim, sim }) => html`<li>
          <a class="shelf-link" href=${`#story=${id}`}>${title}</a>
          <p class="shelf-about">${claim}</p>
          <p class="quiet">With “${titleOf(sim)}”</p>
        </li>`)}
      </ol>
    </section>
  `;
}
