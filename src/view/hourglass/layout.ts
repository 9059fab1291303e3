import { headcount } from "../../model/index.ts";
import type { Scenario, Stage, Team } from "../../scenario/index.ts";
import { fitText, textWidth } from "./lettering.ts";
import { arrange, type Item, type Standing } from "./rows.ts";
import { walk, type Step } from "./walk.ts";

/** Sizes of type in the picture, as in theme.css. */
export const textSize = 12;
export const numberSize = 16;

/** A stage of the walk: it lies in a column of the glass, and has its label below. Pixels, as everywhere here. */
export interface StagePlace {
  id: string;
  /** Position in `Object.keys(scenario.stages)`. */
  index: number;
  bulb: Stage["bulb"];
  name: string;
  column: number;
  /** Within the column, from the top. */
  lane: number;
  left: number;
  right: number;
  center: number;
  label: Label;
}

/** A slice of the glass, and the stages side by side in it, from the top. */
export interface Column {
  left: number;
  right: number;
  center: number;
  bulb: Stage["bulb"];
  stages: StagePlace[];
}

/** Text centred on `x`, its first baseline at `y`; `text` may be shortened, `width` is what it may fill. */
export interface Label {
  x: number;
  y: number;
  text: string;
  width: number;
}

/** An exit: people fall to the floor at `x`. */
export interface ExitPlace {
  id: string;
  index: number;
  name: string;
  x: number;
  label: Label;
  /** Stage from whose left edge some come back, or -1. */
  returnsTo: number;
}

