/** The language the page speaks. */
export { en as words } from "../view/index.ts";
