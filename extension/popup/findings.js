/**
 * A report's findings as the popup and the Markdown copy tell them: pure functions.
 */

import { POLARITIES } from "../shared/tokens.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../core/contract.js").Polarity} Polarity */
/** @typedef {import("../core/contract.js").Report} Report */

/** The order in which a person reads them: what weighs most stands first. */
export const ORDER = /** @type {Polarity[]} */ (Object.keys(POLARITIES));

/**
 * @typedef {object} Clause All findings of one clause type.
 * @property {string} clause
 * @property {Finding[]} findings At least one; the surest first.
 */

/**
 * Folds the findings of one polarity by clause type: the types in the order of the document, the
 * findings of each with the surest one first.
 * @param {Finding[]} findings
 * @param {Polarity} polarity
 * @returns {Clause[]}
 */
export function clausesOf(findings, polarity) {
  /** @type {Map<string, Finding[]>} */
  const byClause = new Map();
  for (const finding of findings) {
    if (finding.polarity !== polarity) continue;
    const same = byClause.get(finding.clause);
    if (same) same.push(finding);
    else byClause.set(finding.clause, [finding]);
  }
  return [...byClause].map(([clause, same]) => ({
    clause,
    findings: same.toSorted((a, b) => b.score - a.score || a.start - b.start),
  }));
}

/**
 * The findings that the headline rests on, and those that are told apart.
 * @param {Finding[]} findings
 * @returns {{sure: Finding[], possible: Finding[]}}
 */
export function byCertainty(findings) {
  return {
    sure: findings.filter(({ certainty }) => certainty === "sure"),
    possible: findings.filter(({ certainty }) => certainty === "possible"),
  };
}

/**
 * How many findings there are of each polarity.
 * @param {Finding[]} findings
 * @returns {Record<Polarity, number>}
 */
export function countsOf(findings) {
  const counts = { blocker: 0, bad: 0, neutral: 0, good: 0 };
  for (const { polarity } of findings) counts[polarity] += 1;
  return counts;
}

/**
 * Whether a finding contains every word of what a person typed.
 * @param {Finding} finding
 * @param {string} query
 * @returns {boolean}
 */
export function matches(finding, query) {
  const { title, what, quote, section, clause } = finding;
  const text = `${title}\n${what}\n${quote}\n${section}\n${clause}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * A quote cut at the edges of its evidence. Ranges may overlap and may reach beyond the quote.
 * @param {Finding} finding
 * @returns {{text: string, marked: boolean}[]}
 */
export function quotePieces({ quote, start, evidence }) {
  const pieces = [];
  let at = 0;
  for (const range of evidence.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(at, Math.min(range.start - start, quote.length));
    const to = Math.max(from, Math.min(range.end - start, quote.length));
    if (from === to) continue;
    if (from > at) pieces.push({ text: quote.slice(at, from), marked: false });
    pieces.push({ text: quote.slice(from, to), marked: true });
    at = to;
  }
  if (at < quote.length) pieces.push({ text: quote.slice(at), marked: false });
  return pieces;
}

/** Words before its evidence that a shortened quote keeps, in UTF-16 code units. */
const RUN_UP = 60;

/**
 * The pieces of a long quote from shortly before its evidence on, so that the few lines in sight
 * hold the words that matter.
 * @param {Finding} finding
 * @returns {{text: string, marked: boolean}[]}
 */
export function excerptPieces(finding) {
  const pieces = quotePieces(finding);
  const [lead] = pieces;
  if (pieces.length < 2 || lead.marked || lead.text.length <= 2 * RUN_UP) return pieces;
  const from = lead.text.indexOf(" ", lead.text.length - RUN_UP);
  if (from === -1) return pieces;
  return [{ text: `…${lead.text.slice(from)}`, marked: false }, ...pieces.slice(1)];
}

/**
 * An address that may become a link: http and https alone, whatever the document says. A bare
 * host, as terms often write it, is taken as https.
 * @param {string} written
 * @returns {string | null}
 */
export function safeAddress(written) {
  const bare = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(written);
  const address = bare ? `https://${written}` : written;
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? href : null;
}

/**
 * The last day of a period that begins today.
 * @param {Date} today
 * @param {number} days
 * @returns {Date}
 */
export function deadline(today, days) {
  const date = new Date(today);
  date.setDate(date.getDate() + days);
  return date;
}

/**
 * Name of a file that something of a report is saved in.
 * @param {string} url
 * @param {Date} date
 * @param {string} [ending]
 * @returns {string}
 */
export function fileName(url, date, ending = "json") {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/[^a-z0-9.-]/gi, "") : "";
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  return `${["clauselight", host, day].filter(Boolean).join("-")}.${ending}`;
}
