/**
 * Where ranges stand on a strip beside the top window, as high as that window.
 */

import { elementsAround, isViewport, styleOf } from "./around.js";
import {
  boxOf,
  clientHeightOf,
  clientLeftOf,
  clientWidthOf,
  documentOf,
  rootElementOf,
  scrollHeightOf,
  scrollTopOf,
  windowOfDocument,
} from "./dom.js";
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
    let page = documentOf(range.startContainer);
    for (const element of elementsAround(range.startContainer)) {
      const box = boxOf(element);
      if (documentOf(element) !== page) {
        // From the document of a frame into the one that holds the frame.
        if (top !== undefined && page) top = box.top + inDocument(page, top);
        page = documentOf(element);
      }
      if (top === undefined && box.height > 0) top = box.top;
      if (top === undefined || !this.scrolls(element)) continue;
      const inside = top - box.top + scrollTopOf(element);
      top = box.top + (inside / scrollHeightOf(element)) * box.height;
    }
    return inDocument(this.page, top ?? 0);
  }

  /** @param {Element} element That scrolls. */
  widen(element) {
    const { left, right } = boxOf(element);
    const bar = right - left - clientWidthOf(element) - 2 * clientLeftOf(element);
    if (right >= clientWidthOf(rootElementOf(this.page)) || left <= 0)
      this.scrollbar = Math.max(this.scrollbar, bar);
  }

  /** @param {Element} element */
  scrolls(element) {
    let known = this.scrolling.get(element);
    if (known === undefined) {
      known =
        scrollHeightOf(element) > clientHeightOf(element) + 1 &&
        !isViewport(element) &&
        /auto|scroll|hidden/.test(styleOf(element).overflowY);
      this.scrolling.set(element, known);
      if (known && documentOf(element) === this.page) this.widen(element);
    }
    return known;
  }
}

/**
 * @param {Document} page
 * @param {number} top Of a place, in the window.
 */
function inDocument(page, top) {
  const root = rootElementOf(page);
  const scrolled = windowOfDocument(page)?.scrollY ?? 0;
  return ((top + scrolled) / Math.max(1, scrollHeightOf(root))) * clientHeightOf(root);
}
