/**
 * The design tokens: every colour, distance and type size of Clauselight, light and dark.
 * The one source: content scripts adopt this text as a sheet, and the build writes it to
 * `shared/tokens.css` for the extension's own pages.
 */

/** @typedef {import("../core/contract.js").Polarity} Polarity */

/**
 * Colours as pairs of light and dark. Every ink has a contrast of at least 4.5 on every ground
 * that it stands on, and `edge` (borders of controls) at least 3; `tests/unit/tokens.test.js`
 * computes them.
 * @type {Record<string, [light: string, dark: string]>}
 */
export const COLOURS = {
  surface: ["#ffffff", "#1e1f21"],
  "surface-sunk": ["#f6f6f3", "#27282b"],
  line: ["#deded8", "#3c3d41"],
  edge: ["#8b8b84", "#77787d"],
  ink: ["#1d1d1b", "#ececea"],
  "ink-soft": ["#5a5a55", "#b0b0ab"],
  accent: ["#1f5f8b", "#8cc4ea"],
  "accent-ink": ["#ffffff", "#10222e"],
  blocker: ["#a3271f", "#ff9d94"],
  bad: ["#8a5200", "#f0b860"],
  neutral: ["#4a5568", "#b3bfd1"],
  good: ["#1e6b3c", "#86d3a2"],
  "blocker-wash": ["#fbecea", "#3a2321"],
  "bad-wash": ["#fbf1df", "#372b17"],
  "neutral-wash": ["#eef0f3", "#2a2e35"],
  "good-wash": ["#e8f4ec", "#1c3225"],
};

/**
 * Ground of a grade, in the popup and on the badge; white on each has a contrast of 4.5 or more.
 * @type {Record<import("../core/contract.js").Grade, string>}
 */
export const GRADE_COLOURS = {
  A: "#1e6b3c",
  B: "#47692a",
  C: "#80580a",
  D: "#9a4312",
  E: "#a3271f",
};

/**
 * Grounds of highlighted text: of a clause, and of the words that it rests on. They are opaque and the
 * text on them is `ink`, so that what they lie on does not matter: text has a contrast of at least
 * 4.5, and each line beneath it (its polarity's, or `accent` for the current clause) of at least 3.
 * @type {Record<Polarity, {clause: [light: string, dark: string], words: [light: string, dark: string]}>}
 */
export const TINTS = {
  blocker: { clause: ["#f9d4cf", "#4d2622"], words: ["#f4b5ac", "#6b322c"] },
  bad: { clause: ["#fbe6bd", "#463617"], words: ["#f6d289", "#5f4818"] },
  neutral: { clause: ["#e6eaf0", "#31363f"], words: ["#d3dae4", "#414855"] },
  good: { clause: ["#d8efdf", "#1d3d2a"], words: ["#bbe3c8", "#25523a"] },
};

const SHARED = `
  --cl-shadow: 0 1px 2px light-dark(rgb(0 0 0 / 8%), rgb(0 0 0 / 40%)), 0 6px 24px light-dark(rgb(0 0 0 / 14%), rgb(0 0 0 / 50%));
  --cl-grade-ink: #ffffff;
  --cl-space-1: 4px;
  --cl-space-2: 8px;
  --cl-space-3: 12px;
  --cl-space-4: 16px;
  --cl-space-6: 24px;
  --cl-touch: 44px;
  --cl-target: 24px;
  --cl-radius: 8px;
  --cl-radius-small: 4px;
  --cl-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  --cl-font-quote: Georgia, "Noto Serif", "DejaVu Serif", serif;
  --cl-text: 14px/20px var(--cl-font);
  --cl-text-small: 12px/16px var(--cl-font);
  --cl-motion: 120ms;
  color-scheme: light dark;
`;

/** Where the person has chosen their own colours, those are the tokens. */
const FORCED = `
  --cl-surface: Canvas; --cl-surface-sunk: Canvas; --cl-line: CanvasText; --cl-edge: ButtonBorder;
  --cl-ink: CanvasText; --cl-ink-soft: CanvasText; --cl-accent: LinkText; --cl-accent-ink: Canvas;
  --cl-blocker: CanvasText; --cl-bad: CanvasText; --cl-neutral: CanvasText; --cl-good: CanvasText;
  --cl-blocker-wash: Canvas; --cl-bad-wash: Canvas; --cl-neutral-wash: Canvas; --cl-good-wash: Canvas;
  --cl-shadow: none; --cl-grade-ink: CanvasText;
`;

const colours = Object.entries(COLOURS).map(
  ([name, [light, dark]]) => `  --cl-${name}: light-dark(${light}, ${dark});\n`,
);
const grades = Object.entries(GRADE_COLOURS).map(
  ([grade, colour]) => `  --cl-grade-${grade.toLowerCase()}: ${colour};\n`,
);

/**
 * The tokens as custom properties of an element.
 * @param {string} selector Of the element. Its `data-theme="light"` or `"dark"` overrules the system's scheme.
 */
export function tokensFor(selector) {
  return `${selector} {${SHARED}${colours.join("")}${grades.join("")}}
${selector}[data-theme="light"] { color-scheme: light; }
${selector}[data-theme="dark"] { color-scheme: dark; }
@media (pointer: coarse) {
  ${selector} { --cl-target: var(--cl-touch); }
}
@media (prefers-reduced-motion: reduce) {
  ${selector} { --cl-motion: 0ms; }
}
@media (forced-colors: active) {
  ${selector} {${FORCED}  }
}
`;
}

/** The tokens of a page of the extension. */
export const TOKENS_CSS = tokensFor(":root");

/**
 * The four polarities, weightiest first: the word that goes with each, as a message name, and its
 * shape (octagon, triangle, dot, tick), as the path of a 16 by 16 box. Colour is never the only
 * sign.
 * @type {Record<Polarity, {word: string, shape: string}>}
 */
export const POLARITIES = {
  blocker: {
    word: "polarityBlocker",
    shape: "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z",
  },
  bad: { word: "polarityBad", shape: "M8 1.8 15 14H1z" },
  neutral: { word: "polarityNeutral", shape: "M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z" },
  good: { word: "polarityGood", shape: "M1.8 8.4 3.6 6.6l2.9 2.9 5.9-6 1.8 1.8-7.7 7.8z" },
};

/**
 * The shape of a polarity as an SVG element, hidden from screen readers: the word stands beside it.
 * @param {Document} document
 * @param {Polarity} polarity
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
