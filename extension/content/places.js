/**
 * Where ranges stand on a strip beside the top window, as high as that window.
 */

import { elementsAround, isViewport, styleOf } from "./around.js";
import { linesOf } from "./visibility.js";

/** Places of ranges at one moment: what scrolls is asked once of each element. */
export class Places {
  /** @param {Document} page The top document. */
  constructor(page) {
    this.page = page;
    /** @type {Map<Element, boolean>} */
    this.scrolling = new Map();
    /** Width of the scrollbars of elements that stand at the window's edge, in pixels. */
    this.scrollbar = 0;
  }

  /**
   * The place of a range: where it stands in what scrolls it, and that in what scrolls it in turn,
   * up to the window. Of text that is not rendered, the place of the part that it is in.
   * @param {Range} range
   * @returns {number} Pixels from the top.
   */
  of(range) {
    let top = linesOf(range)[0]?.top;
    let page = range.startContainer.ownerDocument;
    for (const element of elementsAround(range.startContainer)) {
      const box = element.getBoundingClientRect();
      if (element.ownerDocument !== page) {
        // From the document of a frame into the one that holds the frame.
        if (top !== undefined && page) top = box.top + inDocument(page, top);
        page = element.ownerDocument;
      }
      if (top === undefined && box.height > 0) top = box.top;
      if (top === undefined || !this.scrolls(element)) continue;
      const inside = top - box.top + element.scrollTop;
      top = box.top + (inside / element.scrollHeight) * box.height;
    }
    return inDocument(this.page, top ?? 0);
  }

  /** @param {Element} element That scrolls. */
  widen(element) {
    const { left, right } = element.getBoundingClientRect();
    const bar = right - left - element.clientWidth - 2 * element.clientLeft;
    const { clientWidth } = this.page.documentElement;
    if (right >= clientWidth || left <= 0) this.scrollbar = Math.max(this.scrollbar, bar);
  }

  /** @param {Element} element */
  scrolls(element) {
    let known = this.scrolling.get(element);
    if (known === undefined) {
      known =
        element.scrollHeight > element.clientHeight + 1 &&
        !isViewport(element) &&
        /auto|scroll|hidden/.test(styleOf(element).overflowY);
      this.scrolling.set(element, known);
      if (known && element.ownerDocument === this.page) this.widen(element);
    }
    return known;
  }
}

/**
 * @param {Document} page
 * @param {number} top Of a place, in the window.
 */
function inDocument(page, top) {
  const { clientHeight, scrollHeight } = page.documentElement;
  const scrolled = page.defaultView?.scrollY ?? 0;
  return ((top + scrolled) / Math.max(1, scrollHeight)) * clientHeight;
}
