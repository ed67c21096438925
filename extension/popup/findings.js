/**
 * A report's findings as the popup and the Markdown copy tell them: pure functions.
 */

import { datedName } from "../shared/files.js";
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
    findings: same.toSorted(surestFirst),
  }));
}

/** Most clause types that stand open in the list, and fewest, as long as there are any. */
const MOST_OPEN = 7;
const FEWEST_OPEN = 5;

/**
 * The clause types of a report as they are listed, the most worth telling first: those that stand open, the
 * other sure ones, and the findings that are only possible.
 * @param {Pick<Report, "findings" | "ranked">} report
 * @returns {{foremost: Clause[], others: Clause[], possible: Finding[]}}
 */
export function divided({ findings, ranked }) {
  const { sure, possible } = byCertainty(findings);
  const clauses = ranked.flatMap((id) => {
    const first = sure.find((finding) => finding.id === id);
    if (!first) return [];
    const same = sure.filter(({ clause, id: other }) => clause === first.clause && other !== id);
    return [{ clause: first.clause, findings: [first, ...same.sort(surestFirst)] }];
  });
  const unusual = clauses.filter(({ findings: [first] }) => !first.usual).slice(0, MOST_OPEN);
  const usual = clauses.filter(({ findings: [first] }) => first.usual);
  const open = new Set([...unusual, ...usual.slice(0, Math.max(0, FEWEST_OPEN - unusual.length))]);
  return {
    foremost: clauses.filter((clause) => open.has(clause)),
    others: clauses.filter((clause) => !open.has(clause)),
    possible,
  };
}

/**
 * @param {Finding} a
 * @param {Finding} b
 */
function surestFirst(a, b) {
  return b.score - a.score || a.start - b.start;
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
 * @typedef {object} Piece Part of a quote.
 * @property {string} text
 * @property {boolean} marked Whether a finding rests on it.
 */

/**
 * A quote cut at the edges of its evidence. Ranges may overlap and may reach beyond the quote.
 * @param {Finding} finding
 * @returns {Piece[]}
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

/** Words before its evidence that a shortened quote keeps, in UTF-16 code units; of a short one, which is two lines. */
const RUN_UP = 60;
const SHORT_RUN_UP = 20;

/** What is left at either end between two parts of the evidence of a short quote, at most. */
const SHORT_END = 12;

/**
 * The pieces of a long quote from shortly before its evidence on, so that the few lines in sight
 * hold the words that matter.
 * @param {Finding} finding
 * @returns {Piece[]}
 */
export function excerptPieces(finding) {
  return beganLater(quotePieces(finding), RUN_UP);
}

/**
 * The same for the one or two lines that prove what is told first: what stands between two parts of the
 * evidence is shortened too, so that all of it is in sight.
 * @param {Finding} finding
 * @returns {Piece[]}
 */
export function shortPieces(finding) {
  const pieces = beganLater(quotePieces(finding), SHORT_RUN_UP);
  return pieces.map((piece, at) => {
    const between = at > 0 && at < pieces.length - 1 && !piece.marked;
    return between ? { text: shortened(piece.text), marked: false } : piece;
  });
}

/**
 * The ends of a text, cut between words; the whole of one that is short.
 * @param {string} text
 */
function shortened(text) {
  const start = text.lastIndexOf(" ", SHORT_END);
  const end = text.indexOf(" ", text.length - SHORT_END);
  return end - start > SHORT_END ? `${text.slice(0, start + 1)}…${text.slice(end)}` : text;
}

/**
 * @param {Piece[]} pieces
 * @param {number} runUp
 * @returns {Piece[]}
 */
function beganLater(pieces, runUp) {
  const [lead] = pieces;
  if (pieces.length < 2 || lead.marked || lead.text.length <= 2 * runUp) return pieces;
  const from = lead.text.indexOf(" ", lead.text.length - runUp);
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
  return datedName([host], date, ending);
}
