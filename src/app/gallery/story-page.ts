import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Told } from "../../experiment/index.ts";
import { ENGINE_VERSION } from "../../model/index.ts";
import { caseScenario, writeAddress, type Shelf, type Story } from "../../scenario/index.ts";
import { createCases, differenceText, middleText, rangeText, quantity } from "../../view/index.ts";
import type { Bookshelf } from "../bookshelf.ts";
import { icon } from "../page/icon.ts";
import { properties } from "../page/properties.ts";
import type { Telling } from "../state.ts";
import { messageOf } from "../trouble.ts";
import { words } from "../words.ts";
import type { StoryFile } from "./take-story.ts";

export interface StoryNeeds {
  readonly shelf: Shelf;
  readonly bookshelf: Bookshelf;
  readonly stories: readonly Story[];
  readonly say: (id: string, text: string, tone?: "plain" | "warning" | "error") => void;
}

export interface StoryPage {
  update(telling: Telling | null): void;
  destroy(): void;
}

/** One story: the claim, its picture, what a spreadsheet would have said, why, and a link to each what-if in it. */
export function createStoryPage(host: HTMLElement, story: Story, { shelf, bookshelf, stories, say }: StoryNeeds): StoryPage {
  const above = document.createElement("div");
  const picture = document.createElement("div");
  const below = document.createElement("div");
  above.className = below.className = "story-words";
  picture.className = "story-picture";
  const page = document.createElement("article");
  page.className = "story-page";
  page.append(above, picture, below);
  host.replaceChildren(page);
  const setting = caseScenario(story, story.cases[0], shelf.load(story.sim)).scenario;
  const chart = createCases(picture, { words, setting, story, told: null });
  let telling: Telling | null = null;
  /** Address of each what-if. */
  let links: readonly string[] = [];
  let open = true;

  const draw = () => {
    render(head(story, telling), above);
    render(body(), below);
  };
  /** With the fingerprint once it is known: whoever opens it sees that the numbers are the same. */
  const address = async (told: Told | null) => {
    const base = shelf.load(story.sim);
    const made = await Promise.all(story.cases.map((given, at) => {
      const scenario = told?.cases[at].scenario ?? caseScenario(story, given, base).scenario;
      const whole = told ? scenario : { ...scenario, run: { ...scenario.run, replications: story.replications } };
      const fingerprint = told && told.replications === told.budget ? told.cases[at].fingerprint : null;
      return writeAddress({ sim: story.sim, scenario: whole, engine: ENGINE_VERSION, fingerprint }, shelf).then(({ fragment }) => fragment);
    }));
    if (!open) return;
    links = made;
    draw();
  };
  const take = async (kind: StoryFile) => {
    try {
      const { takeStory } = await import("./take-story.ts");
      await takeStory(kind, telling!.told!, setting);
    } catch (error) {
      say("take", `The file could not be made: ${messageOf(error)}. Nothing else is affected.`, "error");
    }
  };

  const body = (): TemplateResult => {
    const told = telling?.told ?? null;
    const at = stories.indexOf(story);
    const [before, after] = [stories[at - 1], stories[at + 1]];
    return html`
      <div class="story-said">
        <div><h2 class="panel-title">What a spreadsheet would have said</h2><p>${story.sheet}</p></div>
        <div><h2 class="panel-title">Why it is so</h2><p>${story.why}</p></div>
      </div>
      <div>
        <h2 class="panel-title" id="story-cases">The what-ifs, to open and change</h2>
        <div class="story-table" tabindex="0" role="region" aria-labelledby="story-cases">${casesTable(story, told, links, setting)}</div>
        <p class="quiet">Every case lives through the same futures: seed and chance are the same, so what differs is the change alone.</p>
      </div>
      <div class="story-take">
        <span class="quiet">Take it along</span>
        ${(["svg", "png", "csv"] as const).map((kind) => html`<button type="button" class="button button-line" ?disabled=${telling?.phase !== "done"} @click=${() => take(kind)}>${kind.toUpperCase()}</button>`)}
      </div>
      <nav class="story-nav" aria-label="Other stories">
        ${before ? html`<a href=${`#story=${before.id}`}>${icon("back")}<span>${before.title}</span></a>` : html`<span></span>`}
        ${after ? html`<a href=${`#story=${after.id}`}><span>${after.title}</span>${icon("forward")}</a>` : nothing}
      </nav>
      <p class="quiet">With “${bookshelf.titles.find(({ id }) => id === story.sim)?.title ?? story.sim}”. Everything is computed in your browser; nothing is sent anywhere.</p>
    `;
  };

  draw();
  void address(null);
  return {
    update(next) {
      const done = next?.phase === "done" && telling?.phase !== "done";
      telling = next;
      chart.update({ told: next?.told ?? null });
      draw();
      if (done) void address(next.told);
    },
    destroy() {
      open = false;
      chart.destroy();
      page.remove();
    },
  };
}

