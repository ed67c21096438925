/**
 * The card: what one highlighted clause means. Its head and foot stay in view; what lies between
 * scrolls. `account.js` writes what is said of each finding.
 */

import { counted, hiddenWords, locale, words } from "../shared/platform.js";
import { AMOUNTS, AMOUNT_WORDS, isAmount } from "../shared/settings.js";
import { OWN } from "../shared/choice.js";
import { accountOf, copyButton, kindOf } from "./account.js";
import { dismissButton } from "./dismiss.js";
import {
  attributeOf,
  boxOf,
  clientHeightOf,
  clientWidthOf,
  focusedIn,
  rootElementOf,
  viewOf,
} from "./dom.js";
import { isDark } from "./ground.js";
import { livingRange } from "./highlight.js";
import { Maker } from "./maker.js";

/** @typedef {import("./highlight.js").Mark} Mark */
/** @typedef {import("./lit.js").Amount} Amount */

/** Time that the pointer may spend on its way from the clause to the card, in milliseconds. */
const GRACE = 250;

/** Least and most height of the card, in pixels; between them it takes the room there is. */
const LOWEST = 144;
const HIGHEST = 480;

/** Distance from the clause and from the window's edge, in pixels. */
const GAP = 8;

/**
 * @typedef {object} CardEvents
 * @property {(by: 1 | -1) => void} step
 * @property {(amount: Amount) => void} amount How much is to be lit.
 * @property {() => boolean} mayHide Whether the person may have clause types left out.
 * @property {(clause: string, wanted: boolean) => Promise<boolean>} choose Whether a clause type is to be told;
 *   answered by whether that is kept.
 * @property {() => Element | null} focused What of the interface has the keyboard.
 * @property {(mark: Mark, byKey: boolean) => void} closed
 */

/**
 * @typedef {object} Place Where a clause stands among those that are lit.
 * @property {number} place From 1.
 * @property {number} count
 */

