/**
 * Lights findings up through the CSS Custom Highlight API: no node of the page is touched.
 *
 * A range belongs to one window, and its paint to the sheets of its own tree, so both are kept for
 * each window and each tree. Firefox lets content scripts not iterate a `Highlight`: the arrays
 * here are the memory.
 */

import { OWN } from "../shared/choice.js";
import { COLOURS, TINTS } from "../shared/tokens.js";
import { placesOf, rangeOf } from "./anchor.js";
import { clausesOf } from "./clauses.js";
import { isLit, NORMAL } from "./lit.js";
import { isPainted } from "./marked.js";
import { phrasesOf } from "./phrases.js";
import { Sheets } from "./sheets.js";
import { isGone, windowOf } from "./windows.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("./extract.js").Extraction} Extraction */

/**
 * @typedef {object} Mark One finding in the page.
 * @property {Finding} finding
 * @property {Range[]} ranges The sentence, in reading order.
 * @property {Range[]} words The phrases that the finding rests on.
 * @property {string[]} said The same as text.
 * @property {boolean} lit
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

/** What concerns the reader alone: a page that is not the extension's must not be able to read it. */
const PRIVATE = [CHANGED, CURRENT, OWN];

/** The underline of each polarity: its form differs as well as the colour. */
const LINES = {
  blocker: "2px solid",
  bad: "2px dashed",
  neutral: "1px dotted",
  good: "1px solid",
};

/** The underline of the current clause, over that of its polarity. */
const CURRENT_LINE = "4px solid";

/**
 * The sheet for one tree.
 * @param {boolean} dark
 * @returns {string}
 */
export function highlightSheet(dark) {
  const scheme = dark ? 1 : 0;
  const ink = COLOURS.ink[scheme];
  const accent = COLOURS.accent[scheme];
  const rules = POLARITIES.flatMap((polarity) => {
    const line = `underline ${LINES[polarity]} ${COLOURS[polarity][scheme]}`;
    const text = `color: ${ink}; -webkit-text-fill-color: ${ink}; text-shadow: none; text-decoration: ${line}; text-underline-offset: 2px;`;
    const { clause, words } = TINTS[polarity];
    return [
      `::highlight(${PREFIX}${polarity}) { background-color: ${clause[scheme]}; ${text} }`,
      `::highlight(${PREFIX}${polarity}-words) { background-color: ${words[scheme]}; ${text} }`,
    ];
  });
  // A line above says what changed; the line below stays with what a clause means.
  const own = `::highlight(${PREFIX}${OWN}) { text-decoration: underline 2px dotted ${COLOURS.neutral[scheme]}; text-underline-offset: 2px; }`;
  const changed = `::highlight(${PREFIX}${CHANGED}) { text-decoration: overline 2px solid ${accent}; }`;
  const current = `::highlight(${PREFIX}${CURRENT}) { text-decoration: underline ${CURRENT_LINE} ${accent}; text-underline-offset: 2px; }`;
  return `@media not print {\n${[...rules, own, changed, current].join("\n")}\n${forcedRules()}\n}`;
}

/** Where the person has chosen their own colours, marks have those that the system has for them. */
function forcedRules() {
  const marks = POLARITIES.flatMap((polarity) => [polarity, `${polarity}-words`]);
  const rules = marks.map(
    (name) =>
      `::highlight(${PREFIX}${name}) { background-color: Mark; color: MarkText; -webkit-text-fill-color: MarkText; text-decoration-color: MarkText; }`,
  );
  const lines = PRIVATE.map(
    (name) => `::highlight(${PREFIX}${name}) { text-decoration-color: MarkText; }`,
  );
  return `@media (forced-colors: active) {\n${[...rules, ...lines].join("\n")}\n}`;
}

