/**
 * Texts on screen that depend on a number, a date or a language's name.
 */

import { counted, locale, words } from "../shared/platform.js";
import { isCounted, lastDay } from "./ways.js";

/**
 * @param {Date} date
 * @param {string} [language] Of the texts around it.
 * @param {"long" | "medium"} [dateStyle]
 * @returns {string}
 */
export function dateInWords(date, language = locale(), dateStyle = "long") {
  // The words are those of the texts around it, the order that of the person's own region.
  const own = navigator.languages.find((tag) => new Intl.Locale(tag).language === language);
  return new Intl.DateTimeFormat(own ?? language, { dateStyle }).format(date);
}

/**
 * Two moments as days; with the time of day where the day is the same.
 * @param {Date} first
 * @param {Date} second
 * @returns {[string, string]}
 */
export function spanInWords(first, second) {
  if (first.toDateString() !== second.toDateString()) {
    return [dateInWords(first), dateInWords(second)];
  }
  const time = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short" });
  return [time.format(first), time.format(second)];
}

/**
 * A language's name, such as "German" for "de". A code that is none stays as it is.
 * @param {string} code
 * @returns {string}
 */
export function languageName(code) {
  if (!/^[a-z]{2,3}$/.test(code)) return code;
  return new Intl.DisplayNames(locale(), { type: "language" }).of(code) ?? code;
}

/**
 * Message names of the kinds of document.
 * @type {Record<import("../core/contract.js").PageKind, string>}
 */
export const KIND_WORDS = {
  "terms-of-service": "kindTerms",
  "privacy-policy": "kindPrivacy",
  "cookie-policy": "kindCookies",
  licence: "kindLicence",
  "data-processing": "kindProcessing",
  guidelines: "kindGuidelines",
  other: "kindOther",
};

/**
 * What a report is of: the service, where its name is known, and the kind of document.
 * @param {import("../core/contract.js").Report} report
 * @param {import("../shared/platform.js").Words} [told] In which language.
 * @returns {string}
 */
export function titleOf(report, told = words) {
  const kind = told(KIND_WORDS[report.kind]);
  return report.provider ? told("titleWithProvider", report.provider, kind) : kind;
}

/**
 * How one action is carried out, without its target.
 * @type {Record<import("../core/contract.js").Channel, string>}
 */
export const CHANNEL_WORDS = {
  email: "channelEmail",
  post: "channelPost",
  link: "channelLink",
  settings: "channelSettings",
};

/**
 * Until when an action is possible: a date of the document's own, else counted from the day on
 * which the person accepts.
 * @param {import("../core/contract.js").Action} action
 * @param {Date} accepted
 * @param {Date} today
 * @returns {string | null} Null where the document names no time.
 */
export function deadlineWords(action, accepted, today) {
  const last = lastDay(action, accepted);
  if (last === null) return null;
  const date = dateInWords(last);
  if (action.deadline) return words(last < today ? "deadlinePast" : "deadlineDated", date);
  const days = action.deadlineDays ?? 0;
  if (last < today) return words("deadlinePassed", date, dateInWords(accepted));
  return accepted.toDateString() === today.toDateString()
    ? counted("deadline", days, date)
    : counted("deadlineFrom", days, date, dateInWords(accepted));
}

/**
 * The same in few words, beside what the action is called.
 * @param {import("../core/contract.js").Action} action
 * @param {Date | null} given The day on which the person accepted, where they gave it.
 * @param {Date} today
 * @returns {string | null} Null where the document names no time.
 */
export function untilWords(action, given, today) {
  const last = lastDay(action, given ?? today);
  if (last === null) return null;
  const date = dateInWords(last, locale(), "medium");
  if (last < today) return words("wayOver", date);
  return words(isCounted(action) && given === null ? "wayUntilIfToday" : "wayUntil", date);
}

/**
 * For whom and for what alone an action is offered.
 * @param {import("../core/contract.js").Action} action
 * @returns {string[]}
 */
export function limitsOf({ only, covers }) {
  return [
    ...(only === undefined ? [] : [words("actionOnly", only)]),
    ...(covers === undefined ? [] : [words("actionCovers", covers)]),
  ];
}
