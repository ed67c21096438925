/**
 * What the extension adds to a page: one element at its end with a closed shadow root, in which
 * card and rail live. The page's own nodes stay as they are.
 */

import { isOrphaned } from "../shared/platform.js";
import { Card } from "./card.js";
import { CARD_CSS } from "./card-style.js";
import { clausesOf } from "./clauses.js";
import {
  addListener,
  appendTo,
  bodyOf,
  focusedIn,
  parentNodeOf,
  rootElementOf,
  scrollHeightOf,
} from "./dom.js";
import { Highlights, livingRange, weightiestOf } from "./highlight.js";
import { makeHost } from "./host.js";
import { Lines, LINES_CSS } from "./lines.js";
import { isOnTop } from "./marked.js";
import { Rail, RAIL_CSS } from "./rail.js";
import { reveal, scrollTo } from "./reveal.js";
import { isInView } from "./visibility.js";
import { stopBeside } from "./stops.js";
import { windowOf } from "./windows.js";

/** @typedef {import("./highlight.js").Mark} Mark */
/** @typedef {import("../shared/messages.js").ShowAnswer} ShowAnswer */

/** @typedef {Pick<import("./card.js").CardEvents, "amount" | "mayHide" | "choose">} Wishes What the card asks of the session. */

export class Surface {
  /** @param {Wishes} wishes */
  constructor(wishes) {
    const { host, root, layer, workshop } = makeHost(document, CARD_CSS + RAIL_CSS + LINES_CSS);
    this.host = host;
    this.root = root;
    this.lines = new Lines(workshop);
    this.highlights = new Highlights(this.lines);
    /** @type {Mark | null} */
    this.current = null;
    /** @type {import("../core/contract.js").Finding | null} The finding that was looked at last. */
    this.last = null;
    this.workshop = workshop;
    this.wishes = wishes;
    this.card = this.makeCard();
    this.rail = this.makeRail();
    layer.append(this.lines.element, this.rail.element, this.card.element);
    /** @type {Node | null} The text that a key has led back to. */
    this.ledBackTo = null;
    /** @type {AbortController | null} Ends the listeners on the page. */
    this.life = null;
    /** The one thing that is being shown: a later wish takes its place. */
    this.opening = new AbortController();
    /** Height of what is scrolled, when the rail was drawn. */
    this.height = 0;
  }

  makeCard() {
    return new Card(document, this.workshop, {
      step: (by) => void this.step(by),
      ...this.wishes,
      focused: () => this.root.activeElement,
      closed: (mark, byKey) => this.closed(mark, byKey),
    });
  }

  makeRail() {
    return new Rail(document, this.workshop, (mark) => void this.open(mark));
  }

  /** Has card and rail, which wait for an update, in the language that is spoken now. An open card closes. */
  speakAnew() {
    this.card.close();
    const [card, rail] = [this.card, this.rail];
    this.card = this.makeCard();
    this.rail = this.makeRail();
    card.element.replaceWith(this.card.element);
    rail.element.replaceWith(this.rail.element);
  }

  /** Shows the findings that are highlighted now. */
  update() {
    const marks = this.highlights.living();
    const { current } = this;
    // A card in which its clause type was left out stays open with the way back.
    const stays = current !== null && this.card.chosen.has(current.finding.clause);
    if (stays) this.highlights.setCurrent(current);
    if (marks.length === 0 && !this.lines.isNeeded()) {
      this.close();
      return;
    }
    if (!this.isInPlace()) appendTo(rootElementOf(document), this.host);
    this.lines.draw();
    this.drawRail();
    this.life?.abort();
    this.life = new AbortController();
    this.listen(this.life.signal);
    const again = marks.find((mark) => mark.finding.id === current?.finding.id);
    if (again) this.keep(again);
    else if (stays) this.card.follow();
    else if (current) this.card.close();
  }

  /** Takes card and rail off the page. */
  close() {
    this.life?.abort();
    this.life = null;
    this.opening.abort();
    this.card.close();
    this.host.remove();
  }

  isInPlace() {
    return this.host.isConnected && parentNodeOf(this.host) === rootElementOf(document);
  }

