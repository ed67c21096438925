/**
 * A report in one sentence, which rests on its sure findings. Nothing is said of what was not read.
 */

import { counted, words } from "../shared/platform.js";
import { byCertainty, countsOf } from "./findings.js";
import { languageName } from "./language.js";
import { isCovered, isPartly } from "./unread.js";

/** @typedef {import("../core/contract.js").Report} Report */

/**
 * @param {Report} report
 * @returns {string}
 */
export function headlineOf(report) {
  const { sure, possible } = byCertainty(report.findings);
  const counts = countsOf(sure);
  const partly = isPartly(report);
  if (counts.blocker > 0) return counted("headlineBlocker", counts.blocker);
  const part = partly || !isCovered(report) ? "Partly" : "";
  if (counts.bad > 0) return counted(`headlineBad${part}`, counts.bad);
  if (partly) return words("headlineNothingPartly");
  const may = countsOf(possible);
  if (may.blocker + may.bad > 0) return counted("headlinePossible", may.blocker + may.bad);
  if (isCovered(report)) return words("headlineNothing");
  return counted("headlineNothingCovered", report.lookedFor, languageName(report.language));
}
