/**
 * The card: what one highlighted clause means.
 */

import { hiddenWords, words } from "../shared/platform.js";
import { POLARITIES, shapeOf } from "../shared/tokens.js";
import { clientHeightOf, clientWidthOf, focusedIn, rootElementOf, viewOf } from "./dom.js";
import { livingRange } from "./highlight.js";

/** @typedef {import("./highlight.js").Mark} Mark */

/** Time that the pointer may spend on its way from the clause to the card, in milliseconds. */
const GRACE = 250;

/** Least and most height of the card, in pixels; between them it takes the room there is. */
const LOWEST = 160;
const HIGHEST = 480;

/** Distance from the clause and from the window's edge, in pixels. */
const GAP = 8;

/**
 * What became of a clause since the last visit.
 * @type {Record<import("./highlight.js").Change, string>}
 */
const CHANGE_WORDS = {
  new: "cardNew",
  hardened: "cardHardened",
  softened: "cardSoftened",
  reworded: "cardReworded",
};

export const CARD_CSS = `
.card { position: fixed; z-index: 2147483647; width: min(360px, calc(100vw - 16px)); overflow: auto;
  padding: var(--cl-space-4); color: var(--cl-ink); background: var(--cl-surface); border: 1px solid var(--cl-line);
  border-radius: var(--cl-radius); box-shadow: var(--cl-shadow); font: var(--cl-text); text-align: start; }
.card[hidden] { display: none; }
.card .kind { display: flex; align-items: center; gap: var(--cl-space-2); margin: 0; font: var(--cl-text-small); font-weight: 600; }
.card .kind.blocker { color: var(--cl-blocker); } .card .kind.bad { color: var(--cl-bad); }
.card .kind.neutral { color: var(--cl-neutral); } .card .kind.good { color: var(--cl-good); }
.card h2 { margin: var(--cl-space-1) 0 var(--cl-space-2); font: 600 16px/22px var(--cl-font); }
.card p { margin: 0 0 var(--cl-space-2); }
.card h3 { margin: var(--cl-space-3) 0 0; font: 600 12px/16px var(--cl-font); color: var(--cl-ink-soft); }
.card .law, .card .prevalence { font: var(--cl-text-small); color: var(--cl-ink-soft); }
.card blockquote { margin: 0 0 var(--cl-space-2); padding-inline-start: var(--cl-space-3); border-inline-start: 2px solid var(--cl-line);
  font: italic 13px/19px var(--cl-font-quote); color: var(--cl-ink-soft); }
.card .change { padding-inline-start: var(--cl-space-2); border-inline-start: 3px solid var(--cl-accent); font: var(--cl-text-small); font-weight: 600; }
.card .hides { padding: var(--cl-space-2); background: var(--cl-surface-sunk); font: var(--cl-text-small); font-weight: 600; }
.card .term { font: var(--cl-text-small); color: var(--cl-ink-soft); }
.card .buttons { display: flex; flex-wrap: wrap; align-items: center; gap: var(--cl-space-2); margin-top: var(--cl-space-3); }
.card button { padding: var(--cl-space-1) var(--cl-space-2); font: var(--cl-text-small); color: var(--cl-ink); background: var(--cl-surface-sunk);
  border: 1px solid var(--cl-line); border-radius: var(--cl-radius-small); cursor: pointer; }
.card button:hover { border-color: var(--cl-ink-soft); }
.card button:focus-visible, .card:focus-visible { outline: 2px solid var(--cl-accent); outline-offset: 2px; }
.card .count { margin-inline-start: auto; font: var(--cl-text-small); color: var(--cl-ink-soft); }
`;

/**
 * @typedef {object} CardEvents
 * @property {(by: 1 | -1) => void} step
 * @property {() => void} closed
 */

