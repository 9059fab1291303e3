import { afterEach, describe, expect, test, vi } from "vitest";
import "../../src/view/theme.css";
import { createHourglass, type Hourglass, type HourglassInput } from "../../src/view/hourglass/index.ts";
import { exampleFilm, exampleScenario } from "../view/hourglass-example.ts";

const scenario = exampleScenario();
const film = exampleFilm(scenario);
const midway = 700;

let picture: Hourglass | undefined;
let host: HTMLElement;

function mount(change: Partial<HourglassInput> = {}): Hourglass {
  host = document.createElement("div");
  document.body.append(host);
  picture = createHourglass(host, { scenario, film, width: 1000, height: 560, ...change });
  picture.seek(midway);
  return picture;
}

afterEach(() => {
  picture?.destroy();
  picture = undefined;
  document.body.replaceChildren();
});

const stages = (): SVGGElement[] => [...host.querySelectorAll<SVGGElement>(".hourglass-stage")];
const stage = (name: string): SVGGElement => stages().find((node) => node.getAttribute("aria-label")?.startsWith(`${name}:`))!;
const read = (): Promise<void> => vi.waitFor(() => expect(stage("Lead")).toBeDefined(), 4_000);

/** Share of pixels of the canvas that are not empty. */
function painted(): number {
  const canvas = host.querySelector("canvas")!;
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
  let number = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 0) number++;
  return number / (data.length / 4);
}

describe("createHourglass", () => {
  test("paints people and says who is where", async () => {
    mount();
    await read();
    expect(painted()).toBeGreaterThan(0.002);
    expect(stages()).toHaveLength(8);
    expect(stage("Lead").getAttribute("aria-label")).toMatch(/^Lead: \d+ people/);
    expect(host.querySelector(".hourglass")!.getAttribute("aria-label")).toMatch(/^In month 23: .* customers worth \$/);
    expect(picture!.describe()).toBe(host.querySelector(".hourglass")!.getAttribute("aria-label"));
  });

  test("without a film there is the empty glass; a film that comes later is poured in", async () => {
    mount({ film: null });
    expect(picture!.describe()).toContain("not yet simulated");
    expect(picture!.svg().querySelectorAll("circle")).toHaveLength(0);
    picture!.update({ film });
    await read();
    expect(picture!.svg().querySelectorAll("circle").length).toBeGreaterThan(100);
  });

  test("svg() stands alone: no class, no variable, no script, and it says what it shows", () => {
    mount();
    const svg = picture!.svg();
    const text = new XMLSerializer().serializeToString(svg);
    expect(text).not.toMatch(/class=|var\(|<script|tabindex|NaN|undefined/);
    expect(svg.querySelector("title")!.textContent).toBe(scenario.title);
    expect(svg.querySelector("desc")!.textContent).toBe(picture!.describe());
    expect(new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")).toBeNull();
  });

  test("svg() is the same for the same moment, from wherever one came", () => {
    const still = (days: number[]): string => {
      mount();
      let text = "";
      for (const day of days) {
        picture!.seek(day);
        text = new XMLSerializer().serializeToString(picture!.svg());
      }
      picture!.destroy();
      // Two pictures of one page have paints of their own.
      return text.replaceAll(/hourglass-sand-\d+/g, "");
    };
    expect(still([100, 1000, 500])).toBe(still([500]));
  });

  test("a click on a stage and the keyboard call back with its id", async () => {
    const seen: string[] = [];
    mount({ options: { onStage: (id) => seen.push(id) } });
    await read();
    const lead = stage("Lead");
    lead.querySelector("text")!.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: -50, clientY: -50 }));
    lead.focus();
    lead.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    expect(document.activeElement!.getAttribute("aria-label")).toMatch(/^Opportunity:/);
    document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    expect(seen).toEqual(["lead", "opportunity"]);
    expect(host.querySelector(".hourglass-note")!.textContent).toMatch(/Opportunity.*people.*half move on within/);
  });

  test("a click on a dot calls back with the person", async () => {
    const seen: number[] = [];
    mount({ options: { onPerson: (person) => seen.push(person) } });
    await read();
    await new Promise((done) => setTimeout(done, 700));
    const dot = picture!.svg().querySelector("circle")!;
    const [x, y] = dot.getAttribute("transform")!.match(/[\d.]+/g)!.map(Number);
    const box = host.querySelector(".hourglass")!.getBoundingClientRect();
    host.querySelectorAll("svg")[1].dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: box.left + x, clientY: box.top + y }));
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBeLessThan(film.people);
  });

  test("switches on the picture change it and call back", async () => {
    const chosen: object[] = [];
    mount({ options: { onChosen: (now) => chosen.push(now) } });
    await read();
    const button = (text: string): HTMLButtonElement => [...host.querySelectorAll("button")].find((node) => node.textContent === text)!;
    button("value").click();
    button("linear").click();
    expect(chosen).toEqual([{ scale: "sqrt", heightOf: "value" }, { scale: "linear", heightOf: "value" }]);
    expect(button("value").getAttribute("aria-pressed")).toBe("true");
    expect(document.activeElement === document.body || host.contains(document.activeElement)).toBe(true);
    await vi.waitFor(() => expect(stage("Loyal").textContent).toContain("$"));
  });

  test("follows data-theme, and destroy() leaves nothing", async () => {
    mount();
    await read();
    const name = (): string | null => stage("Lead").querySelector("text")!.getAttribute("fill");
    document.documentElement.dataset.theme = "light";
    await vi.waitFor(() => expect(name()).toBe("#4a5058"));
    document.documentElement.dataset.theme = "dark";
    await vi.waitFor(() => expect(name()).toBe("#b7bac0"));
    delete document.documentElement.dataset.theme;
    picture!.destroy();
    expect(host.childElementCount).toBe(0);
  });

  test.each([390, 768, 1440])("real words of stages do not overlap at %i px", async (width) => {
    mount({ width, height: 640 });
    await read();
    const boxes = [...host.querySelectorAll(".hourglass-stage text")].map((node) => ({ text: node.textContent, box: node.getBoundingClientRect() }));
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const apart = a.box.right <= b.box.left || b.box.right <= a.box.left || a.box.bottom <= b.box.top + 5 || b.box.bottom <= a.box.top + 5;
        expect(apart, `${a.text} × ${b.text}`).toBe(true);
      }
    }
  });
});