function head({ title, claim }: Story, telling: Telling | null): TemplateResult {
  const told = telling?.told;
  const share = told ? told.replications / told.budget : 0;
  return html`
    <p class="story-back"><a class="link quiet" href="#shelf">All sims and stories</a></p>
    <h1 class="gallery-title">${title}</h1>
    <p class="story-claim">${claim}</p>
    <div class="story-progress">
      <div class="progress" aria-hidden="true"><div class="progress-done" ${properties({ "--share": String(share) })}></div></div>
      <p class=${telling?.phase === "failed" ? "story-failed" : "quiet"} role="status">${progressWords(telling)}</p>
    </div>
  `;
}

function progressWords(telling: Telling | null): string {
  if (telling?.phase === "failed") return telling.message;
  if (!telling?.told) return "Simulating the first futures…";
  const { replications, budget, cases } = telling.told;
  const violated = cases.flatMap(({ violations }) => violations);
  if (violated.length > 0) return `The engine found a fault in its own books (${violated[0]}). Do not rely on these numbers.`;
  return telling.phase === "done" ? `${budget} futures of each case simulated.` : `${replications} of ${budget} futures of each case simulated`;
}

function casesTable(story: Story, told: Told | null, links: readonly string[], setting: Parameters<typeof quantity>[2]): TemplateResult {
  const figures = story.figures.map(({ label, name }, at) => told?.figures[at].label ?? (label || name));
  const sheets = story.cases.some(({ sheet }) => sheet !== null);
  const [first] = story.cases;
  return html`<table class="table story-cases">
    <thead>
      <tr>
        <th scope="col">${story.axis}</th>
        <th scope="col"><span class="unseen">Open</span></th>
        ${figures.map((label, at) => html`<th scope="col">${label}</th>${at === 0 && sheets ? html`<th scope="col">Spreadsheet</th>` : nothing}${at === 0 ? html`<th scope="col">Against ${first.label}</th>` : nothing}`)}
      </tr>
    </thead>
    <tbody>
      ${story.cases.map(({ label, sheet }, row) => html`<tr>
        <th scope="row">${label}</th>
        <td>${links[row] ? html`<a class="link" href=${links[row]} aria-label=${`Open this what-if: ${label}`}>Open this what-if</a>` : html`<span class="quiet">…</span>`}</td>
        ${figures.map((_, at) => {
          const found = told?.cases[row].figures[at] ?? null;
          const figure = told?.figures[at];
          const said = figure ? html`<strong>${middleText(found, figure, setting)}</strong> <span class="quiet">${rangeText(found, figure, setting, words)}</span>` : html`<span class="quiet">…</span>`;
          return html`<td>${said}</td>
            ${at === 0 && sheets ? html`<td>${sheet === null ? "" : figure?.info ? quantity(sheet, figure.info.unit, setting) : sheet.toLocaleString("en")}</td>` : nothing}
            ${at === 0 ? html`<td>${figure ? differenceText(found, figure, setting, words) : ""}</td>` : nothing}`;
        })}
      </tr>`)}
    </tbody>
  </table>`;
}
