/** Nobody should take a guess of ours for knowledge: true of a source that says, in whole or in part, that it is one. */
export function isAssumed(source: string): boolean {
  return /\bassumption\b/.test(source);
}
