/**
 * Lines at text that say what concerns the reader alone: what changed since their last visit, which
 * clause they look at, the words they watch for. They lie in the extension's own closed tree, under a
 * veil that covers all of the window alike; what is in `CSS.highlights`, a page can read.
 */

import { elementAround, elementsAround, isViewport, styleOf } from "./around.js";
import { boxOf, clientLeftOf, clientTopOf, documentOf } from "./dom.js";
import { isDark } from "./ground.js";
import { linesOf } from "./visibility.js";
import { isGone, windowOf } from "./windows.js";

/** @typedef {{left: number, top: number, right: number, bottom: number}} Edges In pixels of the top window. */

/** Most lines that are drawn: a page may have changed from end to end. */
const MOST = 2_000;

/** How far a text may be from where its line was drawn, in pixels. */
const NEAR = 1;

export const LINES_CSS = `
.lines { position: absolute; z-index: 2147483645; inset-block-start: 0; left: 0; width: 0; height: 0; pointer-events: none; }
.lines > div { position: absolute; }
/* A page can ask the browser whether something lies over a part of it: something always does. */
.lines::before { content: ""; position: fixed; inset: 0; }
.lines .changed { border-top: 2px solid var(--cl-accent); }
.lines .current { border-bottom: 4px solid var(--cl-accent); }
.lines .own { border: 2px dotted var(--cl-neutral); }
@media (forced-colors: active) { .lines > div { border-color: Highlight; } }
`;

export class Lines {
  /** @param {Document} workshop To make elements in. */
  constructor(workshop) {
    this.workshop = workshop;
    this.element = workshop.createElement("div");
    this.element.className = "lines";
    this.element.setAttribute("aria-hidden", "true");
    /** @type {Map<string, Range[]>} By what they say. */
    this.ranges = new Map();
    /** @type {{range: Range, left: number, top: number}[]} Where some of them stood as they were drawn. */
    this.drawn = [];
  }

  /**
   * @param {string} name What the lines say: the name of their class.
   * @param {Range[]} ranges
   */
  show(name, ranges) {
    const known = this.ranges.get(name)?.length ?? 0;
    if (known === 0 && ranges.length === 0) return;
    this.ranges.set(name, ranges);
    this.draw();
  }

  clear() {
    this.ranges.clear();
    this.draw();
  }

  /** Whether anything is to be drawn. */
  isNeeded() {
    return [...this.ranges.values()].some((ranges) => ranges.length > 0);
  }

  /** Whether anything is drawn of what is said under a name. @param {string} name */
  has(name) {
    return this.element.querySelector(`.${name}`) !== null;
  }

  /** Draws anew where the text has moved. */
  follow() {
    if (!this.isNeeded()) return;
    const origin = this.element.getBoundingClientRect();
    const stays = this.drawn.every(({ range, left, top }) => {
      const [line] = isHere(range) ? placesOf(range) : [];
      if (!line) return false;
      const across = line.left - origin.left - left;
      return Math.abs(across) < NEAR && Math.abs(line.top - origin.top - top) < NEAR;
    });
    if (!stays || this.drawn.length === 0) this.draw();
  }

  draw() {
    const origin = this.element.getBoundingClientRect();
    /** @type {HTMLElement[]} */
    const lines = [];
    this.drawn = [];
    for (const [name, all] of this.ranges) {
      const living = all.filter(isHere);
      for (const [at, range] of living.entries()) {
        if (lines.length >= MOST) break;
        const places = placesOf(range);
        // The first and the last of each tell whether the text has moved.
        if (places.length > 0 && (at === 0 || at === living.length - 1)) {
          const { left, top } = places[0];
          this.drawn.push({ range, left: left - origin.left, top: top - origin.top });
        }
        lines.push(...places.map((place) => this.line(name, place, origin)));
      }
    }
    const [first] = this.drawn;
    if (first) {
      this.element.style.colorScheme = isDark(first.range.startContainer) ? "dark" : "light";
    }
    this.element.replaceChildren(...lines);
  }

  /**
   * @param {string} name
   * @param {Edges} edges
   * @param {{left: number, top: number}} origin
   */
  line(name, { left, top, right, bottom }, origin) {
    const line = this.workshop.createElement("div");
    line.className = name;
    line.style.left = `${left - origin.left}px`;
    line.style.top = `${top - origin.top}px`;
    line.style.width = `${right - left}px`;
    line.style.height = `${bottom - top}px`;
    return line;
  }
}

/** @param {Range} range */
function isHere(range) {
  const view = windowOf(range);
  return view !== null && !isGone(view) && !range.collapsed;
}

/**
 * The lines of a range as far as what is around it lets them be seen, scrolled out of the window or not.
 * @param {Range} range
 * @returns {Edges[]}
 */
function placesOf(range) {
  /** @type {Edges[]} */
  let places = linesOf(range);
  let page = documentOf(range.startContainer);
  if (places.length === 0 || !elementAround(range.startContainer)) return [];
  for (const element of elementsAround(range.startContainer)) {
    if (documentOf(element) !== page) {
      // From the document of a frame into the one that holds the frame.
      const box = boxOf(element);
      const across = box.left + clientLeftOf(element);
      const down = box.top + clientTopOf(element);
      places = places.map(({ left, top, right, bottom }) => ({
        left: left + across,
        top: top + down,
        right: right + across,
        bottom: bottom + down,
      }));
      places = within(places, box);
      page = documentOf(element);
    } else if (!isViewport(element) && clips(element)) {
      places = within(places, boxOf(element));
    }
    if (places.length === 0) break;
  }
  return places;
}

/** @param {Element} element */
function clips(element) {
  const { overflowX, overflowY, display } = styleOf(element);
  return display !== "inline" && (overflowX !== "visible" || overflowY !== "visible");
}

/**
 * @param {Edges[]} places
 * @param {Edges} box
 * @returns {Edges[]} What of them lies in the box.
 */
function within(places, box) {
  return places
    .map(({ left, top, right, bottom }) => ({
      left: Math.max(left, box.left),
      top: Math.max(top, box.top),
      right: Math.min(right, box.right),
      bottom: Math.min(bottom, box.bottom),
    }))
    .filter(({ left, top, right, bottom }) => right > left && bottom > top);
}
