/**
 * Lights findings up through the CSS Custom Highlight API: no node of the page is touched.
 *
 * A range belongs to one window, and its paint to the sheets of its own tree, so both are kept for
 * each window and each tree. Firefox lets content scripts not iterate a `Highlight`: the arrays
 * here are the memory.
 */

import { COLOURS } from "../shared/tokens.js";
import { placesOf, rangeOf } from "./anchor.js";

/** @typedef {import("../shared/messages.js").Finding} Finding */
/** @typedef {import("./extract.js").Extraction} Extraction */

/**
 * @typedef {object} Mark One finding in the page.
 * @property {Finding} finding
 * @property {Range[]} ranges The sentence, in reading order.
 * @property {Range[]} words The words that the finding rests on.
 * @property {Change} [change] What became of it since the last visit.
 */

/** @typedef {"new" | import("../shared/messages.js").Direction} Change */

/** Names in `CSS.highlights`, weakest first: a later one is painted over an earlier one. */
const POLARITIES = /** @type {const} */ (["good", "neutral", "bad", "blocker"]);

const PREFIX = "clauselight-";

/** The name of what changed since the last visit, whatever it says. */
const CHANGED = "changed";

/** The name of the finding that is looked at. */
const CURRENT = "current";

/** Tint and underline of each polarity; the line's form differs as well as the colour. */
const STYLES = {
  blocker: { tint: "214 58 46", share: "24%", line: "2px solid" },
  bad: { tint: "232 156 32", share: "22%", line: "2px dashed" },
  neutral: { tint: "96 112 140", share: "14%", line: "1px dotted" },
  good: { tint: "40 150 84", share: "16%", line: "1px solid" },
};

/**
 * The sheet for one tree.
 * @param {boolean} dark
 * @returns {string}
 */
export function highlightSheet(dark) {
  const rules = POLARITIES.map((polarity) => {
    const { tint, share, line } = STYLES[polarity];
    const colour = COLOURS[polarity][dark ? 1 : 0];
    return `::highlight(${PREFIX}${polarity}) { background-color: rgb(${tint} / ${share}); text-decoration: underline ${line} ${colour}; text-underline-offset: 2px; }
::highlight(${PREFIX}${polarity}-words) { background-color: rgb(${tint} / 46%); text-decoration: underline ${line} ${colour}; text-underline-offset: 2px; }`;
  });
  // A line above says what changed; the line below stays with what a clause means.
  const changed = `::highlight(${PREFIX}${CHANGED}) { text-decoration: overline 2px solid ${COLOURS.accent[dark ? 1 : 0]}; }`;
  const current = `::highlight(${PREFIX}${CURRENT}) { background-color: rgb(31 95 139 / 26%); }`;
  return `@media not print {\n${[...rules, changed, current].join("\n")}\n}`;
}

