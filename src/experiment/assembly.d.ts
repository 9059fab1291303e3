/** Made by tools/assembly.mjs from the sources of a run. */
declare module "virtual:assembly" {
  export const wasm: string;
  export const layout: import("../model/index.ts").Assembly["layout"];
}
