/**
 * The messages between popup, background and page, as one closed set, and the shapes they carry.
 * What the core takes and gives is in `core/contract.d.ts`, made of its own types.
 */

/** @typedef {import("../core/contract.js").Diff} Diff */
/** @typedef {import("../core/contract.js").Report} Report */

/**
 * What extraction hands to the core: of what the core may do without, it always has title and address.
 * @typedef {import("../core/contract.js").Page & {title: string, url: string}} Page
 */

/**
 * @typedef {"wasm-unavailable" | "bad-page" | "crashed" | "internal" | "no-answer" | "restricted" | "pdf" | "gone"} FailureKind
 * `wasm-unavailable`: the core could not be loaded; `bad-page`: it refused its input; `crashed`: it
 * stopped on this input, a fresh instance too; `no-answer`: the background did not answer, twice;
 * `restricted`: the browser lets no extension read the page; `gone`: the page navigated away while
 * it was being read.
 */

/** @typedef {{kind: FailureKind, message: string}} Failure */

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
