/**
 * The rail: a slim strip at the scrollbar with a mark for each finding. It is also the list of
 * findings for those who do not see highlights: buttons in reading order, with their titles.
 */

import { words } from "../shared/platform.js";
import { POLARITIES } from "../shared/tokens.js";
import { livingRange } from "./highlight.js";

/** @typedef {import("./highlight.js").Mark} Mark */

/** Least distance between two marks, in pixels. */
const APART = 5;

export const RAIL_CSS = `
.rail { position: fixed; z-index: 2147483646; inset-block: 0; inset-inline-end: 0; width: 14px; pointer-events: none; }
.rail button { position: absolute; inset-inline-end: 1px; width: 10px; height: 4px; padding: 0; border: 0; border-radius: 2px;
  opacity: 0.8; cursor: pointer; pointer-events: auto; transition: width var(--cl-motion); }
.rail button::after { content: ""; position: absolute; inset: -3px -2px; }
.rail button:hover, .rail button[aria-current] { width: 14px; opacity: 1; }
.rail button:focus-visible { outline: 2px solid var(--cl-accent); outline-offset: 2px; opacity: 1; }
.rail .blocker { background: var(--cl-blocker); height: 6px; } .rail .bad { background: var(--cl-bad); }
.rail .neutral { background: var(--cl-neutral); width: 5px; } .rail .good { background: var(--cl-good); width: 7px; border-radius: 4px; }
@media (forced-colors: active) { .rail button { background: CanvasText; forced-color-adjust: none; } }
`;

export class Rail {
  /**
   * @param {Document} page
   * @param {(mark: Mark) => void} chosen
   */
  constructor(page, chosen) {
    this.page = page;
    this.chosen = chosen;
    this.element = page.createElement("nav");
    this.element.className = "rail";
    this.element.setAttribute("aria-label", words("railLabel"));
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
  }

  /**
   * Puts a mark for each finding where it stands in the page.
   * @param {Mark[]} marks
   */
  show(marks) {
    this.buttons.clear();
    const { clientHeight, scrollHeight } = this.page.documentElement;
    const scrolled = this.page.defaultView?.scrollY ?? 0;
    let last = -APART;
    for (const mark of marks) {
      const start = livingRange(mark)?.getBoundingClientRect().top ?? 0;
      const share = (start + scrolled) / Math.max(1, scrollHeight);
      const top = Math.max(last + APART, Math.round(share * clientHeight));
      last = top;
      const button = this.page.createElement("button");
      button.type = "button";
      button.className = mark.finding.polarity;
      button.style.top = `${Math.min(top, clientHeight - APART)}px`;
      const label = `${words(POLARITIES[mark.finding.polarity].word)}: ${mark.finding.title}`;
      button.setAttribute("aria-label", label);
      button.title = label;
      button.addEventListener("click", () => this.chosen(mark));
      this.buttons.set(mark.finding.id, button);
    }
    this.element.replaceChildren(...this.buttons.values());
  }

  /** @param {Mark | null} mark */
  setCurrent(mark) {
    for (const [id, button] of this.buttons) {
      if (id === mark?.finding.id) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }
}
