/**
 * Whether a person can see the text of a range, and which parts of the page hide it. Changes
 * nothing.
 */

import { elementAround, elementsAround, isViewport, styleOf } from "./around.js";
import { boxOf, checkVisibility, documentOf, hasAttribute, localNameOf, viewOf } from "./dom.js";

/** Least width and height of what counts as visible, in pixels. */
const LEAST = 2;

/** Values of `clip-path` and of the older `clip` that leave nothing to see. */
const CLIPPED =
  /^inset\((50|100)%|^circle\(0|^rect\((0px|1px),? (0px|1px),? (0px|1px),? (0px|1px)\)/;

const EVERYTHING = {
  contentVisibilityAuto: false,
  opacityProperty: true,
  visibilityProperty: true,
  checkOpacity: true,
  checkVisibilityCSS: true,
};

/**
 * The lines of a range that take room, in pixels of its window.
 * @param {Range} range
 * @returns {DOMRect[]}
 */
export function linesOf(range) {
  return [...range.getClientRects()].filter((line) => line.width >= LEAST && line.height >= LEAST);
}

/**
 * Whether a range is rendered, so that a person sees it once it is scrolled to.
 * @param {Range} range
 */
export function isRendered(range) {
  const element = elementAround(range.startContainer);
  return (
    element !== null &&
    checkVisibility(element, EVERYTHING) &&
    linesOf(range).length > 0 &&
    hidingParts(range).length === 0
  );
}

/**
 * Whether a line of a range stands in the part of its window that shows.
 * @param {Range} range
 */
export function isInView(range) {
  const view = viewOf(range.startContainer);
  if (!view) return false;
  return linesOf(range).some(
    ({ top, bottom, left, right }) =>
      bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth,
  );
}

/**
 * The elements around a range that keep it from being seen.
 * @param {Range} range
 * @returns {Element[]} From the outside in: an inner one can be judged once the outer ones show.
 */
export function hidingParts(range) {
  /** @type {Element[]} */
  const parts = [];
  const text = elementAround(range.startContainer);
  if (!text) return parts;
  // An element may be visible in one that is not.
  const invisible = styleOf(text).visibility !== "visible";
  /** @type {Element | null} */
  let inner = null;
  for (const element of elementsAround(range.startContainer)) {
    const sameWindow = documentOf(element) === documentOf(text);
    if (
      isClosed(element, inner) ||
      hides(element, invisible && sameWindow) ||
      (sameWindow && clips(element, range))
    ) {
      parts.unshift(element);
    }
    inner = element;
  }
  return parts;
}

/**
 * Whether an element is a closed `details` around anything but its summary.
 * @param {Element} element
 * @param {Element | null} inner The element in it on the way to the text.
 */
function isClosed(element, inner) {
  if (localNameOf(element) !== "details" || hasAttribute(element, "open")) return false;
  // Between the two stands the slot of the element's own shadow tree, where that is told.
  return inner === null || localNameOf(inner) !== "summary";
}

/**
 * @param {Element} element
 * @param {boolean} invisible Whether the text is invisible, so that what makes it so is a part that hides.
 */
function hides(element, invisible) {
  const style = styleOf(element);
  return (
    style.display === "none" ||
    style.contentVisibility === "hidden" ||
    Number(style.opacity) === 0 ||
    CLIPPED.test(style.clipPath) ||
    (/absolute|fixed/.test(style.position) && CLIPPED.test(style.clip)) ||
    (invisible && style.visibility !== "visible")
  );
}

/**
 * Whether an element cuts off all of a range, without a scrollbar that leads to it.
 * @param {Element} element
 * @param {Range} range In the same window.
 */
function clips(element, range) {
  const { overflowX, overflowY, display } = styleOf(element);
  if (display === "contents" || display === "inline") return false;
  if ((overflowX === "visible" && overflowY === "visible") || isViewport(element)) return false;
  const lines = linesOf(range);
  if (lines.length === 0) return false;
  const box = boxOf(element);
  const cutAcross = isCut(overflowX, box.width);
  const cutDown = isCut(overflowY, box.height);
  return !lines.some(
    ({ top, bottom, left, right }) =>
      (!cutDown || (bottom > box.top && top < box.bottom && box.height >= LEAST)) &&
      (!cutAcross || (right > box.left && left < box.right && box.width >= LEAST)),
  );
}

/**
 * @param {string} overflow
 * @param {number} size Of the box, in pixels.
 */
function isCut(overflow, size) {
  return size < LEAST || /hidden|clip/.test(overflow);
}
