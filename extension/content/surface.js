/**
 * What the extension adds to a page: one element at its end with a closed shadow root, in which
 * card and rail live. The page's own nodes stay as they are.
 */

import { isOrphaned } from "../shared/platform.js";
import { TOKENS_CSS } from "../shared/tokens.js";
import { Card, CARD_CSS } from "./card.js";
import { addListener, appendTo, parentNodeOf, rootElementOf, scrollHeightOf } from "./dom.js";
import { livingRange } from "./highlight.js";
import { makeHost } from "./host.js";
import { Rail, RAIL_CSS } from "./rail.js";
import { reveal } from "./reveal.js";

/** @typedef {import("./highlight.js").Highlights} Highlights */
/** @typedef {import("./highlight.js").Mark} Mark */
/** @typedef {import("../shared/messages.js").ShowAnswer} ShowAnswer */

export class Surface {
  /** @param {Highlights} highlights */
  constructor(highlights) {
    this.highlights = highlights;
    const { host, root, workshop } = makeHost(document, TOKENS_CSS + CARD_CSS + RAIL_CSS);
    this.host = host;
    /** @type {Mark | null} */
    this.current = null;
    this.card = new Card(document, workshop, {
      step: (by) => void this.step(by),
      closed: () => this.setCurrent(null),
    });
    this.rail = new Rail(document, workshop, (mark) => void this.open(mark, true));
    root.append(this.rail.element, this.card.element);
    /** @type {AbortController | null} Ends the listeners on the page. */
    this.life = null;
    /** The one thing that is being shown: a later wish takes its place. */
    this.opening = new AbortController();
    /** Height of what is scrolled, when the rail was drawn. */
    this.height = 0;
  }

  /** Shows the findings that are highlighted now. */
  update() {
    const marks = this.highlights.living();
    if (marks.length === 0) {
      this.close();
      return;
    }
    if (!this.isInPlace()) appendTo(rootElementOf(document), this.host);
    this.drawRail();
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
    this.opening.abort();
    this.card.close();
    this.host.remove();
  }

  isInPlace() {
    return this.host.isConnected && parentNodeOf(this.host) === rootElementOf(document);
  }

  drawRail() {
    this.height = scrollHeightOf(rootElementOf(document));
    this.rail.show(this.highlights.living());
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
        this.card.follow();
      },
      { signal, passive: true },
    );
    const pressed = (/** @type {Event} */ event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      if (key === "Escape" && this.card.isOpen()) this.card.close();
    };
    addListener(document, "keydown", pressed, { signal, capture: true });
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
    if (event.target === this.host || isOrphaned()) return;
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
   * Brings a finding into sight and opens its card.
   * @param {Mark} mark
   * @param {boolean} focus Whether the card takes the keyboard.
   * @returns {Promise<ShowAnswer>}
   */
  async open(mark, focus) {
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
    this.card.open(mark, true, this.highlights.living(), answer);
    if (focus) this.card.focus();
    return answer;
  }

  /**
   * @param {string} id
   * @returns {Promise<ShowAnswer>}
   */
  async showFinding(id) {
    const mark = this.highlights.living().find((candidate) => candidate.finding.id === id);
    return mark ? this.open(mark, false) : { status: "gone" };
  }

  /**
   * Goes to the next or previous finding, round the end.
   * @param {1 | -1} by
   * @returns {Promise<ShowAnswer>}
   */
  async step(by) {
    const marks = this.highlights.living();
    if (marks.length === 0) return { status: "gone" };
    const at = marks.findIndex((mark) => mark.finding.id === this.current?.finding.id);
    const next = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
    return this.open(marks[next], true);
  }
}