/** All highlights of one page. */
export class Highlights {
  /**
   * @param {Pick<import("./lines.js").Lines, "show" | "has" | "follow" | "clear"> | null} lines Where what
   *   concerns the reader alone is drawn; null in a page of the extension, where it is a highlight too.
   */
  constructor(lines = null) {
    this.lines = lines;
    /** @type {Mark[]} Every finding that has its place in the page, lit or not. */
    this.marks = [];
    /** @type {import("./lit.js").Amount} */
    this.amount = NORMAL;
    /** @type {import("../core/contract.js").Action[]} */
    this.actions = [];
    /** @type {Set<string>} Ids of findings that are lit because the person asked for them. */
    this.asked = new Set();
    /** @type {Range[]} What changed since the last visit. */
    this.changed = [];
    /** @type {Map<Window & typeof globalThis, Map<string, Registered>>} By name in the window. */
    this.registered = new Map();
    this.sheets = new Sheets(highlightSheet, `::highlight(${PREFIX}`);
  }

  /**
   * Finds the places of these findings, and of nothing else, and lights what is to be lit of them.
   * @param {Extraction} extraction
   * @param {Finding[]} findings
   * @param {import("../core/contract.js").Action[]} actions
   * @returns {{shown: number, skipped: number}}
   */
  show(extraction, findings, actions) {
    this.clear();
    this.actions = actions;
    let skipped = 0;
    for (const finding of findings) {
      const places = placesOf(extraction.text, extraction.segments, finding.start, finding.end);
      if (!places) {
        skipped += 1;
        continue;
      }
      const phrases = phrasesOf(extraction.text, finding.evidence, finding);
      const words = phrases.flatMap(
        (part) => placesOf(extraction.text, extraction.segments, part.start, part.end) ?? [],
      );
      const said = phrases.map(({ start, end }) => extraction.text.slice(start, end));
      const ranges = places.map(rangeOf);
      this.marks.push({ finding, ranges, words: words.map(rangeOf), said, lit: false });
    }
    return { shown: this.light(), skipped };
  }

  /**
   * Lights what is to be lit of the findings, and nothing else.
   * @returns {number} How many are lit.
   */
  light() {
    for (const mark of this.marks) {
      const { finding } = mark;
      mark.lit = this.asked.has(finding.id) || isLit(finding, this.amount, this.actions);
    }
    this.paint();
    return this.marks.filter(({ lit }) => lit).length;
  }

  /**
   * Lights a finding that the person asks for, whatever else is lit.
   * @param {Mark} mark
   */
  ask(mark) {
    this.asked.add(mark.finding.id);
    this.light();
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
    this.register(CHANGED, this.changed, 2 * POLARITIES.length + 1);
    this.styleTrees();
  }

  /** Hands the ranges to the browser, by polarity and window. */
  paint() {
    /** @type {Map<string, Range[]>} */
    const sentences = new Map();
    for (const polarity of POLARITIES) {
      const marks = this.marks.filter(
        ({ finding, lit }) => lit && finding.polarity === polarity && finding.clause !== OWN,
      );
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
    const own = this.marks.filter(({ finding, lit }) => lit && finding.clause === OWN);
    this.register(
      OWN,
      own.flatMap((mark) => mark.ranges),
      priority,
    );
    this.styleTrees();
  }

  /**
   * @param {string} name
   * @param {Range[]} ranges
   * @param {number} priority
   */
  register(name, ranges, priority) {
    if (this.lines && PRIVATE.includes(name)) {
      this.lines.show(name, ranges);
      return;
    }
    for (const view of new Set([...this.registered.keys(), ...ranges.map(windowOf)])) {
      if (!view || isGone(view)) continue;
      const own = ranges.filter((range) => windowOf(range) === view);
      const known = this.registered.get(view) ?? new Map();
      this.registered.set(view, known);
      if (own.length === 0) {
        known.delete(name);
        registerOf(view)?.delete(PREFIX + name);
      } else {
        known.set(name, put(view, name, own, priority));
      }
    }
  }

  /** Adopts the sheet in every tree that holds a range. */
  styleTrees() {
    const lit = this.marks.filter((mark) => mark.lit).flatMap(({ ranges }) => ranges);
    for (const range of this.lines ? lit : [...lit, ...this.changed]) {
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
        const there = registerOf(view)?.get(PREFIX + name) === highlight;
        if (there && highlight.size === ranges.length && highlight.priority === priority) continue;
        known.set(name, put(view, name, ranges, priority));
      }
    }
    this.sheets.restore();
    this.lines?.follow();
  }

