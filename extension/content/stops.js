/**
 * The stops of the keyboard before and after a clause. Chromium goes on from the element that had the
 * keyboard last, which was the card's, at the page's end, wherever the page's selection stands; no interface
 * sets that place without touching the page's own nodes. Past an element with a shadow root, which may have stops
 * of its own, the browser is left to it.
 */

import {
  checkVisibility,
  closestTo,
  comparedTo,
  documentOf,
  findAll,
  rootOf,
  shadowRootOf,
  tabIndexOf,
} from "./dom.js";

/** What can be a stop, by its markup. */
const STOPS =
  "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";

/**
 * @param {Node} place Where reading goes on.
 * @param {boolean} onward Whether the stop after it is wanted; else that before.
 * @returns {HTMLElement | null} Null where there is none, or the place is not in the page's own tree.
 */
export function stopBeside(place, onward) {
  const page = documentOf(place);
  if (!page || rootOf(place) !== page) return null;
  const side = onward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const all = [...findAll(page, STOPS)].filter((element) => comparedTo(place, element) & side);
  const stop = (onward ? all.find(isStop) : all.findLast(isStop)) ?? null;
  const other = onward ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const isBetween = (/** @type {Element} */ element) =>
    shadowRootOf(element) !== null &&
    (comparedTo(place, element) & side) !== 0 &&
    (stop === null || (comparedTo(stop, element) & other) !== 0);
  return [...findAll(page, "*")].some(isBetween) ? null : stop;
}

/** @param {HTMLElement} element */
function isStop(element) {
  return (
    element instanceof HTMLElement &&
    tabIndexOf(element) >= 0 &&
    closestTo(element, ":disabled, [inert]") === null &&
    checkVisibility(element, { visibilityProperty: true })
  );
}
