/**
 * Which of its states the popup is in, from what is known of the page: pure functions.
 */

import { isCovered, isPartly } from "./unread.js";

/** @typedef {import("../shared/messages.js").Failure} Failure */
/** @typedef {import("../shared/messages.js").View} View */

/**
 * @typedef {"loading" | "done" | "no-terms" | "consent" | "language" | "short" | "restricted" | "pdf" | "failed" | "cleared" | "not-read" | "site-off" | "site-locked"} State
 * Stands on the popup's `body` as `data-state`. `consent`: no terms, but the page asks to accept some;
 * `cleared`: the page was read and is not shown any
 * more; `not-read`: beside the page, where it takes a click on the button; `site-off`: the person
 * wants pages of this site left alone; `site-locked`: an organisation's policy does.
 */

/** @typedef {Exclude<State, "loading" | "done">} Notice A state that is told in words. */

/**
 * Message names of the failures.
 * @type {Record<Failure["kind"], string>}
 */
const FAILURES = {
  "wasm-unavailable": "wasm",
  "bad-page": "badPage",
  crashed: "crashed",
  "no-answer": "noAnswer",
  gone: "gone",
  internal: "internal",
  restricted: "restricted",
  pdf: "pdf",
};

/**
 * @param {View} view
 * @returns {State}
 */
export function stateOf(view) {
  if (view.status === "failed") return stateOfFailure(view.failure);
  if (view.status === "idle") return "cleared";
  if (view.status !== "done" || !view.report) return "loading";
  const { report } = view;
  // "und" is too little text to tell a language, which is said better by the states below.
  if (!report.languageSupported && report.language !== "und") return "language";
  if (!report.isTerms) return view.consent.length > 0 ? "consent" : "no-terms";
  // Where there is no grade because a part was not read, or for what was not looked, what was found is
  // told all the same.
  const told = report.grade !== null || isPartly(report) || !isCovered(report);
  return told ? "done" : "short";
}

/**
 * @param {Failure | null} failure
 * @returns {Notice}
 */
export function stateOfFailure(failure) {
  const kind = failure?.kind;
  return kind === "restricted" || kind === "pdf" ? kind : "failed";
}

/**
 * The message names of what a state says: a title, what it means, and what the person can do.
 * @param {Notice} state
 * @param {Failure | null} failure
 * @returns {{title: string, what: string, todo: string}}
 */
export function noticeOf(state, failure) {
  const names = {
    "no-terms": "noTerms",
    consent: "consent",
    language: "language",
    short: "short",
    restricted: "restricted",
    pdf: "pdf",
    cleared: "cleared",
    "not-read": "notRead",
    "site-off": "siteOff",
    "site-locked": "siteLocked",
    failed: FAILURES[failure?.kind ?? "internal"],
  };
  const name = names[state];
  return { title: `${name}Title`, what: `${name}What`, todo: `${name}Todo` };
}
