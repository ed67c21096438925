/**
 * Texts on screen that depend on a number, a date or a language's name.
 */

import { words } from "../shared/platform.js";

/** The language that the texts on screen are in, which need not be the browser's. */
export const locale = () => words("locale");

/**
 * A text in the plural form that a number needs; messages are named `name_one`, `name_other` and
 * so on, with the number as their first value.
 * @param {string} name
 * @param {number} number
 * @param {...(string | number)} values
 * @returns {string}
 */
export function counted(name, number, ...values) {
  const form = new Intl.PluralRules(locale()).select(number);
  return words(`${name}_${form}`, new Intl.NumberFormat(locale()).format(number), ...values);
}

/**
 * @param {Date} date
 * @returns {string}
 */
export function dateInWords(date) {
  // The words are those of the texts around it, the order that of the person's own region.
  const own = navigator.languages.find((tag) => new Intl.Locale(tag).language === locale());
  return new Intl.DateTimeFormat(own ?? locale(), { dateStyle: "long" }).format(date);
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
 * @type {Record<import("../shared/messages.js").Report["kind"], string>}
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
 * @param {import("../shared/messages.js").Report} report
 * @returns {string}
 */
export function titleOf(report) {
  const kind = words(KIND_WORDS[report.kind]);
  return report.provider ? words("titleWithProvider", report.provider, kind) : kind;
}

/**
 * The report in one sentence.
 * @param {Record<import("../shared/messages.js").Polarity, number>} counts
 * @returns {string}
 */
export function headlineOf(counts) {
  if (counts.blocker > 0) return counted("headlineBlocker", counts.blocker);
  if (counts.bad > 0) return counted("headlineBad", counts.bad);
  return words("headlineNothing");
}

/**
 * How one action is carried out, without its target.
 * @type {Record<import("../shared/messages.js").Report["actions"][number]["channel"], string>}
 */
export const CHANNEL_WORDS = {
  email: "channelEmail",
  post: "channelPost",
  link: "channelLink",
  settings: "channelSettings",
};

/**
 * @type {Record<import("../shared/messages.js").Report["actions"][number]["kind"], string>}
 */
export const ACTION_WORDS = {
  "opt-out": "actionOptOut",
  delete: "actionDelete",
  export: "actionExport",
  contact: "actionContact",
};

/**
 * What an action is about: the title of the clause that offers it, where that clause is listed.
 * @param {import("../shared/messages.js").Report} report
 * @param {import("../shared/messages.js").Report["actions"][number]} action
 * @returns {{title: string, finding: import("../shared/messages.js").Finding | undefined}}
 */
export function actionTitle(report, action) {
  const finding = report.findings.find(
    ({ clause, start }) => clause === action.clause && start === action.start,
  );
  return { title: finding?.title ?? words(ACTION_WORDS[action.kind]), finding };
}