export class Card {
  /**
   * @param {Document} page
   * @param {Document} workshop To make elements in.
   * @param {CardEvents} events
   */
  constructor(page, workshop, events) {
    this.page = page;
    this.events = events;
    this.make = new Maker(workshop);
    this.element = this.make.element("section", "", "card");
    this.element.hidden = true;
    this.element.setAttribute("role", "dialog");
    // The page around it may be in another language, and run the other way.
    this.element.lang = locale();
    this.element.dir = words("direction");
    this.element.setAttribute("aria-labelledby", "title");
    this.head = this.make.element("div", "", "head");
    this.body = this.make.element("div", "", "body");
    this.body.tabIndex = 0;
    this.body.setAttribute("role", "group");
    this.body.setAttribute("aria-labelledby", "title");
    this.count = this.make.element("span", "", "count");
    this.told = this.make.element("span", "", "told");
    this.told.setAttribute("role", "status");
    this.amounts = this.amountControl();
    this.foot = this.make.element("div", "", "foot");
    this.foot.append(
      this.make.button("previousFinding", () => this.events.step(-1)),
      this.make.button("nextFinding", () => this.events.step(1)),
      this.count,
      this.told,
    );
    this.element.append(this.head, this.body, this.foot);
    this.pinned = false;
    /** @type {Mark | null} */
    this.mark = null;
    this.timer = 0;
    /** @type {Set<string>} Clause types that were left out or brought back in this card since it was opened. */
    this.chosen = new Set();
    /** @type {Element | null} What had the keyboard before the card took it. */
    this.before = null;
    this.element.addEventListener("mouseenter", () => clearTimeout(this.timer));
    this.element.addEventListener("mouseleave", () => this.closeSoon());
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close(true);
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
   * @param {Mark[]} clause Every finding on its clause, this one among them.
   * @param {boolean} pinned A pinned card stays until it is closed.
   * @param {Place} place
   * @param {Amount} amount
   * @param {import("../shared/messages.js").ShowAnswer} [shown] What came of showing the clause.
   */
  open(mark, clause, pinned, place, amount, shown) {
    clearTimeout(this.timer);
    this.pinned ||= pinned;
    this.tell(place, amount);
    const fresh = this.mark !== mark || !this.isOpen();
    if (fresh) {
      this.mark = mark;
      this.fill(mark, clause);
      if (shown?.status === "hidden") {
        this.body.prepend(this.make.element("p", hiddenWords(shown), "hides"));
      }
    }
    this.element.hidden = false;
    this.follow();
    // What is not rendered keeps no place to scroll to.
    if (fresh) this.body.scrollTop = 0;
  }

  /**
   * Goes on with the same finding in other nodes, or among others.
   * @param {Mark} mark
   * @param {Place} place
   * @param {Amount} amount
   */
  keep(mark, place, amount) {
    if (!this.isOpen()) return;
    this.mark = mark;
    this.tell(place, amount);
    this.follow();
  }

  /**
   * Says where the clause stands among those that are lit, and how much that is.
   * @param {Place} place
   * @param {Amount} amount
   */
  tell({ place, count }, amount) {
    this.count.textContent = words("placeAmong", place, count);
    const choice = this.amounts.querySelector("select");
    if (choice) choice.value = amount;
  }

  /**
   * Takes the keyboard, and remembers where it was. A button of the foot that has it keeps it, so that
   * it can be pressed again; what the card shows is then told.
   */
  focus() {
    this.told.textContent = "";
    const focused = this.events.focused();
    if (focused && this.foot.contains(focused)) {
      this.told.textContent = this.mark?.finding.title ?? "";
      return;
    }
    if (!this.hasFocus()) this.before = focused ?? focusedIn(this.page);
    this.body.focus({ preventScroll: true });
  }

  hasFocus() {
    const focused = this.events.focused();
    return focused !== null && this.element.contains(focused);
  }

  /** @param {boolean} [byKey] */
  close(byKey = false) {
    clearTimeout(this.timer);
    const { mark } = this;
    if (!mark || !this.isOpen()) return;
    const { before } = this;
    const held = this.hasFocus() ? this.events.focused() : null;
    this.element.hidden = true;
    this.pinned = false;
    this.mark = null;
    this.before = null;
    this.chosen.clear();
    // A press elsewhere has taken the keyboard there.
    if (held) {
      // What is hidden keeps the keyboard until the next frame.
      /** @type {HTMLElement} */ (held).blur();
      if (before) giveFocus(before);
    }
    this.events.closed(mark, byKey);
  }

  /** Keeps a card that was about to close. */
  stay() {
    clearTimeout(this.timer);
  }

  /** Closes an unpinned card unless the pointer reaches it first. */
  closeSoon() {
    if (!this.isOpen() || this.pinned) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (!this.element.matches(":hover") && !this.pinned) this.close();
    }, GRACE);
  }

  /**
   * Keeps the card beside its clause. Where the page has taken the clause's text away, it stays where it
   * is: whether the clause stands in other nodes is known once the page was read again.
   */
  follow() {
    if (!this.isOpen() || !this.mark) return;
    const box = boxOfMark(this.mark);
    if (!box) return;
    const root = rootElementOf(this.page);
    const clientWidth = clientWidthOf(root);
    const clientHeight = clientHeightOf(root);
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
   * One finding is told as it is; of several each under its title, the chosen one first and open.
   * @param {Mark} mark
   * @param {Mark[]} clause
   */
  fill(mark, clause) {
    const range = livingRange(mark);
    if (range) this.element.style.colorScheme = isDark(range.startContainer) ? "dark" : "light";
    this.chosen.clear();
    const close = this.make.button("close", () => this.close(true));
    if (clause.length === 1) {
      const title = this.make.element("h2", mark.finding.title);
      title.id = "title";
      this.head.replaceChildren(kindOf(this.make, mark.finding), close);
      this.body.replaceChildren(title, this.account(mark, "h3"));
    } else {
      const title = this.make.element("h2", counted("clauseFindings", clause.length), "several");
      title.id = "title";
      this.head.replaceChildren(title, close);
      this.body.replaceChildren(
        ...[mark, ...clause.filter((other) => other !== mark)].map((other) => {
          const part = /** @type {HTMLDetailsElement} */ (this.make.element("details", ""));
          part.open = other === mark;
          const summary = this.make.element("summary", "");
          summary.append(
            kindOf(this.make, other.finding),
            this.make.element("h3", other.finding.title, "title"),
          );
          part.append(summary, this.account(other, "h4"));
          return part;
        }),
      );
    }
    this.body.append(this.amounts);
    const quotes = /** @type {NodeListOf<HTMLElement>} */ (
      this.body.querySelectorAll("blockquote, q")
    );
    for (const quote of quotes) quote.lang = attributeOf(rootElementOf(this.page), "lang");
  }

  /**
   * What is said of a finding, and what the person may say to it.
   * @param {Mark} mark
   * @param {"h3" | "h4"} heading
   */
  account(mark, heading) {
    const { finding } = mark;
    const account = this.make.element("div", "");
    const buttons = this.make.element("p", "", "buttons");
    if (finding.clause !== OWN && this.events.mayHide()) {
      const choose = async (/** @type {boolean} */ wanted) => {
        this.chosen.add(finding.clause);
        this.pinned = true;
        const kept = await this.events.choose(finding.clause, wanted);
        this.count.textContent = "";
        if (kept) this.told.textContent = wanted ? "" : words("dismissed", finding.title);
        else this.told.textContent = words("noAnswerWhat");
        this.follow();
        return kept;
      };
      buttons.append(dismissButton(this.make, account, finding, choose));
    }
    buttons.append(copyButton(this.make, finding, this.page.location.href));
    account.append(...accountOf(this.make, mark, heading), buttons);
    return account;
  }

  /** Less or more is lit at once. */
  amountControl() {
    const label = this.make.element("label", words("amountLabel"), "amounts");
    const choice = /** @type {HTMLSelectElement} */ (this.make.element("select", ""));
    for (const amount of AMOUNTS) {
      const option = /** @type {HTMLOptionElement} */ (
        this.make.element("option", words(AMOUNT_WORDS[amount]))
      );
      option.value = amount;
      choice.append(option);
    }
    choice.addEventListener("change", ({ isTrusted }) => {
      if (isTrusted && isAmount(choice.value)) this.events.amount(choice.value);
    });
    label.append(choice);
    return label;
  }
}

/** @param {Element} element */
function giveFocus(element) {
  const give = element instanceof HTMLElement ? HTMLElement.prototype : SVGElement.prototype;
  give.focus.call(element, { preventScroll: true });
}

/**
 * Where a finding stands in the top window: frames shift what is inside them. Nowhere once its text
 * has left the page.
 * @param {Mark} mark
 * @returns {{top: number, bottom: number, left: number} | null}
 */
function boxOfMark(mark) {
  const range = livingRange(mark);
  if (!range) return null;
  const { top, bottom, left } = range.getBoundingClientRect();
  const box = { top, bottom, left };
  let frame = viewOf(range.startContainer)?.frameElement;
  while (frame) {
    const outer = boxOf(frame);
    box.top += outer.top;
    box.bottom += outer.top;
    box.left += outer.left;
    frame = viewOf(frame)?.frameElement;
  }
  return box;
}
