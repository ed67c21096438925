/**
 * Which marks of the rail are one. Pure.
 */

/** @typedef {import("./highlight.js").Mark} Mark */

/** Room that a mark takes, and one that stands for several, in pixels of height. */
const ONE = 8;
const SEVERAL = 16;

/**
 * @typedef {object} Group Marks at one place of the rail.
 * @property {number} top Pixels from the top.
 * @property {Mark[]} marks In reading order.
 */

/**
 * Joins marks that would lie on each other.
 * @param {{top: number, mark: Mark}[]} placed
 * @param {number} height Of the rail, in pixels.
 * @returns {Group[]} From the top down; none overlaps another or leaves the rail.
 */
export function groupsOf(placed, height) {
  const lowest = Math.max(0, height - SEVERAL);
  const clamped = placed.map(({ top, mark }) => ({
    mark,
    top: Math.round(Math.min(Math.max(0, top), lowest)),
  }));
  clamped.sort((a, b) => a.top - b.top);
  /** @type {Group[]} */
  const groups = [];
  for (const { top, mark } of clamped) {
    const last = groups.at(-1);
    if (last && top < last.top + (last.marks.length > 1 ? SEVERAL : ONE)) last.marks.push(mark);
    else groups.push({ top, marks: [mark] });
  }
  return groups;
}
