import type { View } from "./state.ts";

const key = "hourglass.theme";

/** Shows the page in these colours; "auto" leaves it to the system. */
export function applyTheme(theme: View["theme"]): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** A preference of this device, not of the work: it is in no link. */
export function rememberTheme(theme: View["theme"]): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Then it lasts as long as the page.
  }
}

export function rememberedTheme(): View["theme"] {
  try {
    const theme = localStorage.getItem(key);
    return theme === "light" || theme === "dark" ? theme : "auto";
  } catch {
    return "auto";
  }
}
