/** All sims and stories, and each story told: fetched when it is first looked at. */
import "./gallery.css";
import { render } from "lit-html";
import { nearestStories, type Shelf, type Story } from "../../scenario/index.ts";
import type { Bookshelf } from "../bookshelf.ts";
import type { Desk } from "../desk.ts";
import { shelfPlace } from "../place.ts";
import { tell, visit, type State } from "../state.ts";
import type { Store } from "../store.ts";
import { shelfPage } from "./shelf-page.ts";
import { createStoryPage, type StoryPage } from "./story-page.ts";
import { keepTold } from "./telling.ts";

export interface GalleryNeeds {
  readonly store: Store<State>;
  readonly desk: Desk;
  readonly shelf: Shelf;
  readonly bookshelf: Bookshelf;
}

/** Draws shelf and stories into `#gallery`, from now on whenever one is looked at. */
export async function openGallery({ store, desk, shelf, bookshelf }: GalleryNeeds): Promise<void> {
  const host = document.getElementById("gallery")!;
  const stories = await shelf.stories();
  let page: StoryPage | null = null;
  /** What stands in the host. */
  let shown: State["place"] | null = null;

  const draw = (now: State) => {
    const { place } = now;
    if (place.kind === "sim") {
      close();
      return;
    }
    const story = place.kind === "story" ? stories.find(({ id }) => id === place.id) : undefined;
    if (place.kind === "story" && !story) {
      refuse(place.id);
      return;
    }
    const arrived = shown !== place;
    if (arrived) close();
    shown = place;
    if (story) {
      page ??= createStoryPage(host, story, { shelf, bookshelf, stories, say: (id, text, tone = "plain") => store.change((state) => tell(state, { id, tone, text })) });
      page.update(now.telling);
    } else if (arrived) {
      const own = document.createElement("div");
      host.replaceChildren(own);
      render(shelfPage(bookshelf.titles, stories), own);
    }
    if (!arrived) return;
    document.title = story ? `${story.title} · Hourglass` : "Sims and stories · Hourglass";
    scrollTo({ top: 0 });
  };
  const close = () => {
    page?.destroy();
    page = null;
    shown = null;
  };
  /** A story nobody has told: said in words, and the shelf is there to choose from. */
  const refuse = (id: string) => {
    history.replaceState(null, "", "#shelf");
    store.change((state) => tell(visit(state, shelfPlace), { id: "story", tone: "warning", text: unknownStory(id, stories) }));
  };
  store.observe((now, before) => {
    if (now.place !== before.place || now.telling !== before.telling) draw(now);
  });
  keepTold(store, desk, shelf, stories);
  draw(store.state);
}

function unknownStory(id: string, stories: readonly Story[]): string {
  const short = id.length > 60 ? `${id.slice(0, 59)}…` : id;
  const [near] = nearestStories(id, stories, 1);
  return `There is no story “${short}” here; these are the stories there are. Perhaps you meant ${near}.`;
}
