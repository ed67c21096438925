/**
 * The badge on the toolbar button.
 */

import { api, words } from "../shared/platform.js";
import { GRADE_COLOURS } from "../shared/tokens.js";

/** @typedef {import("../core/contract.js").Report} Report */

/** Ground of the badge where there is no grade. */
const NO_GRADE = "#4a5568";

/** Stands behind the number where a page has changed since the last visit. */
const CHANGED = "!";

/**
 * What the badge says of a report: the number of clauses that surely cost the reader something, a
 * mark where the page has changed, and nothing where there is nothing to say.
 * @param {Report} report
 * @param {boolean} changed Whether the page says other things than at the visit before.
 * @returns {{text: string, colour: string, title: string}} `title` is a message name.
 */
export function badgeOf(report, changed) {
  const risks = report.findings.filter(
    ({ polarity, certainty }) =>
      certainty === "sure" && (polarity === "blocker" || polarity === "bad"),
  );
  const number = report.isTerms && risks.length > 0 ? String(risks.length) : "";
  return {
    text: changed ? number + CHANGED : number,
    colour: report.grade ? GRADE_COLOURS[report.grade] : NO_GRADE,
    title: changed ? "actionChanged" : "actionTitle",
  };
}

/**
 * Shows a report on the badge of a tab. A tab that was closed meanwhile has no badge to set.
 * @param {number} tabId
 * @param {Report} report
 * @param {boolean} changed
 * @returns {Promise<void>}
 */
export function showBadge(tabId, report, changed) {
  return paint(tabId, badgeOf(report, changed));
}

/** Stands where the button is to be pressed. */
const PRESS = "?";

/**
 * Says on the button of a tab that it is to be pressed there.
 * @param {number} tabId
 * @returns {Promise<void>}
 */
export function askForPress(tabId) {
  return paint(tabId, { text: PRESS, colour: NO_GRADE, title: "linkPress" });
}

/**
 * @param {number} tabId
 * @param {ReturnType<typeof badgeOf>} badge
 * @returns {Promise<void>}
 */
async function paint(tabId, { text, colour, title }) {
  await api.action.setBadgeBackgroundColor({ tabId, color: colour });
  await api.action.setBadgeTextColor?.({ tabId, color: "#ffffff" });
  await api.action.setBadgeText({ tabId, text });
  await api.action.setTitle({ tabId, title: words(title) });
}

/**
 * Takes a report off the badge of a tab.
 * @param {number} tabId
 */
export async function clearBadge(tabId) {
  await api.action.setBadgeText({ tabId, text: "" });
  await api.action.setTitle({ tabId, title: words("actionTitle") });
}
