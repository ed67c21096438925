/**
 * What of a page was not read: how much, why, and what to do about it.
 */

import { counted, locale, words } from "../shared/platform.js";
import { button, make } from "./dom.js";
import { languageName } from "./language.js";

/** @typedef {import("../core/contract.js").Report} Report */
/** @typedef {import("../core/contract.js").Unread} Unread */

/**
 * Message names of the reasons: with a number of words, and where they can't be counted.
 * @type {Record<Unread["why"], string>}
 */
const REASONS = {
  language: "unreadLanguage",
  "out-of-reach": "unreadOutOfReach",
  hidden: "unreadHidden",
  furniture: "unreadFurniture",
  "struck-out": "unreadStruckOut",
  generated: "unreadGenerated",
  unbroken: "unreadUnbroken",
};

/**
 * Reasons that need an explanation, and its message name.
 * @type {[Unread["why"], string][]}
 */
const EXPLAINED = [
  ["out-of-reach", "unreadOutOfReachWhy"],
  ["unbroken", "unreadUnbrokenWhy"],
];

/** Share of the text from which it matters that it was not read. */
const SUBSTANTIAL = 0.1;

/** What the person can have read all the same. */
const READABLE = new Set(["furniture", "hidden"]);

/**
 * Whether so much was not read that the rest does not speak for the document.
 * @param {Report} report
 */
export function isPartly(report) {
  const { grade, unread, words: read } = report;
  const left = wordsOf(unread, ["furniture", "hidden"]);
  const outside = wordsOf(unread, ["out-of-reach", "generated"]);
  // A page has its menus; more of them than text is another matter.
  if (left > read || outside > SUBSTANTIAL * (read + outside)) return true;
  const language = wordsOf(unread, ["language"]);
  if (Math.max(language, wordsOf(unread, ["unbroken"])) > SUBSTANTIAL * read) return true;
  return grade === null && unread.some(({ why }) => why === "language" || why === "out-of-reach");
}

/**
 * Whether every clause type is looked for in the document's language, or nearly so: the core gives no
 * grade where it is not, though the text is long enough.
 * @param {Report} report
 */
export function isCovered({ lookedFor, clauseTypes }) {
  return lookedFor * 10 >= clauseTypes * 9;
}

/**
 * @param {Report} report
 * @returns {string} Empty where everything was read.
 */
export function unreadWords(report) {
  const order = Object.keys(REASONS);
  const known = [...report.unread].sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why));
  if (known.length === 0) return "";
  const list = new Intl.ListFormat(locale(), { style: "long", type: "conjunction" });
  return words("unread", list.format(known.map((part) => partWords(part, report))));
}

/**
 * Why a report has no grade, where that is because of what was not read.
 * @param {Report} report
 * @returns {string} Empty where it has a grade.
 */
export function noGradeWords(report) {
  if (report.grade !== null) return "";
  const foreign = report.unread.filter(({ why }) => why === "language");
  if (foreign.length === 0 && !isPartly(report) && !isCovered(report)) {
    const { language, lookedFor, clauseTypes } = report;
    return words("noGradeCovered", languageName(language), String(lookedFor), String(clauseTypes));
  }
  if (foreign.length === 0) return words("noGradePartly");
  const most = foreign.reduce((a, b) => (a.words >= b.words ? a : b));
  return words("noGradeLanguage", shareWords(most, report), languageName(most.language ?? "und"));
}

/**
 * @param {Report} report
 * @param {AbortSignal} signal
 * @param {(() => void) | null} readToo Has the page read with what was left out; null where that can't be.
 * @returns {HTMLElement | null} Null where everything was read.
 */
export function unreadSection(report, signal, readToo) {
  const text = unreadWords(report);
  if (text === "") return null;
  const line = make("p", "", text);
  if (readToo && report.unread.some(({ why }) => READABLE.has(why))) {
    const press = button(words("unreadRead"), signal, readToo);
    press.id = "read-too";
    line.append(" ", press);
  }
  const element = make("div", "soft", line);
  for (const [why, name] of EXPLAINED) {
    if (report.unread.some((part) => part.why === why)) element.append(make("p", "", words(name)));
  }
  element.id = "unread";
  return element;
}

/**
 * @param {Unread} part
 * @param {Report} report
 */
function partWords(part, report) {
  const name = REASONS[part.why];
  const values =
    part.why === "language" ? [languageName(part.language ?? "und"), shareWords(part, report)] : [];
  return part.words > 0 ? counted(name, part.words, ...values) : words(`${name}Some`, ...values);
}

/**
 * @param {Unread} part Of the text that was handed to the core.
 * @param {Report} report
 */
function shareWords(part, report) {
  const share = Math.min(1, part.words / Math.max(1, report.words));
  return new Intl.NumberFormat(locale(), { style: "percent" }).format(share);
}

/**
 * @param {Unread[]} unread
 * @param {Unread["why"][]} reasons
 */
function wordsOf(unread, reasons) {
  const parts = unread.filter(({ why }) => reasons.includes(why));
  return parts.reduce((sum, part) => sum + part.words, 0);
}