  /**
   * Marks one finding as the one that is looked at.
   * @param {Mark | null} mark
   */
  setCurrent(mark) {
    this.register(CURRENT, mark?.ranges ?? [], 2 * POLARITIES.length + 2);
  }

  /**
   * Marks that are lit and whose text is still in the page, in reading order.
   * @returns {Mark[]}
   */
  living() {
    return this.marks.filter((mark) => mark.lit && livingRange(mark) !== null);
  }

  /**
   * Every finding on the clause of one of them.
   * @param {Mark} mark
   * @returns {Mark[]} In reading order.
   */
  clauseOf(mark) {
    return clausesOf(this.marks).find((clause) => clause.includes(mark)) ?? [mark];
  }

  /**
   * Whether a mark that is lit is painted, whatever the page says of highlights.
   * @param {Mark} mark
   * @returns {boolean}
   */
  isPainted(mark) {
    const range = livingRange(mark);
    const view = range && windowOf(range);
    if (!range || !view) return false;
    const { polarity, clause } = mark.finding;
    if (clause === OWN && this.lines) return this.lines.has(OWN);
    const name = PREFIX + polarity;
    const highlight = this.registered.get(view)?.get(polarity)?.highlight;
    if (!highlight || registerOf(view)?.get(name) !== highlight) return false;
    if (view.matchMedia("(forced-colors: active)").matches) return true;
    return TINTS[polarity].clause.some((ground) => isPainted(range, name, ground));
  }

  /**
   * Windows that are still in the page and have something lit.
   * @returns {(Window & typeof globalThis)[]}
   */
  livingWindows() {
    const lit = this.marks.filter((mark) => mark.lit).flatMap(({ ranges }) => ranges);
    const views = [...new Set(lit.map(windowOf))];
    return views.filter((view) => view !== null).filter((view) => !isGone(view));
  }

  /**
   * The finding under a point of a window, the weightiest where several overlap.
   * @param {Window & typeof globalThis} view
   * @param {number} x
   * @param {number} y
   * @returns {Mark | null}
   */
  at(view, x, y) {
    const lit = this.marks.filter((mark) => mark.lit);
    const under = lit.filter((mark) =>
      mark.ranges.some(
        (range) =>
          windowOf(range) === view &&
          [...range.getClientRects()].some(
            (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
          ),
      ),
    );
    return under.length > 0 ? weightiestOf(under) : null;
  }

  /** Takes everything away. */
  clear() {
    for (const view of this.registered.keys()) if (!isGone(view)) removeHighlights(view);
    this.sheets.clear();
    this.lines?.clear();
    this.registered.clear();
    this.marks = [];
    this.changed = [];
  }
}

/**
 * The register of highlights of a window.
 * @param {Window & typeof globalThis} view
 * @returns {HighlightRegistry | null} Null where its frame leaves the page just now: Firefox has no register then,
 *   though the window does not call itself closed yet.
 */
function registerOf(view) {
  try {
    return view.CSS.highlights;
  } catch {
    return null;
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
  registerOf(view)?.set(PREFIX + name, highlight);
  return { highlight, ranges, priority };
}

/**
 * Takes every highlight of the extension out of a window, whoever put it there.
 * @param {Window & typeof globalThis} view
 */
export function removeHighlights(view) {
  for (const polarity of POLARITIES) {
    registerOf(view)?.delete(PREFIX + polarity);
    registerOf(view)?.delete(`${PREFIX}${polarity}-words`);
  }
  for (const name of PRIVATE) registerOf(view)?.delete(PREFIX + name);
}

/**
 * Of some marks the one that weighs most, the first among equals.
 * @param {Mark[]} marks At least one.
 * @returns {Mark}
 */
export function weightiestOf(marks) {
  const weight = (/** @type {Mark} */ mark) => POLARITIES.indexOf(mark.finding.polarity);
  return marks.reduce((best, mark) => (weight(mark) > weight(best) ? mark : best));
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
