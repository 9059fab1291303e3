import type { Scenario } from "../../scenario/index.ts";
import type { Palette } from "../theme.ts";
import { count } from "../number.ts";
import { seatPitch, seatsOf, textSize, type Layout } from "./layout.ts";
import { textWidth } from "./lettering.ts";
import { arrowHead, type Group } from "./scene.ts";
import { drawSeats } from "./teams.ts";

/** Content runs against the people: one ebook is split into posts, each post into social posts, and those draw visitors. */
export function drawChain(root: Group, scenario: Scenario, place: Layout, palette: Palette): void {
  const { content: chain, compact } = place;
  const { content } = scenario;
  if (!chain || !content) return;
  const { y } = chain;
  const ink = palette.ruleStrong;
  const stops: Stop[] = [
    { x: chain.ebook, label: compact ? "ebook" : "1 ebook", pieces: 1, size: 9, rows: 1 },
    { x: chain.posts, label: `${count(content.postsPerEbook)} posts`, pieces: content.postsPerEbook, size: 5, rows: 2 },
    { x: chain.social, label: `${count(content.postsPerEbook * content.socialPerPost)} ${compact ? "social" : "social posts"}`, pieces: content.postsPerEbook * content.socialPerPost, size: 2, rows: 4 },
  ];
  root.attr("font-size", textSize);
  const path = root.append("g").attr("fill", "none").attr("stroke", ink).attr("stroke-linecap", "round").attr("stroke-linejoin", "round");
  const seats = scenario.teams[content.team] ? seatsOf(scenario, scenario.teams[content.team]) : 0;
  const name = chain.team.name;
  const width = Math.max(textWidth(name, textSize), seats * seatPitch);
  const team = root.append("g");
  const right = Math.min(chain.team.x + width / 2, place.right);
  drawSeats(team, seats, right - width / 2 - (Math.min(seats, 8) * seatPitch) / 2, y, palette);
  team.append("text").attr("x", right - width / 2).attr("y", y + 20).attr("text-anchor", "middle").attr("fill", palette.ink2).text(name);
  let from = right - width / 2 - (Math.min(seats, 8) * seatPitch) / 2 - 8;
  for (const stop of stops) {
    const half = drawPieces(root.append("g").attr("fill", palette.ink3), stop, y);
    root.append("text").attr("x", stop.x).attr("y", y + 20).attr("text-anchor", "middle").attr("fill", palette.ink3).text(stop.label);
    const to = stop.x + half + 8;
    path.append("path").attr("d", `M${from},${y}H${to}${arrowHead(to, y, -1, 0)}`);
    from = stop.x - half - 8;
  }
  const turn = 10;
  const top = place.axis + place.reach + 14;
  path.append("path").attr("d", `M${from},${y}H${chain.end + turn}Q${chain.end},${y} ${chain.end},${y - turn}V${top}${arrowHead(chain.end, top, 0, -1)}`);
}

interface Stop {
  x: number;
  label: string;
  pieces: number;
  size: number;
  rows: number;
}

/** As many small sheets as there are pieces (at most 60); returns half their width. */
function drawPieces(root: Group, { x, pieces, size, rows }: Stop, y: number): number {
  const shown = Math.min(60, Math.max(1, Math.round(pieces)));
  const columns = Math.ceil(shown / rows);
  const gap = size > 3 ? 2 : 1.6;
  const tall = size * (size > 3 ? 1.3 : 1);
  const width = columns * (size + gap) - gap;
  const height = Math.min(rows, shown) * (tall + gap) - gap;
  for (let i = 0; i < shown; i++) {
    const [column, row] = [Math.floor(i / rows), i % rows];
    root.append("rect").attr("x", x - width / 2 + column * (size + gap)).attr("y", y - height / 2 + row * (tall + gap)).attr("width", size).attr("height", tall).attr("rx", size > 3 ? 1 : 0.5);
  }
  return width / 2;
}
