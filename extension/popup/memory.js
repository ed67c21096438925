/**
 * Keeps how far somebody is with the report, and brings a report that is drawn anew there again.
 */

import { loadView, saveView } from "../shared/viewed.js";

/** @typedef {import("../shared/viewed.js").Viewed} Viewed */

/** Time from a change to its being kept, in milliseconds: a popup may be closed at any moment. */
const SOON = 50;

/**
 * What tells a part that opens from the others of its report: what it belongs to and what it says.
 * @param {HTMLDetailsElement} part
 */
function nameOf(part) {
  const item = /** @type {HTMLElement | null} */ (part.closest("li[data-clause]"));
  const of = item ? `${item.dataset.polarity} ${item.dataset.clause}` : "";
  return `${of}/${part.id || (part.querySelector("summary")?.textContent ?? "")}`;
}

export class Memory {
  /**
   * @param {Element} content Where reports are drawn.
   * @param {{id: number, url?: string, incognito: boolean}} tab
   */
  constructor(content, tab) {
    this.content = content;
    this.tab = tab;
    this.url = tab.url ?? "";
    /** @type {Viewed | null} */
    this.viewed = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** Where in the filter the person was typing when the report went; null where they were not. @type {[number, number] | null} */
    this.typing = null;
    /** Whether a report stands there whose state is the person's. */
    this.watching = false;
  }

  /** Reads what was kept; of private windows nothing is. */
  async load() {
    if (!this.tab.incognito) this.viewed = await loadView(this.tab.id, this.url);
  }

  /** Brings the report that was just drawn to where it was. */
  restore() {
    const { viewed } = this;
    if (viewed) {
      const open = new Set(viewed.open);
      for (const part of this.parts()) part.open ||= open.has(nameOf(part));
      const filter = this.filter();
      if (filter && viewed.filter) {
        filter.value = viewed.filter;
        filter.dispatchEvent(new Event("input", { bubbles: true }));
      }
      document.documentElement.scrollTop = viewed.top;
      if (filter) this.typeOn(filter);
    }
    this.watching = true;
  }

  /**
   * Has what is typed go on where it was, unless the person has gone elsewhere since.
   * @param {HTMLInputElement} filter
   */
  typeOn(filter) {
    const { activeElement, body } = document;
    if (this.typing && (activeElement === null || activeElement === body)) {
      filter.focus({ preventScroll: true });
      filter.setSelectionRange(...this.typing);
    }
    this.typing = null;
  }

  /** Something else is about to be drawn: what stands there until the next report is nobody's choice. */
  pause() {
    clearTimeout(this.timer);
    if (this.watching) {
      const filter = this.filter();
      const isTyping = filter !== null && filter === document.activeElement;
      this.typing = isTyping ? [filter.selectionStart ?? 0, filter.selectionEnd ?? 0] : null;
      void this.save();
    }
    this.watching = false;
  }

  /**
   * Watches what the person does with the report.
   * @param {AbortSignal} signal
   */
  watch(signal) {
    const changed = () => {
      if (!this.watching) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.save(), SOON);
    };
    // `toggle` does not bubble.
    this.content.addEventListener("toggle", changed, { signal, capture: true });
    this.content.addEventListener("input", changed, { signal });
    addEventListener("scroll", changed, { signal, passive: true });
  }

  /** Notes the present state. */
  take() {
    this.viewed = {
      url: this.url,
      filter: this.filter()?.value ?? "",
      open: [...this.parts()].filter((part) => part.open).map(nameOf),
      top: document.documentElement.scrollTop,
    };
    return this.viewed;
  }

  async save() {
    const viewed = this.take();
    if (!this.tab.incognito) await saveView(this.tab.id, viewed);
  }

  parts() {
    return this.content.querySelectorAll("details");
  }

  /** @returns {HTMLInputElement | null} */
  filter() {
    return this.content.querySelector("#filter");
  }
}
