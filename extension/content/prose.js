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

/** Share of a block's characters above which it is its links that speak. */
const LINKED = 0.5;

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
const BANNER = startingWith(MARKUP.banner);
const ACCEPT = startingWith(MARKUP.accept);
const NOTICE = /©|\(c\) ?\d|copyright|all rights reserved|alle rechte vorbehalten/i;
const ENDED = /[.!;:][)\]"”’»]*(\s|$)/;

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
 * @param {number} linked Share of its characters that are links, 0 to 1.
 * @param {boolean} control Whether all of it labels a control.
 * @returns {boolean}
 */
export function isProse(text, linked, control) {
  const words = wordsOf(text);
  if (words < CONTRACT_WORDS) return false;
  const contract = CONTRACT.test(text);
  const ended = ENDED.test(text);
  if (linked > LINKED || control) return words >= SENTENCE_WORDS && ended && contract;
  if (NOTICE.test(text) && words <= NOTICE_WORDS && !contract) return false;
  return contract ? ended || words >= SENTENCE_WORDS : ended && words >= SENTENCE_WORDS;
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
 * Whether a block of a consent banner belongs to the request, and says nothing that a contract
 * rests on.
 * @param {string} text
 * @returns {boolean}
 */
export function isOfBanner(text) {
  return BANNER.test(text) && !WEIGHTY.test(text);
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
