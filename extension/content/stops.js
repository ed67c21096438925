/**
 * The stops of the keyboard before and after a clause. Chromium goes on from the element that had the
 * keyboard last, which was the card's, at the page's end, wherever the page's selection stands; no interface
 * sets that place without touching the page's own nodes. What stands in shadow roots and frames is left to
 * the browser.
 */

import {
  checkVisibility,
  closestTo,
  comparedTo,
  documentOf,
  findAll,
  rootOf,
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
  return (onward ? all.find(isStop) : all.findLast(isStop)) ?? null;
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
