/**
 * The rail: a slim strip at the scrollbar with a mark for each finding. It is also a way to the
 * findings for those who do not see highlights: buttons in reading order, with their titles, one stop
 * of the keyboard. Marks that would lie on each other are one mark, with their number. Where the
 * page's text leaves it no room it is slimmer and lets what is behind it through.
 */

import { counted, locale, words } from "../shared/platform.js";
import { POLARITIES } from "../shared/tokens.js";
import { clientHeightOf, clientWidthOf, documentOf, rootElementOf } from "./dom.js";
import { isDark } from "./ground.js";
import { groupsOf } from "./groups.js";
import { roomBeside, stepTo, WIDTH } from "./strip.js";
import { livingRange } from "./highlight.js";
import { Places } from "./places.js";
import { linesOf } from "./visibility.js";

/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("./highlight.js").Mark} Mark */

/** Lines of text that are looked at for the room that they leave. */
const LINES = 200;

/** Largest number that is written on a mark. */
const MOST = 99;

export const RAIL_CSS = `
.rail { position: fixed; z-index: 2147483646; inset-block: 0; inset-inline-end: 0; width: ${WIDTH}px; pointer-events: none; }
.rail.slim { width: var(--rail-room); }
.rail button { position: absolute; inset-inline-end: 1px; width: 10px; height: 4px; padding: 0; border: 0; border-radius: 2px;
  opacity: 0.8; cursor: pointer; pointer-events: auto; transition: width var(--cl-motion); }
.rail button::after { content: ""; position: absolute; inset: -2px; }
.rail button:hover, .rail button[aria-current] { width: 14px; opacity: 1; }
.rail button:focus-visible { outline: 2px solid var(--cl-accent); outline-offset: 2px; opacity: 1; }
.rail .blocker { background: var(--cl-blocker); height: 6px; } .rail .bad { background: var(--cl-bad); }
.rail .neutral { background: var(--cl-neutral); width: 5px; } .rail .good { background: var(--cl-good); width: 7px; border-radius: 4px; }
.rail button.several { width: 18px; height: 14px; border-radius: 3px; opacity: 0.9; color: var(--cl-surface); font: 700 9px/14px var(--cl-font); text-align: center; }
.rail button.several:hover, .rail button.several[aria-current] { width: ${WIDTH}px; opacity: 1; }
.rail.slim button { inset-inline-end: 0; max-width: 100%; opacity: 0.6; }
.rail.slim button.several { width: 100%; font-size: 0; }
.rail.slim :is(button:hover, button:focus-visible, button[aria-current]) { opacity: 1; }
@media (forced-colors: active) { .rail button { background: CanvasText; color: Canvas; forced-color-adjust: none; } }
`;

export class Rail {
  /**
   * @param {Document} page
   * @param {Document} workshop To make elements in.
   * @param {(mark: Mark) => void} chosen
   */
  constructor(page, workshop, chosen) {
    this.page = page;
    this.workshop = workshop;
    this.chosen = chosen;
    this.element = workshop.createElement("div");
    this.element.className = "rail";
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-orientation", "vertical");
    this.element.addEventListener("keydown", (event) => this.walk(event));
    this.element.setAttribute("aria-label", words("railLabel"));
    this.element.lang = locale();
    /** @type {{group: Group, button: HTMLButtonElement}[]} */
    this.shown = [];
    /** @type {Mark | null} */
    this.current = null;
    /** @type {HTMLButtonElement | null} The one that the keyboard stops at. */
    this.stop = null;
  }

  /**
   * Puts a mark for each finding where it stands in the page.
   * @param {Mark[]} marks
   * @param {Mark[]} all Lit or not, for where the page's text lies.
   */
  show(marks, all) {
    const places = new Places(this.page);
    const placed = marks.flatMap((mark) => {
      const range = livingRange(mark);
      return range ? [{ top: places.of(range), mark }] : [];
    });
    this.fit(all, places.scrollbar);
    const [first] = marks.flatMap((mark) => livingRange(mark) ?? []);
    if (first) this.element.style.colorScheme = isDark(first.startContainer) ? "dark" : "light";
    const groups = groupsOf(placed, clientHeightOf(rootElementOf(this.page)));
    // Beside the scrollbar, whichever element it belongs to.
    this.element.style.insetInlineEnd = `${places.scrollbar}px`;
    // Buttons stay where they can: one that goes takes a press that has begun, and the keyboard's place, with it.
    const spare = this.shown.map(({ button }) => button);
    this.shown = groups.map((group) => ({ group, button: spare.shift() ?? this.button() }));
    for (const button of spare) button.remove();
    for (const { group, button } of this.shown) this.dress(button, group);
    this.setCurrent(this.current);
  }

