/**
 * Two versions of a text side by side: what changed, what that is for the reader, and how it was worded.
 */

import { counted, words } from "../shared/platform.js";
import { verdictOf } from "../popup/changes.js";
import { disclosure, make } from "../popup/dom.js";

/** @typedef {import("../core/contract.js").Diff} Diff */
/** @typedef {import("../core/contract.js").Side} Side */

/**
 * Message names of what a change is for the reader; what costs something stands first.
 * @type {Record<import("../core/contract.js").Direction, string>}
 */
const DIRECTION_WORDS = {
  hardened: "changesWorse",
  softened: "changesBetter",
  reworded: "changesOther",
};

/**
 * How much changed, and every change with both its wordings.
 * @param {Diff} diff
 * @param {string} text Of the later version.
 * @returns {HTMLElement[]}
 */
export function comparisonOf(diff, text) {
  const sums = talliesOf(diff).map((sum) => make("li", "", sum));
  return [make("ul", "tallies", ...sums), table(diff, text)];
}

/**
 * How many passages are worse, better or else changed for the reader, in words; what there is none of is
 * not told.
 * @param {Diff} diff
 * @returns {string[]}
 */
export function talliesOf({ passages }) {
  return Object.entries(DIRECTION_WORDS).flatMap(([direction, name]) => {
    const number = passages.filter((passage) => passage.direction === direction).length;
    return number > 0 ? [words("tally", words(name), number)] : [];
  });
}

/**
 * @param {Diff} diff
 * @param {string} text Of the later version.
 */
function table(diff, text) {
  const head = make("tr", "", column("comparisonBefore"), column("comparisonAfter"));
  const bodies = diff.passages.map((passage) => {
    const body = make("tbody", "");
    if (passage.unchanged > 0) body.append(unchangedRow(passage, text));
    const verdict = make("th", "", verdictOf(passage));
    verdict.colSpan = 2;
    verdict.scope = "rowgroup";
    const { kind, direction, before, after } = passage;
    body.append(
      make("tr", `verdict ${direction}`, verdict),
      make(
        "tr",
        kind,
        cell(before, "del", "comparisonBefore"),
        cell(after, "ins", "comparisonAfter"),
      ),
    );
    return body;
  });
  return make("table", "comparison", make("thead", "", head), ...bodies);
}

/**
 * What stayed as it was between two passages, folded away.
 * @param {import("../core/contract.js").Passage} passage
 * @param {string} text Of the later version.
 */
function unchangedRow({ unchanged, between }, text) {
  const paragraphs = (between ? text.slice(between.start, between.end) : "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const paragraph = make("p", "", line);
      paragraph.dir = "auto";
      return paragraph;
    });
  const gap = make("td", "", disclosure(counted("unchanged", unchanged), ...paragraphs));
  gap.colSpan = 2;
  return make("tr", "unchanged", gap);
}

/** @param {string} name */
function column(name) {
  const element = make("th", "", words(name));
  element.scope = "col";
  return element;
}

/**
 * One side of a passage. Where the other side has nothing, all of it differs.
 * @param {Side | undefined} side
 * @param {"del" | "ins"} tag
 * @param {string} name Message name of the side.
 */
function cell(side, tag, name) {
  const element = make("td", side ? "" : "nothing");
  // Written out where the table's head is out of sight.
  element.dataset.side = words(name);
  if (!side) {
    element.append(words("comparisonNothing"));
    return element;
  }
  element.dir = "auto";
  let at = 0;
  for (const { start, end } of side.marks) {
    element.append(side.text.slice(at, start), make(tag, "", side.text.slice(start, end)));
    at = end;
  }
  element.append(side.text.slice(at));
  return element;
}