export class Card {
  /**
   * @param {Document} page
   * @param {Document} workshop To make elements in.
   * @param {CardEvents} events
   */
  constructor(page, workshop, events) {
    this.page = page;
    this.workshop = workshop;
    this.events = events;
    this.element = workshop.createElement("section");
    this.element.className = "card";
    this.element.hidden = true;
    this.element.tabIndex = -1;
    this.element.setAttribute("role", "dialog");
    this.pinned = false;
    /** @type {Mark | null} */
    this.mark = null;
    this.timer = 0;
    /** @type {Element | null} */
    this.before = null;
    this.element.addEventListener("mouseenter", () => clearTimeout(this.timer));
    this.element.addEventListener("mouseleave", () => this.closeSoon());
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      event.stopPropagation();
    });
  }

  isOpen() {
    return !this.element.hidden;
  }

  isPinned() {
    return this.isOpen() && this.pinned;
  }

  /**
   * @param {Mark} mark
   * @param {boolean} pinned A pinned card stays until it is closed.
   * @param {Mark[]} all Every finding, for its place among them.
   * @param {import("../shared/messages.js").ShowAnswer} [shown] What came of showing the clause.
   */
  open(mark, pinned, all, shown) {
    clearTimeout(this.timer);
    this.pinned ||= pinned;
    if (this.mark !== mark || !this.isOpen()) {
      this.mark = mark;
      this.fill(mark, all);
      if (shown?.status === "hidden")
        this.element.prepend(this.make("p", hiddenWords(shown), "hides"));
    }
    this.element.hidden = false;
    this.follow();
  }

  /** Takes the keyboard, and remembers where it was. */
  focus() {
    this.before ??= focusedIn(this.page);
    this.element.focus({ preventScroll: true });
  }

  close() {
    clearTimeout(this.timer);
    if (!this.isOpen()) return;
    this.element.hidden = true;
    this.pinned = false;
    this.mark = null;
    if (this.before instanceof HTMLElement) this.before.focus({ preventScroll: true });
    this.before = null;
    this.events.closed();
  }

  /** Closes an unpinned card unless the pointer reaches it first. */
  closeSoon() {
    if (!this.isOpen() || this.pinned) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (!this.element.matches(":hover") && !this.pinned) this.close();
    }, GRACE);
  }

  /** Keeps the card beside its clause. */
  follow() {
    if (!this.isOpen() || !this.mark) return;
    const box = boxOf(this.mark);
    if (!box) {
      this.close();
      return;
    }
    const root = rootElementOf(this.page);
    const [clientWidth, clientHeight] = [clientWidthOf(root), clientHeightOf(root)];
    const below = clientHeight - box.bottom - 2 * GAP;
    const above = box.top - 2 * GAP;
    this.element.style.maxHeight = `${Math.max(LOWEST, Math.min(HIGHEST, Math.max(below, above)))}px`;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    // Below where it fits, else where there is more room: the clause itself stays in sight.
    const top = height <= below || below >= above ? box.bottom + GAP : box.top - GAP - height;
    const left = Math.min(Math.max(GAP, box.left), Math.max(GAP, clientWidth - width - GAP));
    this.element.style.top = `${Math.max(GAP, Math.min(top, clientHeight - height - GAP))}px`;
    this.element.style.left = `${left}px`;
  }

  /**
   * @param {Mark} mark
   * @param {Mark[]} all
   */
  fill({ finding, words: evidence, change }, all) {
    const { polarity } = finding;
    const title = this.make("h2", finding.title);
    title.id = "title";
    this.element.setAttribute("aria-labelledby", "title");
    const kind = this.make("p", "", `kind ${polarity}`);
    const word = words(POLARITIES[polarity].word);
    const sure = finding.certainty === "sure";
    kind.append(shapeOf(this.workshop, polarity), sure ? word : words("possibly", word));
    const buttons = this.make("div", "", "buttons");
    const place = all.findIndex((mark) => mark.finding === finding) + 1;
    buttons.append(
      this.button("previousFinding", () => this.events.step(-1)),
      this.button("nextFinding", () => this.events.step(1)),
      this.copyButton(`${finding.clause}\n${finding.quote}\n${this.page.location.href}`),
      this.button("close", () => this.close()),
      this.make("span", words("placeAmong", place, all.length), "count"),
    );
    const rests = [...new Set(evidence.map((range) => range.toString().replace(/\s+/g, " ")))].join(
      " … ",
    );
    const quote = this.make("blockquote", rests);
    quote.dir = "auto";
    this.element.replaceChildren(
      kind,
      title,
      ...(change ? [this.make("p", words(CHANGE_WORDS[change]), "change")] : []),
      this.make("p", finding.what),
      ...(finding.prevalence ? [this.make("p", finding.prevalence.note, "prevalence")] : []),
      ...(finding.narrowed ?? []).map(({ note }) => this.lead("narrowedBy", note)),
      this.make("h3", words("restsOn")),
      quote,
      ...this.terms(finding.terms ?? []),
      this.make("h3", words("why")),
      this.make("p", finding.why),
      this.make("h3", words("todo")),
      this.make("p", finding.todo),
    );
    if (finding.references.length > 0) {
      this.element.append(
        this.make("p", `${words("law")} ${finding.references.join("; ")}`, "law"),
      );
    }
    this.element.append(buttons);
    this.element.scrollTop = 0;
  }

  /**
   * A remark that begins with a word of its own.
   * @param {string} name
   * @param {string} text
   */
  lead(name, text) {
    const element = this.make("p", "");
    element.append(this.make("strong", words(name)), ` ${text}`);
    return element;
  }

  /**
   * Defined terms that the clause uses, in the document's words; those of one sentence together.
   * @param {{term: string, meaning: string}[]} terms
   */
  terms(terms) {
    return [...new Set(terms.map((known) => known.meaning))].map((meaning) => {
      const same = terms.filter((known) => known.meaning === meaning);
      const names = same.map(({ term }) => term).join(", ");
      const element = this.make("p", "", "term");
      element.dir = "auto";
      element.append(this.make("strong", names), ": ", this.make("q", meaning));
      return element;
    });
  }

  /** @param {string} text */
  copyButton(text) {
    const button = this.button("copyToReport", () => {
      void navigator.clipboard.writeText(text).then(
        () => (button.textContent = words("copied")),
        () => (button.textContent = words("notCopied")),
      );
    });
    return button;
  }

  /**
   * @param {string} name
   * @param {() => void} pressed
   */
  button(name, pressed) {
    const button = /** @type {HTMLButtonElement} */ (this.make("button", words(name)));
    button.type = "button";
    button.addEventListener("click", pressed);
    return button;
  }

  /**
   * @param {string} tag
   * @param {string} text
   * @param {string} [className]
   */
  make(tag, text, className) {
    const element = this.workshop.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }
}

/**
 * Where a finding stands in the top window: frames shift what is inside them. Nowhere once its text
 * has left the page.
 * @param {Mark} mark
 * @returns {{top: number, bottom: number, left: number} | null}
 */
function boxOf(mark) {
  const range = livingRange(mark);
  if (!range) return null;
  const { top, bottom, left } = range.getBoundingClientRect();
  const box = { top, bottom, left };
  let frame = viewOf(range.startContainer)?.frameElement;
  while (frame) {
    const outer = frame.getBoundingClientRect();
    box.top += outer.top;
    box.bottom += outer.top;
    box.left += outer.left;
    frame = viewOf(frame)?.frameElement;
  }
  return box;
}