/** All highlights of one page. */
export class Highlights {
  constructor() {
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Range[]} What changed since the last visit. */
    this.changed = [];
    /** @type {Set<Window & typeof globalThis>} */
    this.windows = new Set();
    /** @type {Map<Document | ShadowRoot, {sheet: CSSStyleSheet, view: Window}>} */
    this.sheets = new Map();
  }

  /**
   * Shows these findings and nothing else.
   * @param {Extraction} extraction
   * @param {Finding[]} findings
   * @returns {{shown: number, skipped: number}}
   */
  show(extraction, findings) {
    this.clear();
    let skipped = 0;
    for (const finding of findings) {
      const places = placesOf(extraction.text, extraction.segments, finding.start, finding.end);
      if (!places) {
        skipped += 1;
        continue;
      }
      const words = finding.evidence.flatMap(
        (part) => placesOf(extraction.text, extraction.segments, part.start, part.end) ?? [],
      );
      this.marks.push({ finding, ranges: places.map(rangeOf), words: words.map(rangeOf) });
    }
    this.paint();
    return { shown: this.marks.length, skipped };
  }

  /**
   * Marks what changed since the last visit, findings and other text.
   * @param {Extraction} extraction The one that is shown.
   * @param {import("../shared/messages.js").Diff | null} diff
   */
  markChanges(extraction, diff) {
    /** @type {Map<string, Change>} */
    const changes = new Map();
    for (const { id } of diff?.added ?? []) changes.set(id, "new");
    for (const { after, direction } of diff?.changed ?? []) changes.set(after.id, direction);
    for (const mark of this.marks) mark.change = changes.get(mark.finding.id);
    const sides = (diff?.passages ?? []).flatMap(({ after }) => (after ? [after] : []));
    const places = sides.flatMap(
      ({ start, end }) => placesOf(extraction.text, extraction.segments, start, end) ?? [],
    );
    this.changed = places.map(rangeOf);
    this.register(CHANGED, this.changed, 2 * POLARITIES.length);
    this.styleTrees();
  }

  /** Hands the ranges to the browser, by polarity and window. */
  paint() {
    /** @type {Map<string, Range[]>} */
    const sentences = new Map();
    for (const polarity of POLARITIES) {
      const marks = this.marks.filter((mark) => mark.finding.polarity === polarity);
      sentences.set(
        polarity,
        marks.flatMap((mark) => mark.ranges),
      );
      sentences.set(
        `${polarity}-words`,
        marks.flatMap((mark) => mark.words),
      );
    }
    let priority = 0;
    for (const [name, ranges] of sentences) {
      this.register(name, ranges, priority);
      priority += 1;
    }
    this.styleTrees();
  }

  /**
   * @param {string} name
   * @param {Range[]} ranges
   * @param {number} priority
   */
  register(name, ranges, priority) {
    for (const view of new Set([...this.windows, ...ranges.map(windowOf)])) {
      if (!view || isGone(view)) continue;
      this.windows.add(view);
      const own = ranges.filter((range) => windowOf(range) === view);
      if (own.length === 0) {
        view.CSS.highlights.delete(PREFIX + name);
        continue;
      }
      const highlight = new view.Highlight(...own);
      highlight.priority = priority;
      view.CSS.highlights.set(PREFIX + name, highlight);
    }
  }

  /** Adopts the sheet in every tree that holds a range. */
  styleTrees() {
    for (const range of [...this.marks.flatMap(({ ranges }) => ranges), ...this.changed]) {
      const view = windowOf(range);
      if (!view) continue;
      const root = /** @type {Document | ShadowRoot} */ (range.startContainer.getRootNode());
      if (this.sheets.has(root) || !("adoptedStyleSheets" in root)) continue;
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(highlightSheet(isDark(range.startContainer)));
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      this.sheets.set(root, { sheet, view });
    }
  }

  /**
   * Marks one finding as the one that is looked at.
   * @param {Mark | null} mark
   */
  setCurrent(mark) {
    this.register(CURRENT, mark?.ranges ?? [], 2 * POLARITIES.length + 1);
  }

  /**
   * Marks whose text is still in the page, in reading order.
   * @returns {Mark[]}
   */
  living() {
    return this.marks.filter((mark) => livingRange(mark) !== null);
  }

  /**
   * Windows with highlights that are still in the page.
   * @returns {(Window & typeof globalThis)[]}
   */
  livingWindows() {
    return [...this.windows].filter((view) => !isGone(view));
  }

  /**
   * The finding under a point of a window, the weightiest where several overlap.
   * @param {Window & typeof globalThis} view
   * @param {number} x
   * @param {number} y
   * @returns {Mark | null}
   */
  at(view, x, y) {
    const under = this.marks.filter((mark) =>
      mark.ranges.some(
        (range) =>
          windowOf(range) === view &&
          [...range.getClientRects()].some(
            (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
          ),
      ),
    );
    const weight = (/** @type {Mark} */ mark) => POLARITIES.indexOf(mark.finding.polarity);
    return under.reduce(
      (/** @type {Mark | null} */ best, mark) =>
        best && weight(best) >= weight(mark) ? best : mark,
      null,
    );
  }

  /** Takes everything away. */
  clear() {
    for (const view of this.windows) {
      if (isGone(view)) continue;
      for (const polarity of POLARITIES) {
        view.CSS.highlights.delete(PREFIX + polarity);
        view.CSS.highlights.delete(`${PREFIX}${polarity}-words`);
      }
      view.CSS.highlights.delete(PREFIX + CHANGED);
      view.CSS.highlights.delete(PREFIX + CURRENT);
    }
    for (const [root, { sheet, view }] of this.sheets) {
      if (isGone(view)) continue;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet);
    }
    this.windows.clear();
    this.sheets.clear();
    this.marks = [];
    this.changed = [];
  }
}

/**
 * The first range of a mark whose text is still in the page. The others must not be touched: what
 * belonged to a removed frame throws.
 * @param {Mark} mark
 * @returns {Range | null}
 */
export function livingRange(mark) {
  return mark.ranges.find((range) => windowOf(range) && !range.collapsed) ?? null;
}

/**
 * The window that shows a range; none where its frame has left the page.
 * @param {Range} range
 * @returns {(Window & typeof globalThis) | null}
 */
export function windowOf(range) {
  try {
    return range.startContainer.ownerDocument?.defaultView ?? null;
  } catch {
    // Firefox makes what belonged to a removed frame a dead object, any use of which throws.
    return null;
  }
}

/**
 * Whether the frame of a window has left the page.
 * @param {Window} view
 */
function isGone(view) {
  try {
    return view.closed;
  } catch {
    return true;
  }
}

/**
 * Whether a node stands on a dark ground: the first opaque background above it decides.
 * @param {Node} node
 * @returns {boolean}
 */
export function isDark(node) {
  /** @type {Node | null} */
  let at = node;
  while (at) {
    if (at.nodeType === Node.ELEMENT_NODE) {
      const element = /** @type {Element} */ (at);
      const colour = element.ownerDocument.defaultView?.getComputedStyle(element).backgroundColor;
      const parts = (colour ?? "").match(/[\d.]+/g)?.map(Number) ?? [];
      if (parts.length >= 3 && (parts[3] ?? 1) > 0.5) {
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 110;
      }
    }
    at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null);
  }
  return false;
}
