/**
 * What of a report the person wants to be told: pure. The report stays what it is; this is applied
 * where findings are shown, lit or counted, and nowhere else.
 */

import { applies } from "./applies.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../core/contract.js").Report} Report */

/** The clause type of what the person watches for: none that the core knows has this name. */
export const OWN = "own";

/** The settings that decide it. @typedef {Pick<import("./settings.js").Settings, "clausesOff" | "least" | "place" | "use" | "age">} Choice */
/** Those of them that decide what is lit in a page. @typedef {Pick<Choice, "clausesOff" | "least">} Lighting */

/**
 * @param {import("./settings.js").Settings} settings
 * @returns {Lighting}
 */
export function lightingOf({ clausesOff, least }) {
  return { clausesOff, least };
}

/**
 * @typedef {object} Chosen
 * @property {Report} report Without what is left out.
 * @property {Finding[]} off Of each clause type that is left out by name, its first finding.
 * @property {boolean} hides Whether a risk is left out, so that nothing may be called harmless.
 * @property {Finding[]} others Findings that are for others than the person, none of the ones above.
 * @property {number} possible How many other clause types are left out for being only possible.
 */

/**
 * Whether the person wants to be told of such a finding, whomever it is for. It is lit by this alone: what
 * is lit, the page can read, and it must not learn who the person is.
 * @param {Finding} finding
 * @param {Lighting} lighting
 */
export function isChosen({ clause, certainty }, { clausesOff, least }) {
  return !clausesOff.includes(clause) && (certainty === "sure" || least === "possible");
}

/**
 * The report as the person wants it told: without the findings that are left out, and without what
 * is missed because of these alone.
 * @param {Report} report
 * @param {Choice} choice
 * @returns {Chosen}
 */
export function chosen(report, choice) {
  const wanted = report.findings.filter((finding) => isChosen(finding, choice));
  const findings = wanted.filter(({ only }) => applies(only, choice));
  const others = wanted.filter(({ only }) => !applies(only, choice));
  const kept = new Set(findings.map(({ id }) => id));
  const told = new Set(findings.map(({ clause }) => clause));
  const out = report.findings.filter(({ id }) => !kept.has(id));
  /** @type {Map<string, Finding>} */
  const first = new Map();
  for (const finding of out) {
    if (!first.has(finding.clause) && !others.includes(finding)) first.set(finding.clause, finding);
  }
  const off = [...first.values()].filter(({ clause }) => choice.clausesOff.includes(clause));
  const possible = [...first.keys()].filter(
    (clause) => !choice.clausesOff.includes(clause) && !told.has(clause),
  );
  const absent = report.absent.filter(
    ({ because }) => because.length === 0 || because.some((id) => kept.has(id)),
  );
  const left = { ...report, ...toldFirst(report, findings), findings, absent };
  const hides = out.some(({ polarity }) => polarity === "blocker" || polarity === "bad");
  return { report: left, off, others, possible: possible.length, hides };
}

/**
 * What is told first, without the lines of findings that are left out. The headline is made of these
 * lines; where one is gone, it is the title of the foremost risk that is left.
 * @param {Report} report
 * @param {Finding[]} findings Those that are told.
 * @returns {Pick<Report, "headline" | "first" | "summary" | "ranked">}
 */
function toldFirst(report, findings) {
  const kept = new Map(findings.map((finding) => [finding.id, finding]));
  const first = report.first.filter(({ finding }) => kept.has(finding));
  const ranked = report.ranked.filter((id) => kept.has(id));
  const risk = ranked
    .map((id) => kept.get(id))
    .find((finding) => finding?.polarity === "blocker" || finding?.polarity === "bad");
  const whole = first.length === report.first.length;
  return {
    headline: whole ? report.headline : (risk?.title ?? null),
    first,
    summary: first.map(({ text }) => text),
    ranked,
  };
}

/**
 * @param {import("./settings.js").Settings} settings
 * @returns {Choice}
 */
export function choiceOf({ clausesOff, least, place, use, age }) {
  return { clausesOff, least, place, use, age };
}
