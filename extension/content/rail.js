/**
 * The rail: a slim strip at the scrollbar with a mark for each finding. It is also a way to the
 * findings for those who do not see highlights: buttons in reading order, with their titles. Marks
 * that would lie on each other are one mark, with their number.
 */

import { counted, words } from "../shared/platform.js";
import { POLARITIES } from "../shared/tokens.js";
import { clientHeightOf, rootElementOf } from "./dom.js";
import { groupsOf } from "./groups.js";
import { livingRange } from "./highlight.js";
import { Places } from "./places.js";

/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("./highlight.js").Mark} Mark */

/** Largest number that is written on a mark. */
const MOST = 99;

export const RAIL_CSS = `
.rail { position: fixed; z-index: 2147483646; inset-block: 0; inset-inline-end: 0; width: 20px; pointer-events: none; }
.rail button { position: absolute; inset-inline-end: 1px; width: 10px; height: 4px; padding: 0; border: 0; border-radius: 2px;
  opacity: 0.8; cursor: pointer; pointer-events: auto; transition: width var(--cl-motion); }
.rail button::after { content: ""; position: absolute; inset: -2px; }
.rail button:hover, .rail button[aria-current] { width: 14px; opacity: 1; }
.rail button:focus-visible { outline: 2px solid var(--cl-accent); outline-offset: 2px; opacity: 1; }
.rail .blocker { background: var(--cl-blocker); height: 6px; } .rail .bad { background: var(--cl-bad); }
.rail .neutral { background: var(--cl-neutral); width: 5px; } .rail .good { background: var(--cl-good); width: 7px; border-radius: 4px; }
.rail button.several { width: 18px; height: 14px; border-radius: 3px; opacity: 0.9; color: var(--cl-surface); font: 700 9px/14px var(--cl-font); text-align: center; }
.rail button.several:hover, .rail button.several[aria-current] { width: 20px; opacity: 1; }
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
    this.element = workshop.createElement("nav");
    this.element.className = "rail";
    this.element.setAttribute("aria-label", words("railLabel"));
    /** @type {{group: Group, button: HTMLButtonElement}[]} */
    this.shown = [];
    /** @type {Mark | null} */
    this.current = null;
  }

  /**
   * Puts a mark for each finding where it stands in the page.
   * @param {Mark[]} marks
   */
  show(marks) {
    const places = new Places(this.page);
    const placed = marks.flatMap((mark) => {
      const range = livingRange(mark);
      return range ? [{ top: places.of(range), mark }] : [];
    });
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

  /** A new button, the last of the rail. */
  button() {
    const button = this.workshop.createElement("button");
    button.type = "button";
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
    const label = `${words(POLARITIES[polarity].word)}: ${title}`;
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
    for (const { group, button } of this.shown) {
      if (group.marks.some((mark) => mark.finding.id === current?.finding.id))
        button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }
}

/** @param {Mark} mark */
function weightOf({ finding }) {
  const order = Object.keys(POLARITIES);
  return order.length - order.indexOf(finding.polarity);
}