  drawRail() {
    this.height = scrollHeightOf(rootElementOf(document));
    this.rail.show(this.highlights.living(), this.highlights.marks);
  }

  /** Puts back what the page removed, and the rail in step with a page that has grown. */
  restore() {
    if (!this.life) return;
    // With the document replaced, the listeners went too.
    if (!this.isInPlace()) this.update();
    else if (this.height !== scrollHeightOf(rootElementOf(document))) this.drawRail();
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    for (const view of this.highlights.livingWindows()) {
      const passive = { signal, passive: true };
      let frame = 0;
      const moved = (/** @type {Event} */ event) => {
        if (frame) return;
        frame = view.requestAnimationFrame(() => {
          frame = 0;
          if (!signal.aborted && !isOrphaned()) this.hover(view, /** @type {MouseEvent} */ (event));
        });
      };
      const clicked = (/** @type {Event} */ event) =>
        this.click(view, /** @type {MouseEvent} */ (event));
      addListener(view.document, "mousemove", moved, passive);
      addListener(view.document, "click", clicked, passive);
      let following = 0;
      const scrolled = () => {
        following ||= view.requestAnimationFrame(() => {
          following = 0;
          if (!signal.aborted) this.lines.follow();
        });
      };
      view.addEventListener("scroll", scrolled, { ...passive, capture: true });
    }
    window.addEventListener("scroll", () => this.card.follow(), {
      signal,
      passive: true,
      capture: true,
    });
    window.addEventListener(
      "resize",
      () => {
        if (!isOrphaned()) this.drawRail();
        this.lines.follow();
        this.card.follow();
      },
      { signal, passive: true },
    );
    const pressed = (/** @type {Event} */ event) => {
      const keyboard = /** @type {KeyboardEvent} */ (event);
      if (keyboard.key === "Escape" && this.card.isOpen()) this.card.close(true);
      if (keyboard.key === "Tab") this.goOn(keyboard);
    };
    addListener(document, "keydown", pressed, { signal, capture: true });
  }

  /**
   * @param {Window & typeof globalThis} view
   * @param {MouseEvent} event
   */
  hover(view, event) {
    if (!event.isTrusted || event.target === this.host || this.card.isPinned()) return;
    const mark = this.highlights.at(view, event.clientX, event.clientY);
    if (!mark) this.card.closeSoon();
    else if (mark === this.card.mark) this.card.stay();
    else this.show(mark, false);
  }

  /**
   * @param {Window & typeof globalThis} view
   * @param {MouseEvent} event
   */
  click(view, event) {
    if (!event.isTrusted || event.target === this.host || isOrphaned()) return;
    const selected = view.getSelection()?.isCollapsed === false;
    const mark = this.highlights.at(view, event.clientX, event.clientY);
    if (mark && !selected) this.show(mark, true);
    else if (this.card.isPinned()) this.card.close();
  }

  /**
   * @param {Mark} mark
   * @param {boolean} pinned
   * @param {ShowAnswer} [shown]
   */
  show(mark, pinned, shown) {
    this.setCurrent(mark);
    const { amount } = this.highlights;
    const clause = this.highlights.clauseOf(mark);
    this.card.open(mark, clause, pinned, this.placeOf(mark), amount, shown);
  }

  /**
   * Where a clause stands among those that are lit.
   * @param {Mark} mark
   */
  placeOf(mark) {
    const clauses = clausesOf(this.highlights.living());
    return {
      place: clauses.findIndex((clause) => clause.includes(mark)) + 1,
      count: clauses.length,
    };
  }

  /**
   * Keeps what is looked at in step with the page and with what is lit.
   * @param {Mark} mark The same finding, perhaps in other nodes.
   */
  keep(mark) {
    this.setCurrent(mark);
    this.card.keep(mark, this.placeOf(mark), this.highlights.amount);
  }

  /**
   * A key leads back to the clause: it is in sight, and reading goes on from it.
   * @param {Mark} mark
   * @param {boolean} byKey
   */
  closed(mark, byKey) {
    this.setCurrent(null);
    this.leadBack(mark, byKey);
    // Where the last clause was left out, the card alone was there still.
    if (this.highlights.living().length === 0 && !this.lines.isNeeded()) this.close();
  }

