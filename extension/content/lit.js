/**
 * Which findings are lit in the page. Pure.
 */

import { OWN } from "../shared/choice.js";
import { DEFAULTS } from "../shared/settings.js";

/** @typedef {import("../core/contract.js").Action} Action */
/** @typedef {import("../core/contract.js").Finding} Finding */

/** @typedef {import("../shared/settings.js").Amount} Amount */

/** What is lit where the person has chosen nothing. */
export const NORMAL = DEFAULTS.amount;

/**
 * Whether a finding is lit: of `grave`, what surely gives something away; of `normal`, also what
 * surely costs something that is not usual, and the ways out; of `all`, everything. What the person
 * watches for is always lit.
 * @param {Finding} finding
 * @param {Amount} amount
 * @param {Action[]} actions What the reader can do, as in the report.
 * @returns {boolean}
 */
export function isLit(finding, amount, actions) {
  if (amount === "all" || finding.clause === OWN) return true;
  const { polarity, certainty } = finding;
  if (certainty !== "sure") return false;
  if (polarity === "blocker") return true;
  if (amount === "grave") return false;
  return polarity === "bad" ? !finding.usual : isWayOut(finding, actions);
}

/**
 * Whether a finding tells how to refuse something: by its type, or by a way that the report names.
 * @param {Finding} finding
 * @param {Action[]} actions
 */
function isWayOut({ clause, polarity, start, end }, actions) {
  if (polarity !== "good") return false;
  if (clause.endsWith("-opt-out")) return true;
  return actions.some((way) => way.kind === "opt-out" && way.start < end && start < way.end);
}
