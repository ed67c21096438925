/**
 * Where the keyboard goes on once the report is drawn anew, since what had it is gone.
 */

import { byId } from "./dom.js";

/** @type {string | null} */
let next = null;

/** The beginning of the report, as a selector. */
export const BEGINNING = "#overview h2";

/**
 * A clause type in the list, as a selector: what opens it.
 * @param {string} clause
 */
export function rowOf(clause) {
  return `li[data-clause="${clause}"] summary`;
}

/**
 * What stands beside a clause type in the list, and takes the keyboard when that goes.
 * @param {string} clause
 * @returns {string} A selector.
 */
export function neighbourOf(clause) {
  const items = /** @type {NodeListOf<HTMLElement>} */ (
    byId("content").querySelectorAll("li[data-clause]")
  );
  const seen = [...items].filter((item) => item.checkVisibility());
  const at = seen.findIndex(({ dataset }) => dataset.clause === clause);
  const beside = seen[at + 1] ?? seen[at - 1];
  return beside?.dataset.clause === undefined ? "#hidden > summary" : rowOf(beside.dataset.clause);
}

/**
 * Names what takes the keyboard when the report is drawn next.
 * @param {string} selector
 */
export function focusOn(selector) {
  next = selector;
}

/** Gives the keyboard to what was named, if anything was. */
export function returnFocus() {
  const element = next === null ? null : byId("content").querySelector(next);
  if (element instanceof HTMLElement) {
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus();
  }
  next = null;
}
