/**
 * What the person watches for, in the shape of findings, so that it is listed, lit and shown as
 * these are. Nothing of the verdict rests on it.
 */

import { OWN } from "./choice.js";
import { words } from "./platform.js";

/** @typedef {import("../core/contract.js").Finding} Finding */

/**
 * @param {import("../core/contract.js").Report} report
 * @returns {Finding[]} Pattern by pattern, each in the order of the text.
 */
export function ownFindings({ own = [] }) {
  return own.map(({ pattern, start, end, quote }, at) => ({
    id: `${OWN}.${at + 1}`,
    clause: OWN,
    group: OWN,
    polarity: "neutral",
    score: 1,
    certainty: "sure",
    listed: true,
    start,
    end,
    quote,
    evidence: [{ start, end }],
    section: "",
    title: words("ownTitle", pattern),
    what: words("ownWhat"),
    why: words("ownWhy"),
    todo: words("ownTodo"),
    facts: {},
    usual: false,
    references: [],
    source: "rule",
  }));
}
