/** Visits that content draws on each day, in the mean: what is written when is known, and of each post a share compounds. */
import { PIECES_A_DAY } from "../content.ts";
import { followPlan, productiveHours } from "../compile/plan.ts";
import type { Tables } from "../tables.ts";

/** As content.ts draws them. */
export function visitsByDay(tables: Tables): Float64Array {
  const visits = new Float64Array(tables.horizonDays);
  if (!tables.hasContent) return visits;
  const posts = new Float64Array(tables.horizonDays);
  const { compoundingRise: rise, compoundingUntil: until, compoundingPeak: peak } = tables;
  let [hours, yesterday] = [0, 0];
  let [ebook, fading, social] = [0, 0, 0];
  let piece = { post: 0, social: 0 };
  followPlan(tables, tables.contentTeam, (heads, day) => {
    ebook *= tables.dailyDecay;
    fading *= tables.dailyDecay;
    social *= tables.socialDecay;
    hours += yesterday;
    let count = 0;
    for (; count < PIECES_A_DAY; count++) {
      if (piece.post > tables.postsPerEbook && piece.social === 0) piece.post = 0;
      const isEbook = piece.post === 0 && piece.social === 0;
      const takes = isEbook ? tables.hoursPerEbook : piece.social === 0 ? tables.hoursPerPost : tables.hoursPerSocial;
      if (day === 0 || takes > hours) break;
      hours -= takes;
      if (isEbook) {
        ebook += tables.ebookVisits;
        piece = { post: 1, social: 0 };
      } else if (piece.social === 0) {
        piece = { post: piece.post + 1, social: tables.socialPerPost };
        posts[day] += 1;
        fading += (1 - tables.compoundingShare) * tables.postVisits;
      } else {
        social += tables.socialVisits;
        piece.social -= 1;
      }
    }
    if (count === PIECES_A_DAY) hours = 0;
    yesterday = productiveHours(tables, tables.contentTeam, heads, day);
    visits[day] = ebook + fading + social + tables.compoundingShare * tables.postVisits * compounding(posts, day, rise, until, peak);
  });
  return visits;
}

/** What the posts done so far would draw if all of them compounded, in those of a new one: they rise to their peak and stay there. */
function compounding(posts: Float64Array, day: number, rise: number, until: number, peak: number): number {
  let sum = 0;
  for (let done = Math.max(0, day - until + 1); done <= day; done++) sum += posts[done] * (day - done < rise ? 1 + ((peak - 1) * (day - done)) / rise : peak);
  return sum;
}