export interface TeamPlace {
  id: string;
  index: number;
  name: string;
  /** The slice of the glass it serves. */
  from: number;
  to: number;
  label: Label;
  /** Seats stand from here to the right … */
  seats: number;
  seatsWidth: number;
  /** … and the line from `lineEnd` to the left, around this y. */
  lineEnd: number;
  lineWidth: number;
  /** It works on people in stages; what it does otherwise is not in the film. */
  hasLine: boolean;
  y: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The way of an invited person over the top: a cubic from an advocate to the stage of entry. */
export interface Arch {
  from: Point;
  bend: [Point, Point];
  to: Point;
}

/** Right to left along the bottom: who writes, and what one piece is split into. */
export interface ContentChain {
  y: number;
  team: { id: string; index: number; name: string; x: number };
  ebook: number;
  posts: number;
  social: number;
  /** Where the chain turns up, along the plate, to the mouth. */
  end: number;
}

export interface Layout {
  width: number;
  height: number;
  compact: boolean;
  /** Reserved at the top for the line of words and switches. */
  captionHeight: number;
  /** The line around which the glass is symmetric, and its greatest half height. */
  axis: number;
  reach: number;
  /** End plates of the glass; visitors are between `left` and `mouth`. */
  left: number;
  mouth: number;
  right: number;
  /** The narrowest part of the glass. */
  neck: { from: number; to: number };
  columns: Column[];
  /** Those of all columns, in order. */
  stages: StagePlace[];
  exits: ExitPlace[];
  floor: number;
  arch: Arch | null;
  teams: TeamPlace[];
  content: ContentChain | null;
  /** Labels of stages begin here, badges of teams there. */
  labelTop: number;
  teamTop: number;
  /** Null: nobody comes unidentified. */
  visitors: Label | null;
}

const nameLine = 16;
const labelHeight = 40;
const teamHeight = 58;
/** Half height of the neck at rest, as a share of `reach`. */
const neckWidth = 0.13;

/**
 * Geometry of the picture, from what the scenario says and the room there is; knows no population. Where the room is too
 * low for all of it, the glass keeps its size and what stands at the bottom is left out: first the content chain, then
 * the exits, then the teams.
 */
export function layout(scenario: Scenario, width: number, height: number): Layout {
  const enough = Math.min(88, Math.max(64, width * 0.08));
  for (let leftOut = 0; leftOut < 3; leftOut++) {
    const place = layoutWithout(leftOut, scenario, width, height);
    if (place.reach >= enough) return place;
  }
  return layoutWithout(3, scenario, width, height);
}

/** With so many of the parts at the bottom left out. */
function layoutWithout(leftOut: number, scenario: Scenario, width: number, height: number): Layout {
  const compact = width < 640;
  const left = compact ? 8 : 20;
  // Beyond the right plate stand the numbers of the scale.
  const right = width - (compact ? 36 : 44);
  const steps = walk(scenario);
  const hasVisitors = Object.values(scenario.channels).some((channel) => "identifyProbability" in channel && channel.identifyProbability < 1);
  const slices = slice(steps, left, right, compact, hasVisitors);
  const captionHeight = width < 880 ? 46 : 24;
  // Content goes up along the left plate: words keep away from it.
  const hasChain = scenario.content !== null && leftOut < 1;
  const wordsFrom = hasChain ? left + 12 : 2;

  const mouth = slices[0]?.left ?? right;
  const labels = stageLabels(steps, slices, hasVisitors ? { left, right: mouth } : null, wordsFrom, width - 2);
  const labelRows = 1 + Math.max(-1, ...labels.map(({ row }) => row));
  const teams = leftOut < 3 ? teamBlocks(scenario, steps, slices, wordsFrom, width, compact) : [];
  const teamRows = teams.length === 0 ? 0 : 1 + Math.max(...teams.map(({ row }) => row));
  const exits = leftOut < 2 ? exitBlocks(scenario, steps, slices, wordsFrom, width) : [];
  const exitRows = exits.length === 0 ? 0 : 1 + Math.max(...exits.map(({ row }) => row));

  const archRoom = scenario.referral ? (compact || height < 480 ? 34 : 44) : 14;
  const below = 14 + labelRows * labelHeight + teamRows * teamHeight + (exitRows > 0 ? 14 + exitRows * nameLine : 0) + (hasChain ? 54 : 6);
  const reach = Math.max(36, (height - captionHeight - archRoom - below) / 2);
  const axis = captionHeight + archRoom + reach;
  const labelTop = axis + reach + 14;
  const teamTop = labelTop + labelRows * labelHeight;
  const floor = teamTop + teamRows * teamHeight + 12;
  const stageLabel = labels.map(({ row, ...label }): Label => ({ ...label, y: labelTop + row * labelHeight + 12 }));
  const visitors = hasVisitors ? stageLabel.shift()! : null;

  const stages = steps.map(({ id, index, stage, column, lane }, i): StagePlace => ({
    id, index, column, lane, bulb: stage.bulb, name: stage.label, ...slices[column], center: middle(slices[column]), label: stageLabel[i],
  }));
  const columns = slices.map((place, c): Column => {
    const members = stages.filter(({ column }) => column === c);
    return { ...place, center: middle(place), bulb: members[0].bulb, stages: members };
  });

  return {
    width, height, compact, captionHeight, axis, reach, left, mouth, right,
    neck: neckOf(columns, left, right),
    columns, stages,
    exits: exits.map(({ row, label, ...exit }) => ({ ...exit, label: { ...label, y: floor + 14 + row * nameLine } })),
    floor,
    arch: archOf(scenario, stages, axis, reach, captionHeight),
    teams: teams.map(({ row, label, ...team }) => {
      const y = teamTop + row * teamHeight + 18;
      return { ...team, y, label: { ...label, y: y + 22 } };
    }),
    content: !hasChain ? null : chainOf(scenario, left, right, floor + exitRows * nameLine + 26, compact),
    labelTop, teamTop, visitors,
  };
}

/** The height at which the glass has its best proportions, whatever stands below it. */
export function naturalHeight(scenario: Scenario, width: number): number {
  // With no room at all the glass has its least height; what is left is what the words need.
  const { reach, floor, exits, content } = layoutWithout(0, scenario, width, 0);
  const lowest = Math.max(floor, ...exits.map(({ label }) => label.y));
  const words = (content ? content.y + 28 : lowest + 12) - 2 * reach;
  return Math.round(words + 2 * Math.min(176, Math.max(100, width * 0.105)));
}

/** Half height of the empty glass at `x`, as a share of `reach`: falls to the neck, then rises. */
export function restingHeight(place: Pick<Layout, "left" | "right" | "neck">, x: number): number {
  const { left, right, neck } = place;
  const u = x < neck.from ? (x - left) / (neck.from - left) : x > neck.to ? (right - x) / (right - neck.to) : 1;
  const bulb = (1 - Math.max(0, u) ** 3) ** 1.9;
  return neckWidth + (1 - neckWidth) * bulb;
}

interface Slice {
  left: number;
  right: number;
}

function middle({ left, right }: Slice): number {
  return (left + right) / 2;
}

/** Columns narrow in equal proportion towards the neck and widen after it; what is left of the first is for visitors. */
function slice(steps: Step[], from: number, to: number, compact: boolean, hasVisitors: boolean): Slice[] {
  const bulbs = steps.filter(({ lane }) => lane === 0).map(({ stage }) => stage.bulb);
  const lefts = bulbs.filter((bulb) => bulb === "left").length;
  const rights = bulbs.filter((bulb) => bulb === "right").length;
  const ratio = (columns: number): number => Math.min(compact ? 1.15 : 1.25, 2.4 ** (1 / Math.max(1, columns - 1)));
  let before = lefts;
  let after = 0;
  const weights = bulbs.map((bulb) => {
    if (bulb === "left") return ratio(lefts) ** --before;
    return bulb === "right" ? ratio(rights) ** after++ : 1;
  });
  const mouth = (weights[0] ?? 1) * (!hasVisitors ? 0.06 : compact ? 0.75 : 0.85);
  const unit = (to - from) / weights.reduce((sum, weight) => sum + weight, mouth);
  let x = from + mouth * unit;
  return weights.map((weight) => ({ left: x, right: (x += weight * unit) }));
}

function neckOf(columns: Column[], left: number, right: number): { from: number; to: number } {
  const necks = columns.filter(({ bulb }) => bulb === "neck");
  if (necks.length > 0) return { from: necks[0].center - 2, to: necks.at(-1)!.center + 2 };
  const first = columns.find(({ bulb }) => bulb === "right")?.left ?? (left + right) / 2;
  return { from: first - 2, to: first + 2 };
}

type RowLabel = Omit<Label, "y"> & { row: number };

/**
 * Labels of the visitors and of every stage. With room, a row for each lane, one below the other; without, all of them
 * in as many rows as it takes, in turn.
 */
function stageLabels(steps: Step[], slices: Slice[], visitors: Slice | null, from: number, to: number): RowLabel[] {
  const members = steps.map(({ column, stage, lane }) => ({ x: middle(slices[column]), name: stage.label, lane, below: textWidth("8,888", numberSize) }));
  if (visitors) {
    const inFull = textWidth("88.8k a month", textSize);
    const below = visitors.right - from > inFull ? inFull : textWidth("88.8k", textSize);
    members.unshift({ x: middle(visitors), name: "Visitors", lane: 0, below });
  }
  const items = members.map(({ x, name, below }): Item & { text: string } => {
    const text = fitText(name, textSize, Math.min(128, (to - from) * 0.3));
    return { x, width: Math.max(textWidth(text, textSize), below) + 8, text };
  });
  const narrowest = Math.min(...slices.map((place) => place.right - place.left));
  const standing: Standing[] = [];
  const lanes = 1 + Math.max(-1, ...members.map(({ lane }) => lane));
  for (let lane = 0; lane < lanes; lane++) {
    const inLane = items.flatMap((item, i) => (members[i].lane === lane ? [{ ...item, i }] : []));
    arrange(inLane, from, to, Math.max(8, narrowest * 0.4), 2).forEach(({ x, row }, k) => { standing[inLane[k].i] = { x, row: row + 2 * lane }; });
  }
  const roomy = standing.every(({ row }) => row % 2 === 0);
  const final = roomy ? standing.map(({ x, row }) => ({ x, row: row / 2 })) : arrange(items, from, to, Math.max(20, narrowest * 1.4), 5);
  return final.map(({ x, row }, i) => ({ x, row, text: items[i].text, width: items[i].width }));
}

type Row<T extends { label: Label }> = Omit<T, "label" | "y"> & { row: number; label: Omit<Label, "y"> };

/** Columns of the walk a team serves, from left to right; a team that works on none stands under those its channel or its calls lead to. */
function served(scenario: Scenario, team: string, steps: Step[]): number[] {
  const columnsOf = (serves: (step: Step) => boolean): number[] => steps.filter(serves).map(({ column }) => column);
  const working = columnsOf(({ stage }) => stage.work?.team === team);
  if (working.length > 0) return working;
  const entries = Object.values(scenario.channels).flatMap((channel) =>
    channel.kind === "outbound" && channel.team === team ? [channel.entryStage] : []);
  if (entries.length > 0) return columnsOf(({ id }) => entries.includes(id));
  const manages = scenario.accountManagement?.team === team && scenario.accountManagement.policy !== "none";
  return manages ? columnsOf(({ stage }) => stage.bulb === "right") : [];
}

/** Most people a team ever has, rounded up: that many seats. */
export function seatsOf(scenario: Scenario, team: Team): number {
  let now = headcount(scenario, team);
  let most = now;
  for (const { count } of Object.values(team.hires).sort((a, b) => a.day - b.day)) most = Math.max(most, now += count);
  return Math.max(1, Math.ceil(most - 1e-9));
}

/** More seats than these are drawn as one bar. */
export const mostSeats = 8;
export const seatPitch = 11;

function teamBlocks(scenario: Scenario, steps: Step[], slices: Slice[], wordsFrom: number, width: number, compact: boolean): Row<TeamPlace>[] {
  const ids = Object.keys(scenario.teams);
  const blocks = ids.flatMap((id, index) => {
    const columns = served(scenario, id, steps);
    if (columns.length === 0) return [];
    const team = scenario.teams[id];
    const seats = seatsOf(scenario, team);
    const seatsWidth = seats <= mostSeats ? seats * seatPitch : mostSeats * seatPitch;
    const hasLine = Object.values(scenario.stages).some(({ work }) => work?.team === id);
    const lineWidth = !hasLine ? 0 : compact ? 44 : 72;
    const text = fitText(team.label, textSize, compact ? 120 : 180);
    const words = Math.max(textWidth(text, textSize), textWidth("888 waiting", textSize));
    return [{
      id, index, name: team.label, text,
      from: slices[columns[0]].left,
      to: slices[columns.at(-1)!].right,
      x: columns.reduce((sum, column) => sum + middle(slices[column]), 0) / columns.length,
      width: Math.max(words, lineWidth + 8 + seatsWidth) + (compact ? 6 : 16),
      lineWidth, seatsWidth, hasLine,
    }];
  }).sort((a, b) => a.x - b.x);
  const standing = arrange(blocks, wordsFrom, width - 4, width * (compact ? 0.22 : 0.16), 3);
  return blocks.map(({ text, width: blockWidth, ...block }, i) => {
    const { x, row } = standing[i];
    const gap = block.hasLine ? 8 : 0;
    const lineEnd = x + (block.lineWidth - block.seatsWidth - gap) / 2;
    return { ...block, row, lineEnd, seats: lineEnd + gap, label: { x, text, width: blockWidth } };
  });
}

function exitBlocks(scenario: Scenario, steps: Step[], slices: Slice[], wordsFrom: number, width: number): Row<ExitPlace>[] {
  const blocks = Object.entries(scenario.stages)
    .map(([id, stage], index) => ({ id, stage, index }))
    .filter(({ stage }) => stage.bulb === "exit")
    .map(({ id, stage, index }) => {
      const sources = steps.flatMap((step) => (id in step.stage.exits || step.stage.otherwise === id ? [middle(slices[step.column])] : []));
      const text = fitText(stage.label, textSize, width * 0.3);
      return {
        id, index, name: stage.label, text,
        x: sources.length === 0 ? width / 2 : sources.reduce((sum, x) => sum + x, 0) / sources.length,
        width: textWidth(`${text} 8,888`, textSize) + 20,
        returnsTo: stage.recycle ? Object.keys(scenario.stages).indexOf(stage.recycle.to) : -1,
      };
    })
    .sort((a, b) => a.x - b.x);
  const standing = arrange(blocks, wordsFrom, width - 4, width * 0.25, 3);
  return blocks.map(({ text, width: blockWidth, ...block }, i) => (
    { ...block, x: standing[i].x, row: standing[i].row, label: { x: standing[i].x, text, width: blockWidth } }));
}

/** From the last stage that refers, over the top, to the stage of entry. */
function archOf(scenario: Scenario, stages: StagePlace[], axis: number, reach: number, top: number): Arch | null {
  const channel = scenario.referral ? scenario.channels[scenario.referral.channel] : undefined;
  const entry = stages.find(({ id }) => id === channel?.entryStage);
  const last = stages.filter(({ bulb }) => bulb === "right").at(-1);
  if (!entry || !last) return null;
  const from = { x: last.center, y: axis - reach - 6 };
  const to = { x: entry.center, y: axis - reach - 6 };
  const span = from.x - to.x;
  const rise = from.y - (from.y - top - 6) / 0.75;
  return { from, bend: [{ x: from.x - span * 0.12, y: rise }, { x: to.x + span * 0.12, y: rise }], to };
}

/** A cubic whose ends lie level reaches three quarters of the way to its handles. */
export function archTop({ from, bend }: Arch): number {
  return from.y + (bend[0].y - from.y) * 0.75;
}

function chainOf(scenario: Scenario, left: number, right: number, y: number, compact: boolean): ContentChain | null {
  const { content, teams } = scenario;
  if (!content) return null;
  const from = left + 1;
  const at = (share: number): number => from + (right - from) * share;
  const index = Object.keys(teams).indexOf(content.team);
  return {
    y,
    team: { id: content.team, index, name: teams[content.team]?.label ?? "", x: at(compact ? 0.98 : 0.86) },
    ebook: at(compact ? 0.6 : 0.62),
    posts: at(compact ? 0.38 : 0.4),
    social: at(compact ? 0.16 : 0.18),
    end: from,
  };
}
