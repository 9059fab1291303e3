/**
 * The content security policy of the published page: a meta tag, since static hosts let nobody set headers. Not while
 * developing: there Vite puts styles into the page itself.
 */

/** Of the style text Observable Plot puts into its pictures under the class name `hgplot`; a test opens one under the policy. */
const plotStyle = "'sha256-KNeD5eabkEprql5QZy4jzRq1nmlAD9wq8DThegLPcKU='";

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  `style-src 'self' ${plotStyle}`,
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** @returns {import("vite").Plugin} */
export function contentSecurityPolicy() {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [{ tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" }],
  };
}