  /**
   * @param {Mark} mark
   * @param {boolean} byKey
   */
  leadBack(mark, byKey) {
    const range = livingRange(mark);
    const view = range && windowOf(range);
    if (!byKey || !range || !view) return;
    if (!isInView(range)) scrollTo(range);
    const selection = view.getSelection();
    if (this.isFocusNowhere() && selection?.isCollapsed !== false) {
      selection?.collapse(range.startContainer, range.startOffset);
      this.ledBackTo = range.startContainer;
    }
  }

  /** Whether nothing of the page or of the interface has the keyboard. */
  isFocusNowhere() {
    const focused = focusedIn(document);
    const nowhere = focused === null || focused === bodyOf(document) || focused === this.host;
    return nowhere && this.root.activeElement === null;
  }

  /**
   * Tab goes on from the clause that a key has led back to, unless the person has gone elsewhere since.
   * @param {KeyboardEvent} event
   */
  goOn(event) {
    const { ledBackTo } = this;
    if (!ledBackTo || !event.isTrusted || event.ctrlKey || event.altKey || event.metaKey) return;
    this.ledBackTo = null;
    const selection = window.getSelection();
    if (!this.isFocusNowhere() || selection?.anchorNode !== ledBackTo) return;
    const stop = stopBeside(ledBackTo, !event.shiftKey);
    if (!stop) return;
    event.preventDefault();
    HTMLElement.prototype.focus.call(stop);
  }

  /** @param {Mark | null} mark */
  setCurrent(mark) {
    this.current = mark;
    if (mark) this.last = mark.finding;
    this.highlights.setCurrent(mark);
    this.rail.setCurrent(mark);
  }

  /**
   * Brings a finding into sight and opens its card, which takes the keyboard.
   * @param {Mark} mark
   * @returns {Promise<ShowAnswer>}
   */
  async open(mark) {
    const range = livingRange(mark);
    if (!range || isOrphaned()) return { status: "gone" };
    this.opening.abort();
    this.opening = new AbortController();
    const { signal } = this.opening;
    // What opens on the way lies beside the card, not under it.
    this.setCurrent(mark);
    const answer = await reveal(range, signal);
    if (signal.aborted || isOrphaned()) return answer;
    this.drawRail();
    if (!livingRange(mark)) return { status: "gone" };
    this.show(mark, true, answer);
    this.card.focus();
    return answer.status === "shown" && !this.isSeen(mark) ? { status: "unmarked" } : answer;
  }

  /**
   * Whether the page leaves the mark of a clause, its card and the rail to be seen.
   * @param {Mark} mark
   */
  isSeen(mark) {
    const isOnTopHere = (/** @type {Element} */ part) => isOnTop(document, this.host, part);
    return (
      this.highlights.isPainted(mark) &&
      isOnTopHere(this.card.element) &&
      this.rail.shown.some(({ button }) => isOnTopHere(button))
    );
  }

  /**
   * @param {string} id
   * @returns {Promise<ShowAnswer>}
   */
  async showFinding(id) {
    const mark = this.highlights.marks.find((candidate) => candidate.finding.id === id);
    if (!mark || !livingRange(mark)) return { status: "gone" };
    if (!mark.lit) {
      this.highlights.ask(mark);
      this.update();
    }
    return this.open(mark);
  }

  /**
   * Goes to the next or previous clause, round the end, from the one that was looked at last.
   * @param {1 | -1} by
   * @returns {Promise<ShowAnswer>}
   */
  async step(by) {
    const clauses = clausesOf(this.highlights.living());
    if (clauses.length === 0) return { status: "gone" };
    const { id, start } = this.last ?? { id: null, start: -1 };
    const at = clauses.findIndex((clause) => clause.some(({ finding }) => finding.id === id));
    // What is lit no more stood between two that are.
    const gap = clauses.filter(([{ finding }]) => finding.start < start).length;
    const from = at >= 0 ? at : by < 0 ? gap : gap - 1;
    const clause = clauses[(from + by + clauses.length) % clauses.length];
    return this.open(weightiestOf(clause));
  }
}
