/** A picture of the page to take along. */
export type PictureFile =
  | { readonly kind: "svg"; readonly picture: string; readonly transparent: boolean }
  | { readonly kind: "png"; readonly picture: string; readonly scale: 1 | 2 | 3; readonly transparent: boolean };

/** Numbers to take along: rows of the curves, the whole result, the scenario, or the report card. */
export type DataFile = { readonly kind: "csv"; readonly series?: readonly string[] } | { readonly kind: "result" } | { readonly kind: "scenario" } | { readonly kind: "report" };
