/**
 * What the extension adds to a page: one element at its end with a closed shadow root, in which
 * card and rail live. The page's own nodes stay as they are.
 */

import { TOKENS_CSS } from "../shared/tokens.js";
import { Card, CARD_CSS } from "./card.js";
import { livingRange, windowOf } from "./highlight.js";
import { Rail, RAIL_CSS } from "./rail.js";

/** @typedef {import("./highlight.js").Highlights} Highlights */
/** @typedef {import("./highlight.js").Mark} Mark */

const HOST_CSS = `:host { all: initial; }
@media print { :host { display: none; } }
* { box-sizing: border-box; }
`;

export class Surface {
  /** @param {Highlights} highlights */
  constructor(highlights) {
    this.highlights = highlights;
    this.host = document.createElement("clauselight-ui");
    this.root = this.host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(TOKENS_CSS + HOST_CSS + CARD_CSS + RAIL_CSS);
    this.root.adoptedStyleSheets = [sheet];
    /** @type {Mark | null} */
    this.current = null;
    this.card = new Card(document, {
      step: (by) => this.step(by),
      closed: () => this.setCurrent(null),
    });
    this.rail = new Rail(document, (mark) => this.open(mark, true));
    this.root.append(this.rail.element, this.card.element);
    /** @type {AbortController | null} */
    this.life = null;
  }

  /** Shows the findings that are highlighted now. */
  update() {
    const marks = this.highlights.living();
    if (marks.length === 0) {
      this.close();
      return;
    }
    if (!this.host.isConnected) document.documentElement.append(this.host);
    this.rail.show(marks);
    this.life?.abort();
    this.life = new AbortController();
    this.listen(this.life.signal);
    const again = marks.find((mark) => mark.finding.id === this.current?.finding.id);
    if (this.current && !again) this.card.close();
    else if (again) this.setCurrent(again);
  }

  /** Takes card and rail off the page. */
  close() {
    this.life?.abort();
    this.life = null;
    this.card.close();
    this.host.remove();
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    for (const view of this.highlights.livingWindows()) {
      const passive = { signal, passive: true };
      let frame = 0;
      view.document.addEventListener(
        "mousemove",
        (event) => {
          if (frame) return;
          frame = view.requestAnimationFrame(() => {
            frame = 0;
            if (!signal.aborted) this.hover(view, event);
          });
        },
        passive,
      );
      view.document.addEventListener("click", (event) => this.click(view, event), passive);
    }
    window.addEventListener("scroll", () => this.card.follow(), {
      signal,
      passive: true,
      capture: true,
    });
    window.addEventListener(
      "resize",
      () => {
        this.rail.show(this.highlights.living());
        this.card.follow();
      },
      { signal, passive: true },
    );
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape" && this.card.isOpen()) this.card.close();
      },
      { signal, capture: true },
    );
  }

  /**
   * @param {Window & typeof globalThis} view
   * @param {MouseEvent} event
   */
  hover(view, event) {
    if (event.target === this.host || this.card.isPinned()) return;
    const mark = this.highlights.at(view, event.clientX, event.clientY);
    if (mark) this.show(mark, false);
    else this.card.closeSoon();
  }

  /**
   * @param {Window & typeof globalThis} view
   * @param {MouseEvent} event
   */
  click(view, event) {
    if (event.target === this.host) return;
    const selected = view.getSelection()?.isCollapsed === false;
    const mark = this.highlights.at(view, event.clientX, event.clientY);
    if (mark && !selected) this.show(mark, true);
    else if (this.card.isPinned()) this.card.close();
  }

  /**
   * @param {Mark} mark
   * @param {boolean} pinned
   */
  show(mark, pinned) {
    this.setCurrent(mark);
    this.card.open(mark, pinned, this.highlights.living());
  }

  /** @param {Mark | null} mark */
  setCurrent(mark) {
    this.current = mark;
    this.highlights.setCurrent(mark);
    this.rail.setCurrent(mark);
  }

  /**
   * Scrolls to a finding and opens its card.
   * @param {Mark} mark
   * @param {boolean} focus Whether the card takes the keyboard.
   * @returns {boolean}
   */
  open(mark, focus) {
    const range = livingRange(mark);
    if (!range) return false;
    const element = range.startContainer.parentElement;
    // A closed `details` is opened as a find in page would: the person asked to see this.
    for (let at = element?.closest("details"); at; at = at.parentElement?.closest("details"))
      at.open = true;
    element?.scrollIntoView({ block: "center", behavior: motion(range) });
    this.show(mark, true);
    if (focus) this.card.focus();
    return true;
  }

  /**
   * @param {string} id
   * @returns {boolean} Whether the page still has it.
   */
  showFinding(id) {
    const mark = this.highlights.living().find((candidate) => candidate.finding.id === id);
    return mark ? this.open(mark, false) : false;
  }

  /**
   * Goes to the next or previous finding, round the end.
   * @param {1 | -1} by
   * @returns {boolean}
   */
  step(by) {
    const marks = this.highlights.living();
    if (marks.length === 0) return false;
    const at = marks.findIndex((mark) => mark.finding.id === this.current?.finding.id);
    const next = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
    return this.open(marks[next], true);
  }
}

/** How far, in screens, the page glides to a clause; further away it jumps. */
const GLIDE = 2;

/**
 * @param {Range} range
 * @returns {ScrollBehavior}
 */
function motion(range) {
  const view = windowOf(range);
  const far = Math.abs(range.getBoundingClientRect().top) > GLIDE * (view?.innerHeight ?? 0);
  const still = view?.matchMedia("(prefers-reduced-motion: reduce)").matches;
  return far || still ? "instant" : "smooth";
}
