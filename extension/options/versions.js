/**
 * Which versions of a page can be compared: pure functions.
 */

/** @typedef {import("../shared/messages.js").KeptVersion} KeptVersion */

/**
 * The versions of each document of a page that has more than one, the oldest first.
 * @param {KeptVersion[]} versions
 * @returns {KeptVersion[][]}
 */
export function comparable(versions) {
  return [...new Set(versions.map(({ document }) => document))]
    .map((number) => versions.filter(({ document }) => document === number))
    .filter((same) => same.length > 1)
    .map((same) => same.toSorted((a, b) => (a.first < b.first ? -1 : 1)));
}

/**
 * The older of two versions before the newer one, whichever was picked as which.
 * @param {string} one When it was first seen, ISO 8601.
 * @param {string} other
 */
export function pairOf(one, other) {
  return one < other ? { before: one, after: other } : { before: other, after: one };
}
