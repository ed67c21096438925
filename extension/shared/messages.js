/**
 * The messages between popup, background and page, as one closed set, and the shapes they carry.
 * The report's shape is the contract written in `crate/src/report.rs`.
 */

/**
 * @typedef {{kind: "heading", level: number, start: number}
 *   | {kind: "paragraph", start: number}
 *   | {kind: "list-item", depth: number, start: number}
 *   | {kind: "table-cell", start: number}} Block
 *   `start` counts UTF-16 code units of the page's text.
 */

/**
 * @typedef {object} Page What extraction hands to the core.
 * @property {string} text Visible text in reading order; blocks are separated by line feeds.
 * @property {Block[]} blocks In ascending order of `start`; the first starts at 0.
 * @property {{start: number, end: number, url: string}[]} links Links in the text, in order.
 * @property {Unread[]} [unread] What extraction left out; each reason once.
 * @property {string} title
 * @property {string} url
 */

/**
 * @typedef {object} Unread A part of the page that was not judged.
 * @property {number} words 0 where they can't be counted.
 * @property {"furniture" | "hidden" | "struck-out" | "out-of-reach" | "language"} why `furniture`: a
 *   menu, a banner, a control; `hidden`: nothing in the page shows or opens it, or it repeats what is
 *   shown; `out-of-reach`: a frame of another origin, a closed shadow root; `language`: one that is
 *   not read.
 * @property {string} [language] ISO 639-1 code, for `language`.
 */

/** @typedef {"blocker" | "bad" | "neutral" | "good"} Polarity */
/** @typedef {"A" | "B" | "C" | "D" | "E"} Grade */
/** @typedef {{start: number, end: number}} TextRange UTF-16 code units, end exclusive. */

/**
 * @typedef {object} Finding
 * @property {string} id
 * @property {string} clause
 * @property {string} group
 * @property {Polarity} polarity
 * @property {number} score
 * @property {"sure" | "possible"} certainty
 * @property {number} start
 * @property {number} end
 * @property {string} quote
 * @property {TextRange[]} evidence
 * @property {string} section
 * @property {string} title
 * @property {string} what
 * @property {string} why
 * @property {string} todo
 * @property {{actor?: string, modality?: "may" | "will" | "must" | "must-not", data?: string, recipients?: string, purpose?: string, condition?: string, manner?: string[], days?: number, period?: string, cap?: string, amounts?: string[], emails?: string[], links?: string[], place?: string, age?: number, at?: Record<string, TextRange>}} facts
 * @property {{term: string, meaning: string}[]} [terms] Defined terms that the clause uses.
 * @property {{by: string, note: string}[]} [narrowed] Promises that narrow it; `by` is a finding's id.
 * @property {string[]} references
 * @property {"rule" | "model" | "both"} source
 */

/**
 * @typedef {object} Report
 * @property {number} schema
 * @property {string} language
 * @property {boolean} languageSupported
 * @property {"terms-of-service" | "privacy-policy" | "cookie-policy" | "licence" | "data-processing" | "guidelines" | "other"} kind
 * @property {boolean} isTerms
 * @property {string | null} provider
 * @property {number} words
 * @property {number} readingMinutes
 * @property {number} lookedFor Clause types that are looked for in the document's language.
 * @property {number} clauseTypes How many there are.
 * @property {Grade | null} grade
 * @property {{clause: string, points: number, text: string}[]} gradeReasons
 * @property {string[]} summary
 * @property {Finding[]} findings
 * @property {string} [effectiveDate] ISO 8601.
 * @property {{clause: string, because: string[], note: string, refersTo: string[]}[]} absent
 * @property {{kind: "opt-out" | "delete" | "export" | "contact", label: string, clause: string, channel: "email" | "post" | "link" | "settings", target: string, deadlineDays: number | null, deadlineFrom?: string, deadline?: string, only?: string, answers: string[], start: number, end: number}[]} actions
 * @property {{term: string, start: number, end: number, meaning: string}[]} definitions
 * @property {Unread[]} unread What was not judged and why; each reason and language once.
 */

/**
 * @typedef {"wasm-unavailable" | "bad-page" | "crashed" | "internal" | "no-answer" | "restricted" | "pdf" | "gone"} FailureKind
 * `wasm-unavailable`: the core could not be loaded; `bad-page`: it refused its input; `crashed`: it
 * stopped on this input, a fresh instance too; `no-answer`: the background did not answer, twice;
 * `restricted`: the browser lets no extension read the page; `gone`: the page navigated away while
 * it was being read.
 */

/** @typedef {{kind: FailureKind, message: string}} Failure */

