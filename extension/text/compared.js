/**
 * The part of the page for any text that shows what changed between two versions.
 */

import { comparisonOf, talliesOf } from "../changes/comparison.js";
import { byId, make } from "../popup/dom.js";
import { languageName } from "../popup/language.js";
import { words } from "../shared/platform.js";

/** @typedef {{page: import("../shared/messages.js").Page, name: string}} Version A text that was read, and what it is called. */

/**
 * @param {import("../core/contract.js").Diff} diff
 * @param {Version} before
 * @param {Version} after
 * @returns {string} What came of it, in one line.
 */
export function drawComparison(diff, before, after) {
  byId("compared-texts").textContent = words("earlierTexts", before.name, after.name);
  // Two texts that were pasted have no names to tell them apart.
  byId("compared-texts").hidden = before.name === after.name;
  const remark = remarkOf(diff);
  byId("comparison").replaceChildren(
    ...(remark === null ? comparisonOf(diff, after.page.text) : [make("p", "", remark)]),
  );
  return remark ?? talliesOf(diff).join(", ");
}

/**
 * Why there is nothing to show.
 * @param {import("../core/contract.js").Diff} diff
 * @returns {string | null} Null where there is.
 */
function remarkOf({ comparable, languages, passages }) {
  if (!comparable) {
    return words("earlierLanguages", languageName(languages.before), languageName(languages.after));
  }
  return passages.length === 0 ? words("earlierSame") : null;
}
