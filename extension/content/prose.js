/**
 * Tells prose from furniture by its words. Pure. `crate/src/cli/input/prose.rs` judges alike.
 */

import { MARKUP } from "./markup.js";

/** Fewest words of a sentence that counts as prose by its end alone. */
const SENTENCE_WORDS = 6;

/** Fewest words of a sentence that counts as prose because it speaks as a contract does. */
const CONTRACT_WORDS = 4;

/** Most words of a line that names a copyright holder. */
const NOTICE_WORDS = 20;

/**
 * Beginnings of words, as one expression.
 * @param {string[]} beginnings
 */
function startingWith(beginnings) {
  return new RegExp(`(^|[^\\p{L}])(${beginnings.join("|")})`, "iu");
}

const CONTRACT = startingWith(MARKUP.contract);
const WEIGHTY = startingWith(MARKUP.weighty);
const COOKIE = startingWith(MARKUP.cookie);
const ACCEPT = startingWith(MARKUP.accept);
const NOTICE = /©|\(c\) ?\d|copyright|all rights reserved|alle rechte vorbehalten/i;
const ENDED = /[.!;][)\]"”’»]*(\s|$)/;
const INTRODUCES = /[:：]\s*$/;
/** The number that a heading or an entry of a list begins with. */
const NUMBER = /^[(\s]*(\d+[.)]?)+[a-z]?[.)]?\s+/i;

/**
 * Number of words: what stands between white space and holds a letter or a digit.
 * @param {string} text
 * @returns {number}
 */
export function wordsOf(text) {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/**
 * Whether a block of a furniture region reads as terms or as running text do.
 * @param {string} text
 * @param {"text" | "menu" | "label"} standing What it is expected to be: running text, an entry of a
 *   menu's region, or a link or a control and nothing else.
 * @returns {boolean}
 */
export function isProse(text, standing) {
  const words = wordsOf(text);
  if (words < CONTRACT_WORDS) return false;
  const body = text.replace(NUMBER, "");
  const contract = CONTRACT.test(body);
  const ended = ENDED.test(body);
  if (standing !== "text") return words >= SENTENCE_WORDS && ended && contract;
  if (NOTICE.test(text) && words <= NOTICE_WORDS && !contract) return false;
  if (contract) return ended || INTRODUCES.test(body) || words >= SENTENCE_WORDS;
  return ended && words >= SENTENCE_WORDS;
}

/**
 * Whether a menu of this text could hold any prose at all; cheap, for menus are long.
 * @param {string} text
 * @returns {boolean}
 */
export function mayHoldProse(text) {
  return /[.!;]/.test(text) && CONTRACT.test(text);
}

/**
 * Whether a text asks for consent to cookies.
 * @param {string} text
 * @returns {boolean}
 */
export function asksConsent(text) {
  return COOKIE.test(text) && ACCEPT.test(text) && !WEIGHTY.test(text);
}

/**
 * @param {string} text
 * @returns {boolean}
 */
export function speaksOfCookies(text) {
  return COOKIE.test(text);
}

/**
 * Whether a text says something that a contract rests on.
 * @param {string} text
 * @returns {boolean}
 */
export function isWeighty(text) {
  return WEIGHTY.test(text);
}

/**
 * Whether a control's label answers a request for consent.
 * @param {string} text
 * @returns {boolean}
 */
export function answersConsent(text) {
  return ACCEPT.test(text);
}

/**
 * Whether the text before leaves its sentence open, and the text after carries it on: no sentence
 * begins in lower case.
 * @param {string} before
 * @param {string} after
 * @returns {boolean}
 */
export function runsOn(before, after) {
  return !/[.!?:;…][)\]"”’»]*$/.test(before) && /^[,;)\p{Ll}]/u.test(after);
}

/**
 * Whether a text is the mark of a footnote: digits and signs, in brackets or not.
 * @param {string} text
 * @returns {boolean}
 */
export function isMark(text) {
  return /^\s*[[(]?[\d*†‡§¶#,\s–-]{1,6}[\])]?\s*$/.test(text) && /\S/.test(text);
}
