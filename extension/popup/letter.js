/**
 * A drafted letter for a way out by e-mail or post: plain text, to copy or to send. It says what the
 * person wants and cites the clause that offers it; it claims nothing that the document does not say. Whoever
 * wrote the document reads its language, so that is the letter's wherever it is one that we speak.
 */

import { dateInWords, titleOf } from "./language.js";
import { percentEncoded } from "./ways.js";

/** @typedef {import("../core/contract.js").Action} Action */
/** @typedef {import("../core/contract.js").Report} Report */
/** @typedef {import("./ways.js").Thing} Thing */

/**
 * Message names of what is asked for. What an app's own switches alone do is not written for.
 * @type {Partial<Record<Action["offer"], string>>}
 */
const WISHES = {
  arbitration: "letterArbitration",
  "arbitration-and-classes": "letterArbitrationAndClasses",
  "arbitration-in-part": "letterArbitrationInPart",
  training: "letterTraining",
  sale: "letterSale",
  "sale-by-cookies": "letterSale",
  "sale-for-ads": "letterSaleForAds",
  "sale-for-ads-by-cookies": "letterSaleForAds",
  sharing: "letterSharing",
  advertising: "letterAdvertising",
  "advertising-in-part": "letterAdvertising",
  messages: "letterMessages",
  cookies: "letterCookies",
  analytics: "letterAnalytics",
  renewal: "letterRenewal",
  trial: "letterTrial",
  deletion: "letterDeletion",
  copy: "letterCopy",
  objection: "letterObjection",
};

/** Longest address that programs for mail take from a link, in UTF-16 code units. */
const LONGEST_MAILTO = 1900;

/**
 * Whether a letter can be drafted for what is done in a way.
 * @param {Thing} thing
 * @param {Action} way
 */
export function isWritten({ offer }, { channel }) {
  return (channel === "email" || channel === "post") && WISHES[offer] !== undefined;
}

/**
 * @param {Report} report
 * @param {Thing} thing What is asked for, in a way in which it {@link isWritten}.
 * @param {Action} way
 * @param {{url: string, accepted: Date | null}} about Address of the document; the day on which the
 *   person accepted it, where they gave it.
 * @param {import("../shared/platform.js").Words} words In the letter's language.
 * @returns {{to: string, subject: string, body: string}}
 */
export function letterOf(report, thing, { target, covers }, { url, accepted }, words) {
  const wish = words(WISHES[thing.offer] ?? "");
  const document = titleOf(report, words);
  const quote = thing.quote.replace(/\s+/g, " ").trim();
  const paragraphs = [
    words("letterGreeting"),
    covers === undefined ? wish : `${wish} ${words("letterCovers", covers)}`,
    words(thing.section ? "letterClauseIn" : "letterClause", document, thing.section, url),
    `> ${quote}`,
    ...(accepted ? [words("letterAccepted", dateInWords(accepted, words("locale")))] : []),
    words("letterConfirm"),
    `${words("letterName")}\n${words("letterAccount")}`,
  ];
  return {
    to: target,
    subject: words("letterSubject", wish.replace(/\.$/, ""), document),
    body: paragraphs.join("\n\n"),
  };
}

/**
 * A letter as a link to the person's own program for mail. Where it would be too long, the body is
 * left out: it can be copied.
 * @param {{to: string, subject: string, body: string}} letter
 * @returns {string | null} Null where the address is none.
 */
export function mailtoOf({ to, subject, body }) {
  if (!/^[^\s@?&#%,;:<>"]+@[^\s@?&#%,;:<>"]+$/.test(to)) return null;
  // Lines end in CRLF there (RFC 6068, section 5).
  const encoded = (/** @type {string} */ text) => percentEncoded(text.replace(/\r?\n/g, "\r\n"));
  const bare = `mailto:${percentEncoded(to).replace("%40", "@")}?subject=${encoded(subject)}`;
  const whole = `${bare}&body=${encoded(body)}`;
  return whole.length <= LONGEST_MAILTO ? whole : bare;
}
