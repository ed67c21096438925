/**
 * The badge on the toolbar button.
 */

import { api } from "../shared/platform.js";
import { GRADE_COLOURS } from "../shared/tokens.js";

/** @typedef {import("../core/contract.js").Report} Report */

/** Ground of the badge where there is no grade. */
const NO_GRADE = "#4a5568";

/**
 * What the badge says of a report: the number of clauses that surely cost the reader something, and
 * nothing where there is nothing to say.
 * @param {Report} report
 * @returns {{text: string, colour: string}}
 */
export function badgeOf(report) {
  const risks = report.findings.filter(
    ({ polarity, certainty }) =>
      certainty === "sure" && (polarity === "blocker" || polarity === "bad"),
  );
  const text = report.isTerms && risks.length > 0 ? String(risks.length) : "";
  return { text, colour: report.grade ? GRADE_COLOURS[report.grade] : NO_GRADE };
}

/**
 * Shows a report on the badge of a tab. A tab that was closed meanwhile has no badge to set.
 * @param {number} tabId
 * @param {Report} report
 * @returns {Promise<void>}
 */
export async function showBadge(tabId, report) {
  const { text, colour } = badgeOf(report);
  await api.action.setBadgeBackgroundColor({ tabId, color: colour });
  await api.action.setBadgeTextColor?.({ tabId, color: "#ffffff" });
  await api.action.setBadgeText({ tabId, text });
}