/** @typedef {"softened" | "hardened" | "reworded"} Direction */
/** @typedef {{start: number, end: number, text: string, marks: TextRange[]}} Side */

/**
 * @typedef {object} Diff What changed between two versions of a document.
 * @property {number} schema
 * @property {boolean} comparable False where the versions are in different languages: all lists are
 *   empty then, and nothing is known of what changed.
 * @property {{before: string, after: string}} languages ISO 639-1; "und" where one can't be told.
 * @property {Finding[]} added
 * @property {Finding[]} removed
 * @property {{before: Finding, after: Finding, direction: Direction}[]} changed
 * @property {{sentencesAdded: number, sentencesRemoved: number, sentencesChanged: number}} stats
 * @property {{kind: "added" | "removed" | "changed", before?: Side, after?: Side, unchanged: number}[]} passages
 */

/**
 * @typedef {object} Changes What became of a page since an earlier visit.
 * @property {"private" | "first" | "same" | "changed" | "other-language" | "other-document" | "failed"} status
 *   `private`: nothing is looked up and nothing kept; `other-language`, `other-document`: the
 *   history holds this address in another language, or another document at it, so nothing is
 *   compared; `failed`: the history could not be read.
 * @property {string} [language] ISO 639-1 code of what was seen before, for `other-language`.
 * @property {string | null} since The visit before this one, ISO 8601.
 * @property {Diff | null} diff
 * @property {boolean} earlier Whether the history holds a change of the page, this one or an older one.
 * @property {boolean} kept Whether this visit is kept.
 * @property {number} dropped Pages whose history made room for it.
 * @property {string} [address] The page's canonical address.
 */

/** @typedef {{kind: "terms" | "privacy" | "cookies", text: string, url: string}} TermsLink */

/**
 * @typedef {object} View What a page's content script knows; the popup draws this and nothing else.
 * @property {"idle" | "reading" | "analysing" | "done" | "failed"} status
 * @property {number} progress 0 to 1 while reading.
 * @property {Report | null} report
 * @property {TermsLink[]} links Links to terms on this page, at most eight.
 * @property {number} shown Findings highlighted in the page.
 * @property {number} skipped Findings whose text is no longer in the page.
 * @property {Changes | null} changes Null until the history was asked.
 * @property {Failure | null} failure
 */

/**
 * Messages to the background.
 * @typedef {{type: "core/analyse", page: Page}} CoreRequest
 * @typedef {{ok: true, report: Report} | {ok: false, failure: Failure}} CoreAnswer
 */

/**
 * @typedef {{type: "history/visit", page: Page, canonical: string | null, began: string}} HistoryVisit
 *   `canonical` is what the page calls itself, null where that is left over from the address that
 *   the page was loaded at; `began` is when the visit began, ISO 8601.
 * @typedef {{type: "history/last", address: string}} HistoryLast
 * @typedef {{type: "history/forget"}} HistoryForget
 * @typedef {{type: "badge/show", report: Report}} BadgeShow A page that came back with its report.
 */

/**
 * Messages to a page's content script.
 * @typedef {{type: "page/check", everything?: boolean}
 *   | {type: "page/view"}
 *   | {type: "page/show", id: string}
 *   | {type: "page/step", by: 1 | -1}
 *   | {type: "page/clear"}} PageRequest
 * `check` reads the page (again) and answers with its {@link View} when done, with `everything`
 * menus, banners and hidden text as well; `view` answers at once; `show` scrolls to a finding and
 * opens its card, `step` goes to the next or the previous finding, both answered by a
 * {@link ShowAnswer}; `clear` takes all highlights away.
 */

/**
 * @typedef {{status: "shown"} | {status: "hidden", where: string} | {status: "gone"}} ShowAnswer
 * `shown`: its words are rendered in the page; `hidden`: the page still has them, in a part that
 * could not be opened, and `where` names that part, empty where it has no name; `gone`: the page no
 * longer has them.
 */

/**
 * What a content script tells the popup, if one is open.
 * @typedef {{type: "page/changed", view: View}} PageNotice
 */

export const CORE_ANALYSE = "core/analyse";
export const BADGE_SHOW = "badge/show";
export const HISTORY_VISIT = "history/visit";
export const HISTORY_LAST = "history/last";
export const HISTORY_FORGET = "history/forget";
export const PAGE_CHECK = "page/check";
export const PAGE_VIEW = "page/view";
export const PAGE_SHOW = "page/show";
export const PAGE_STEP = "page/step";
export const PAGE_CLEAR = "page/clear";
export const PAGE_CHANGED = "page/changed";
