/**
 * The states in which there is no report to show, each with what the person can do.
 */

import { words } from "../shared/platform.js";
import { make, webLink } from "./dom.js";

/** @typedef {import("../shared/messages.js").Report} Report */
/** @typedef {import("../shared/messages.js").View} View */

/**
 * @typedef {object} State
 * @property {string} name For `data-state`.
 * @property {string} headline
 * @property {string} about
 * @property {Node[]} body
 */

/**
 * The state of a page whose report has no findings to list, or null where it has.
 * @param {View} view
 * @param {Report} report
 * @returns {State | null}
 */
export function stateOfReport(view, report) {
  if (report.words === 0) return state("no-terms", "noText", "noTextAbout");
  if (!report.isTerms) {
    const links = view.links.map(({ text, url }) => make("li", {}, webLink(text, url)));
    const body = links.length > 0
      ? [make("h2", { text: words("linksFound") }), make("ul", { className: "plain" }, ...links)]
      : [];
    return { ...state("no-terms", "noTerms", "noTermsAbout"), body: [make("section", {}, ...body)] };
  }
  if (!report.languageSupported) {
    return {
      ...state("language", "language", "languageAbout"),
      headline: words("language", languageName(report.language)),
    };
  }
  return null;
}

/**
 * @param {import("../shared/messages.js").Failure} failure
 * @returns {State}
 */
export function stateOfFailure(failure) {
  switch (failure.kind) {
    case "restricted":
      return state("restricted", "restricted", "restrictedAbout");
    case "pdf":
      return state("pdf", "pdf", "pdfAbout");
    case "gone":
      return state("failed", "gone", "goneAbout");
    case "wasm-unavailable":
      return withDetail(state("failed", "noWasm", "noWasmAbout"), failure.message);
    case "no-answer":
      return withDetail(state("failed", "noAnswer", "noAnswerAbout"), failure.message);
    default:
      return withDetail(state("failed", "failed", "failedAbout"), failure.message);
  }
}

/**
 * @param {string} name
 * @param {string} headline
 * @param {string} about
 * @returns {State}
 */
function state(name, headline, about) {
  const plain = headline === "language" ? "" : words(headline);
  return { name, headline: plain, about: words(about), body: [] };
}

/**
 * @param {State} shown
 * @param {string} message
 * @returns {State}
 */
function withDetail(shown, message) {
  return { ...shown, body: [make("p", { className: "soft", text: message })] };
}

/**
 * A language's name in the reader's own.
 * @param {string} code
 */
export function languageName(code) {
  if (code === "und") return words("unknownLanguage");
  const names = new Intl.DisplayNames([navigator.language, "en"], { type: "language" });
  return names.of(code) ?? code;
}
