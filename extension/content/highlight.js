/**
 * Lights findings up through the CSS Custom Highlight API: no node of the page is touched.
 *
 * A range belongs to one window, and its paint to the sheets of its own tree, so both are kept for
 * each window and each tree. Firefox lets content scripts not iterate a `Highlight`: the arrays
 * here are the memory.
 */

import { COLOURS } from "../shared/tokens.js";
import { placesOf, rangeOf } from "./anchor.js";
import { Sheets } from "./sheets.js";
import { isGone, windowOf } from "./windows.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("./extract.js").Extraction} Extraction */

/**
 * @typedef {object} Mark One finding in the page.
 * @property {Finding} finding
 * @property {Range[]} ranges The sentence, in reading order.
 * @property {Range[]} words The words that the finding rests on.
 * @property {Change} [change] What became of it since the last visit.
 */

/** @typedef {"new" | import("../core/contract.js").Direction} Change */

/** @typedef {{highlight: Highlight, ranges: Range[], priority: number}} Registered */

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
    /** @type {Map<Window & typeof globalThis, Map<string, Registered>>} By name in the window. */
    this.registered = new Map();
    this.sheets = new Sheets(highlightSheet, `::highlight(${PREFIX}`);
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
   * @param {import("../core/contract.js").Diff | null} diff
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
    for (const view of new Set([...this.registered.keys(), ...ranges.map(windowOf)])) {
      if (!view || isGone(view)) continue;
      const own = ranges.filter((range) => windowOf(range) === view);
      const known = this.registered.get(view) ?? new Map();
      this.registered.set(view, known);
      if (own.length === 0) {
        known.delete(name);
        view.CSS.highlights.delete(PREFIX + name);
      } else {
        known.set(name, put(view, name, own, priority));
      }
    }
  }

  /** Adopts the sheet in every tree that holds a range. */
  styleTrees() {
    for (const range of [...this.marks.flatMap(({ ranges }) => ranges), ...this.changed]) {
      if (windowOf(range)) this.sheets.adopt(range.startContainer);
    }
  }

  /** Puts back what the page threw away, and follows the ground that the text stands on. */
  restore() {
    for (const [view, known] of this.registered) {
      if (isGone(view)) {
        this.registered.delete(view);
        continue;
      }
      for (const [name, { highlight, ranges, priority }] of known) {
        const there = view.CSS.highlights.get(PREFIX + name) === highlight;
        if (there && highlight.size === ranges.length && highlight.priority === priority) continue;
        known.set(name, put(view, name, ranges, priority));
      }
    }
    this.sheets.restore();
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
    return [...this.registered.keys()].filter((view) => !isGone(view));
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
    for (const view of this.registered.keys()) if (!isGone(view)) removeHighlights(view);
    this.sheets.clear();
    this.registered.clear();
    this.marks = [];
    this.changed = [];
  }
}

/**
 * @param {Window & typeof globalThis} view
 * @param {string} name
 * @param {Range[]} ranges Of this window, at least one.
 * @param {number} priority
 * @returns {Registered}
 */
function put(view, name, ranges, priority) {
  const highlight = new view.Highlight(...ranges);
  highlight.priority = priority;
  view.CSS.highlights.set(PREFIX + name, highlight);
  return { highlight, ranges, priority };
}

/**
 * Takes every highlight of the extension out of a window, whoever put it there.
 * @param {Window & typeof globalThis} view
 */
export function removeHighlights(view) {
  for (const polarity of POLARITIES) {
    view.CSS.highlights.delete(PREFIX + polarity);
    view.CSS.highlights.delete(`${PREFIX}${polarity}-words`);
  }
  view.CSS.highlights.delete(PREFIX + CHANGED);
  view.CSS.highlights.delete(PREFIX + CURRENT);
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
