/**
 * The design tokens: every colour, distance and type size of Clauselight, light and dark.
 * The one source: content scripts adopt this text as a sheet, and the build writes it to
 * `shared/tokens.css` for the extension's own pages.
 */

const LIGHT = `
  --cl-surface: #ffffff;
  --cl-surface-sunk: #f5f5f2;
  --cl-line: #deded8;
  --cl-ink: #1d1d1b;
  --cl-ink-soft: #5a5a55;
  --cl-accent: #1f5f8b;
  --cl-accent-ink: #ffffff;
  --cl-blocker: #a3271f;
  --cl-bad: #8a5200;
  --cl-neutral: #4a5568;
  --cl-good: #1e6b3c;
  --cl-blocker-wash: #fbecea;
  --cl-bad-wash: #fbf1df;
  --cl-neutral-wash: #eef0f3;
  --cl-good-wash: #e8f4ec;
  --cl-shadow: 0 1px 2px rgb(0 0 0 / 8%), 0 6px 24px rgb(0 0 0 / 14%);
`;

const DARK = `
  --cl-surface: #1e1f21;
  --cl-surface-sunk: #27282b;
  --cl-line: #3c3d41;
  --cl-ink: #ececea;
  --cl-ink-soft: #b0b0ab;
  --cl-accent: #8cc4ea;
  --cl-accent-ink: #10222e;
  --cl-blocker: #ff9d94;
  --cl-bad: #f0b860;
  --cl-neutral: #b3bfd1;
  --cl-good: #86d3a2;
  --cl-blocker-wash: #3a2321;
  --cl-bad-wash: #372b17;
  --cl-neutral-wash: #2a2e35;
  --cl-good-wash: #1c3225;
  --cl-shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 6px 24px rgb(0 0 0 / 50%);
`;

const SHARED = `
  --cl-space-1: 4px;
  --cl-space-2: 8px;
  --cl-space-3: 12px;
  --cl-space-4: 16px;
  --cl-space-6: 24px;
  --cl-radius: 8px;
  --cl-radius-small: 4px;
  --cl-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  --cl-font-quote: Georgia, "Noto Serif", "DejaVu Serif", serif;
  --cl-text: 14px/20px var(--cl-font);
  --cl-text-small: 12px/16px var(--cl-font);
  --cl-motion: 120ms;
`;

export const TOKENS_CSS = `:root, :host {${SHARED}${LIGHT}  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root, :host {${DARK}  }
}
@media (prefers-reduced-motion: reduce) {
  :root, :host { --cl-motion: 0ms; }
}
`;

/**
 * The four polarities: the word that goes with each, as a message name, and its shape, as the
 * points of a polygon in a 16 by 16 box. Colour is never the only sign.
 * @type {Record<import("./messages.js").Polarity, {word: string, shape: string}>}
 */
export const POLARITIES = {
  blocker: { word: "polarityBlocker", shape: "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" },
  bad: { word: "polarityBad", shape: "M8 1.8 15 14H1z" },
  neutral: { word: "polarityNeutral", shape: "M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z" },
  good: { word: "polarityGood", shape: "M1.8 8.4 3.6 6.6l2.9 2.9 5.9-6 1.8 1.8-7.7 7.8z" },
};

/**
 * The shape of a polarity as an SVG element, hidden from screen readers: the word stands beside it.
 * @param {Document} document
 * @param {import("./messages.js").Polarity} polarity
 * @returns {SVGSVGElement}
 */
export function shapeOf(document, polarity) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("width", "16");
  svg.setAttribute("height", "16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `shape ${polarity}`);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", POLARITIES[polarity].shape);
  path.setAttribute("fill", "currentColor");
  svg.append(path);
  return svg;
}
