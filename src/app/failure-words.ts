/**
 * Why there is no result, and what to do. What grows too large while it runs says so itself: "too large: what; expected
 * what would do".
 */
export function failureWords(message: string): string {
  const large = /too large: ([^;]*?)(?:; expected (.*?)\.?)?$/.exec(message);
  if (!large) return `The simulation stopped: ${message}. Your numbers are kept; change something to try again.`;
  const [, what, remedy = "fewer arrivals or invitations, or a shorter horizon"] = large;
  return `This scenario grows beyond what can be simulated: ${what}. It needs ${remedy}. Your numbers are kept as they are; undo brings back the last that ran.`;
}
