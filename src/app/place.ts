/** What the page shows, as the address names it: a sim by its link, `#shelf` all there is, `#story=id` a story. */
export type Place = { readonly kind: "sim" } | { readonly kind: "shelf" } | { readonly kind: "story"; readonly id: string };

export const simPlace: Place = { kind: "sim" };
export const shelfPlace: Place = { kind: "shelf" };

/** The place a fragment names; a link to a sim may say nothing of it. Whether there is such a story is not known here. */
export function placeIn(fragment: string): Place {
  if (fragment === "#shelf") return shelfPlace;
  const said = /^#story=([^&]*)/.exec(fragment);
  return said ? { kind: "story", id: decoded(said[1]) } : simPlace;
}

/** Of a sim there is more to say than its place. */
export function fragmentOf(place: Exclude<Place, { kind: "sim" }>): string {
  return place.kind === "shelf" ? "#shelf" : `#story=${encodeURIComponent(place.id)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
