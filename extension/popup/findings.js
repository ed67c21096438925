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

/** Most clause types that the list opens with, and fewest, as long as there are any. */
const MOST_OPEN = 7;
const FEWEST_OPEN = 5;

/**
 * The clause types of a report as they are listed, the most worth telling first: those that stand open, with
 * those that the first lines tell behind them, the other sure ones, and the findings that are only possible.
 * @param {Pick<Report, "findings" | "ranked" | "first">} report
 * @returns {{foremost: Clause[], others: Clause[], possible: Finding[]}}
 */
export function divided({ findings, ranked, first: lines }) {
  const { sure, possible } = byCertainty(findings);
  const clauses = ranked.flatMap((id) => {
    const first = sure.find((finding) => finding.id === id);
    if (!first) return [];
    const same = sure.filter(({ clause, id: other }) => clause === first.clause && other !== id);
    return [{ clause: first.clause, findings: [first, ...same.sort(surestFirst)] }];
  });
  const proofs = new Set(lines.map(({ finding }) => finding));
  const isTold = (/** @type {Clause} */ { findings: all }) => all.some(({ id }) => proofs.has(id));
  const untold = clauses.filter((clause) => !isTold(clause));
  const unusual = untold.filter(({ findings: [first] }) => !first.usual).slice(0, MOST_OPEN);
  const usual = untold.filter(({ findings: [first] }) => first.usual);
  const open = new Set([...unusual, ...usual.slice(0, Math.max(0, FEWEST_OPEN - unusual.length))]);
  return {
    foremost: [...untold.filter((clause) => open.has(clause)), ...clauses.filter(isTold)],
    others: untold.filter((clause) => !open.has(clause)),
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

/** Words before its evidence that a long quote keeps, in UTF-16 code units. */
const RUN_UP = 60;

/** Small letters that the one line has room for which proves what is told first, in the popup's width. */
const LINE = 34;

/** How much more room a capital takes than a small letter. */
const CAPITAL = 0.3;

/** Longest words between two parts of the evidence that are kept in that line. */
const SHORT_GAP = 8;

/** Words that turn a sense round or bind it: what holds one is never cut out of that line. */
const TURNS =
  /(?<!\p{L})(not|never|no|unless|except|if|cannot|without|nicht|nie|kein\p{L}*|ohne|außer|sofern|wenn|falls|pas|jamais|sans|sauf|si|no|nunca|sin|salvo|non|mai|senza|se|nie|nigdy|bez|chyba|jeśli)(?!\p{L})/iu;

/** How near before the evidence such a word stands that is kept, in UTF-16 code units: farther ones bind other words. */
const BOUND = 30;

/**
 * What stands for longer ones. The dots stay with the words behind them, so that a line that ends there ends in one
 * sign of it.
 */
const GAP = " …\u00A0";

/**
 * The pieces of a long quote from shortly before its evidence on, so that the few lines in sight
 * hold the words that matter.
 * @param {Finding} finding
 * @returns {Piece[]}
 */
export function excerptPieces(finding) {
  const pieces = quotePieces(finding);
  const [lead] = pieces;
  return pieces.length > 1 && lead.text.length > 2 * RUN_UP ? beganLater(pieces, RUN_UP) : pieces;
}

/**
 * The same for the one line that proves what is told first: what stands before the evidence and between its parts
 * gives way, so that all of it is in sight where a line has room for it.
 * @param {Finding} finding
 * @returns {Piece[]}
 */
export function shortPieces(finding) {
  const pieces = quotePieces(finding).map((piece, at, { length }) => {
    const between = at > 0 && at < length - 1 && !piece.marked;
    const gives = between && piece.text.length > SHORT_GAP && !TURNS.test(piece.text);
    return gives ? { text: GAP, marked: false } : piece;
  });
  const end = pieces.findLastIndex(({ marked }) => marked);
  const lead = pieces[0].marked ? 0 : 1;
  const needed = pieces.slice(lead, end + 1).reduce((sum, { text }) => sum + roomOf(text), 0);
  const turn = lead === 0 ? -1 : lastTurn(pieces[0].text);
  const bound = turn === -1 ? 0 : pieces[0].text.length - turn + 1;
  const left = Math.max(bound > BOUND ? 0 : bound, Math.floor(LINE - needed));
  return end === -1 || roomOf(pieces[0].text) <= left ? pieces : beganLater(pieces, left);
}

/** Where the last word begins that turns what follows it round; -1 where there is none. @param {string} text */
function lastTurn(text) {
  const all = [...text.matchAll(new RegExp(TURNS, "giu"))];
  return all.at(-1)?.index ?? -1;
}

/** @param {string} text */
function roomOf(text) {
  return text.length + CAPITAL * (text.match(/\p{Lu}/gu)?.length ?? 0);
}

/**
 * Pieces without the beginning of the first one, where that is none that matters.
 * @param {Piece[]} pieces
 * @param {number} runUp What of it is kept at most, from the next word on.
 * @returns {Piece[]}
 */
function beganLater(pieces, runUp) {
  const [lead] = pieces;
  if (lead.marked) return pieces;
  const kept = lead.text.slice(lead.text.length - runUp);
  const from = runUp === 0 ? -1 : kept.search(/\s/);
  const text = from === -1 ? "… " : `…${kept.slice(from)}`;
  return [{ text, marked: false }, ...pieces.slice(1)];
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
