/**
 * A report in one sentence: what is at stake, as the core composes it of sure findings; without these, what can
 * be said all the same. Nothing is said of what was not read.
 */

import { counted, words } from "../shared/platform.js";
import { byCertainty, countsOf } from "./findings.js";
import { languageName } from "./language.js";
import { isCovered, isPartly } from "./unread.js";

/** @typedef {import("../core/contract.js").Report} Report */

/**
 * @param {Report} report
 * @param {boolean} hides Whether a risk is left out by choice: then nothing is called harmless.
 * @returns {string}
 */
export function headlineOf(report, hides) {
  if (report.headline !== null) return report.headline;
  if (hides) return words("headlineHidden");
  if (isPartly(report)) return words("headlineNothingPartly");
  const may = countsOf(byCertainty(report.findings).possible);
  if (may.blocker + may.bad > 0) return counted("headlinePossible", may.blocker + may.bad);
  if (isCovered(report)) return words("headlineNothing");
  return counted("headlineNothingCovered", report.lookedFor, languageName(report.language));
}
