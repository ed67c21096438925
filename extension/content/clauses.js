/**
 * Which findings are about one clause. Pure.
 */

/** @typedef {import("./highlight.js").Mark} Mark */

/**
 * Findings whose sentences overlap are of one clause.
 * @param {Mark[]} marks
 * @returns {Mark[][]} The clauses in reading order, the findings of each likewise.
 */
export function clausesOf(marks) {
  const sorted = [...marks].sort((a, b) => a.finding.start - b.finding.start);
  /** @type {Mark[][]} */
  const clauses = [];
  let end = 0;
  for (const mark of sorted) {
    if (mark.finding.start < end) clauses[clauses.length - 1].push(mark);
    else clauses.push([mark]);
    end = Math.max(end, mark.finding.end);
  }
  return clauses;
}
