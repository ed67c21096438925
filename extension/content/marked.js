/**
 * Whether a person sees what the extension adds to a page: a page can repaint or cover it.
 */

import { elementAround } from "./around.js";
import { elementAt, viewOf } from "./dom.js";

/**
 * Whether the highlight of a range is painted as it should be.
 * @param {Range} range
 * @param {string} name In `CSS.highlights`.
 * @param {string} ground Its colour, as `#rrggbb`.
 */
export function isPainted(range, name, ground) {
  const element = elementAround(range.startContainer);
  const view = viewOf(range.startContainer);
  if (!element || !view) return false;
  const { backgroundColor } = view.getComputedStyle(element, `::highlight(${name})`);
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(ground.slice(at, at + 2), 16));
  return backgroundColor === `rgb(${red}, ${green}, ${blue})`;
}

/**
 * Whether a part of the interface lies on top of the page.
 * @param {Document} page
 * @param {Element} host The interface's element in the page.
 * @param {Element} part Of its shadow tree.
 */
export function isOnTop(page, host, part) {
  const { left, top, width, height } = part.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  return elementAt(page, left + width / 2, top + height / 2) === host;
}
