/** Colours by role, `#rrggbb`. Each is the CSS variable of the same name in theme.css (`ink2` is `--ink-2`). */
export interface Palette {
  paper: string;
  raised: string;
  sunken: string;
  ink: string;
  ink2: string;
  ink3: string;
  rule: string;
  ruleStrong: string;
  glass: string;
  sand: string;
  accent: string;
  onAccent: string;
  accentSoft: string;
  warning: string;
  danger: string;
  focus: string;
  inbound: string;
  outbound: string;
  referral: string;
  other: string;
  inboundInk: string;
  outboundInk: string;
  referralInk: string;
  otherInk: string;
}

export type ThemeName = "light" | "dark";

/** The family that theme.css loads, for canvas text and exported files. */
export const fontFamily = '"Inter Variable", Inter, system-ui, sans-serif';

/** For canvas and exported files, which cannot read a variable; the page itself reads theme.css. */
export const palettes: Record<ThemeName, Palette> = {
  light: {
    paper: "#fafaf7", raised: "#ffffff", sunken: "#f2f2ed",
    ink: "#1b1e23", ink2: "#4a5058", ink3: "#666c74", rule: "#dcdcd5", ruleStrong: "#8b9097",
    glass: "#c3c7c6", sand: "#ebe9e2",
    accent: "#00745a", onAccent: "#ffffff", accentSoft: "#e0f0eb", warning: "#9a4b00", danger: "#b3261e", focus: "#00745a",
    inbound: "#0072b2", outbound: "#d55e00", referral: "#b8588f", other: "#73787f",
    inboundInk: "#00659e", outboundInk: "#ac4b00", referralInk: "#9b4376", otherInk: "#5d636a",
  },
  dark: {
    paper: "#14161a", raised: "#1a1d21", sunken: "#0f1114",
    ink: "#eceae4", ink2: "#b7bac0", ink3: "#8f949c", rule: "#2d3138", ruleStrong: "#737983",
    glass: "#4b5159", sand: "#2b3038",
    accent: "#3dc4a0", onAccent: "#0b1512", accentSoft: "#16322b", warning: "#f0a45d", danger: "#f28b82", focus: "#3dc4a0",
    inbound: "#56b4e9", outbound: "#e69f00", referral: "#cc79a7", other: "#8f949c",
    inboundInk: "#6fc0ee", outboundInk: "#edae2b", referralInk: "#d993b9", otherInk: "#a5aab1",
  },
};

/** `ink2` → `--ink-2`, `inboundInk` → `--inbound-ink`. */
export function variableName(role: keyof Palette): string {
  return `--${role.replace(/([A-Z]|\d)/g, (sign) => `-${sign.toLowerCase()}`)}`;
}

/** The theme in force: `data-theme` on <html>, else what the system prefers. */
export function currentTheme(): ThemeName {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Calls back with the name whenever the theme changes; returns how to stop. */
export function watchTheme(changed: (theme: ThemeName) => void): () => void {
  let last = currentTheme();
  const look = (): void => {
    const now = currentTheme();
    if (now === last) return;
    last = now;
    changed(now);
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", look);
  const observer = new MutationObserver(look);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    system.removeEventListener("change", look);
    observer.disconnect();
  };
}

/** WCAG contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
