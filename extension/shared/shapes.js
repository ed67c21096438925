/**
 * What a message may hold: pure. A content script's messages come from the page's process, which may have
 * been taken over, so what they ask is looked at before anything is done with it. What of a page the
 * core takes, the core checks itself.
 */

import { isAmount, isClause } from "./settings.js";

/** @typedef {Record<string, unknown>} Request */

/** Longest text of a page, in UTF-16 code units: more than the core takes. */
const LONGEST_TEXT = 64 << 20;

/** Longest address and other name, in UTF-16 code units. */
export const LONGEST_NAME = 1 << 16;

/** Most blocks and links of a page. */
const MOST = 1 << 20;

/** @param {unknown} value */
function isName(value) {
  return typeof value === "string" && value.length <= LONGEST_NAME;
}

/** @param {unknown} value */
function isReport(value) {
  if (typeof value !== "object" || value === null) return false;
  const report = /** @type {Request} */ (value);
  return ["findings", "absent", "first", "ranked"].every((list) => Array.isArray(report[list]));
}

/** @param {unknown} value */
function isPage(value) {
  if (typeof value !== "object" || value === null) return false;
  const { text, blocks, links, title, url, unread } = /** @type {Request} */ (value);
  const isList = (/** @type {unknown} */ list) =>
    list === undefined || list === null || (Array.isArray(list) && list.length <= MOST);
  return (
    typeof text === "string" &&
    text.length <= LONGEST_TEXT &&
    isName(title) &&
    isName(url) &&
    [blocks, links, unread].every(isList)
  );
}

/**
 * What a page's process answers that is asked what was read.
 * @param {unknown} value
 * @returns {value is import("./messages.js").ReadText}
 */
export function isReading(value) {
  if (typeof value !== "object" || value === null) return false;
  const { title, text } = /** @type {Request} */ (value);
  return isName(title) && typeof text === "string" && text.length <= LONGEST_TEXT;
}

/**
 * A moment, as `toISOString` writes it.
 * @param {unknown} value
 */
export function isMoment(value) {
  if (typeof value !== "string") return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}

/**
 * What a request may hold, by the message's type. Those that are not here hold nothing that could be wrong.
 * @type {Record<string, (request: Request) => boolean>}
 */
const SHAPES = {
  "core/analyse": ({ page, spoken }) => isPage(page) && (spoken === undefined || isName(spoken)),
  "core/compare": ({ before, after }) => isPage(before) && isPage(after),
  "badge/show": ({ report }) => isReport(report),
  "clause/choose": ({ clause, wanted }) => isClause(clause) && typeof wanted === "boolean",
  "amount/keep": ({ amount }) => isAmount(amount),
  "history/visit": ({ page, language, kind, canonical, began }) =>
    isPage(page) &&
    [language, kind].every((name) => typeof name === "string" && /^[a-z-]{2,30}$/.test(name)) &&
    (canonical === null || isName(canonical)) &&
    isMoment(began),
  "page/named": ({ at }) => isName(at),
  "history/known": ({ urls }) => Array.isArray(urls) && urls.length <= MOST && urls.every(isName),
  "history/last": ({ address }) => isName(address),
  "history/remove": ({ address }) => isName(address),
  "history/compare": ({ address, document, before, after }) =>
    isName(address) && Number.isSafeInteger(document) && isMoment(before) && isMoment(after),
  "core/pattern": ({ pattern }) => isName(pattern),
  "core/try": ({ pattern, text }) =>
    isName(pattern) && typeof text === "string" && text.length <= LONGEST_TEXT,
};

/**
 * @param {string} type
 * @param {Request} request
 * @returns {boolean} Whether it holds what it may.
 */
export function isSound(type, request) {
  return !Object.hasOwn(SHAPES, type) || SHAPES[type](request);
}