  /**
   * Makes the rail as wide as the lines of the page's text leave room for.
   * @param {Mark[]} marks
   * @param {number} scrollbar Its width, in pixels.
   */
  fit(marks, scrollbar) {
    const edge = clientWidthOf(rootElementOf(this.page)) - scrollbar;
    const room = roomBeside(rightEdges(marks, this.page), edge);
    this.element.classList.toggle("slim", room < WIDTH);
    this.element.style.setProperty("--rail-room", `${room}px`);
  }

  /** A new button, the last of the rail. */
  button() {
    const button = this.workshop.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.addEventListener("focus", () => this.stopAt(button));
    button.addEventListener("click", () => {
      const pressed = this.shown.find((known) => known.button === button);
      if (pressed) this.chosen(this.next(pressed.group.marks));
    });
    this.element.append(button);
    return button;
  }

  /**
   * Has a button stand for a group.
   * @param {HTMLButtonElement} button
   * @param {Group} group
   */
  dress(button, { top, marks }) {
    const weightiest = marks.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a));
    const { polarity, title } = weightiest.finding;
    const label = words("labelled", words(POLARITIES[polarity].word), title);
    const several = marks.length > 1;
    button.className = several ? `${polarity} several` : polarity;
    button.style.top = `${top}px`;
    button.title = several ? counted("railSeveral", marks.length, label) : label;
    button.textContent = several ? (marks.length > MOST ? `${MOST}+` : String(marks.length)) : "";
    button.setAttribute("aria-label", button.title);
  }

  /**
   * Of marks at one place, the one after the current one.
   * @param {Mark[]} marks
   */
  next(marks) {
    const at = marks.findIndex((mark) => mark.finding.id === this.current?.finding.id);
    return marks[(at + 1) % marks.length];
  }

  /** @param {Mark | null} current */
  setCurrent(current) {
    this.current = current;
    /** @type {HTMLButtonElement | null} */
    let shown = null;
    for (const { group, button } of this.shown) {
      if (group.marks.some((mark) => mark.finding.id === current?.finding.id)) {
        button.setAttribute("aria-current", "true");
        shown = button;
      } else {
        button.removeAttribute("aria-current");
      }
    }
    const kept = this.shown.find(({ button }) => button === this.stop) ?? this.shown[0];
    if (shown ?? kept) this.stopAt(shown ?? kept.button);
  }

  /** @param {HTMLButtonElement} button That the keyboard stops at from now on. */
  stopAt(button) {
    if (this.stop) this.stop.tabIndex = -1;
    this.stop = button;
    button.tabIndex = 0;
  }

  /**
   * The arrows walk along the rail.
   * @param {KeyboardEvent} event
   */
  walk(event) {
    const at = this.shown.findIndex(({ button }) => button === this.stop);
    const to = stepTo(event.key, at, this.shown.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.shown[to].button.focus({ preventScroll: true });
  }
}

/**
 * Right edges of lines of the page's own text, in pixels of the top window.
 * @param {Mark[]} marks
 * @param {Document} page
 */
function rightEdges(marks, page) {
  /** @type {number[]} */
  const edges = [];
  for (const mark of marks) {
    const range = livingRange(mark);
    if (!range || documentOf(range.startContainer) !== page) continue;
    edges.push(...linesOf(range).map(({ right }) => right));
    if (edges.length >= LINES) break;
  }
  return edges;
}

/** @param {Mark} mark */
function weightOf({ finding }) {
  const order = Object.keys(POLARITIES);
  return order.length - order.indexOf(finding.polarity);
}
