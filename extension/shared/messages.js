/**
 * The messages between popup, background and page, as one closed set, and the shapes they carry.
 * What the core takes and gives is in `core/contract.d.ts`, made of its own types.
 */

import { api, ClauselightError } from "./platform.js";
import { isSound } from "./shapes.js";

/** @typedef {import("../core/contract.js").ClauseType} ClauseType */
/** @typedef {import("../core/contract.js").Diff} Diff */
/** @typedef {import("../core/contract.js").Report} Report */
/** @typedef {import("./choice.js").Lighting} Lighting */
/** @typedef {import("./settings.js").Amount} Amount */
/** @typedef {import("./texts.js").Texts} Texts */

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
 * @typedef {object} Documents Those of a long page that holds several.
 * @property {string[]} titles In the page's order.
 * @property {number} words Of the page.
 * @property {number | null} at Index of the one that the report is of; null where it is of all.
 */

/**
 * @typedef {object} View What a page's content script knows; the popup draws this and nothing else.
 * @property {"idle" | "reading" | "analysing" | "done" | "failed"} status
 * @property {number} progress 0 to 1 while reading.
 * @property {Report | null} report
 * @property {TermsLink[]} links Links to terms on this page, at most eight.
 * @property {TermsLink[]} consent Those of them where the page asks for consent, at most eight; none is among `links`.
 * @property {Documents | null} documents Null where the page is one document.
 * @property {number} shown Findings highlighted in the page.
 * @property {Amount} amount How much is highlighted.
 * @property {number} skipped Findings whose text is no longer in the page.
 * @property {Changes | null} changes Null until the history was asked.
 * @property {Failure | null} failure
 */

/** @typedef {{current: string | null}} Looked Id of the finding that the person looks at in the page. */

/**
 * @typedef {{ok: true, report: Report, mayHide: boolean, texts?: Texts} | {ok: false, failure: Failure}} CoreAnswer
 * `mayHide`: whether the person may leave clause types out in the tab that asks; `texts` are those of the report's
 * language, for a content script that speaks another one.
 */

/** @typedef {{ok: true, diff: Diff} | {ok: false, failure: Failure}} Comparison */

/**
 * @typedef {object} HistoryVisit
 * @property {Page} page
 * @property {string} language As its report has it, like its kind.
 * @property {Report["kind"]} kind
 * @property {string | null} canonical What the page calls itself, null where that is left over from
 *   the address that the page was loaded at.
 * @property {string} began When the visit began, ISO 8601.
 */

/**
 * The last change of a document, for the side-by-side view; title and text are the later version's.
 * @typedef {{title: string, text: string, since: string, until: string, diff: Diff}} LastChange
 */

/** @typedef {{ok: true, types: ClauseType[]} | {ok: false, failure: Failure}} Catalogue */

/**
 * @typedef {object} KeptPage A page of the history.
 * @property {string} address
 * @property {string} title
 * @property {KeptVersion[]} versions In the order they were first seen.
 */

/**
 * @typedef {object} KeptVersion
 * @property {number} document Versions of one document can be compared.
 * @property {string} first When it was first seen, ISO 8601; tells it from the others of its document.
 * @property {string} last When it was last seen.
 */

/**
 * @typedef {{added: number, known: number, refused: number} | {fault: string}} Imported
 * Pages that were added, that were there already, for which there is no room; `fault` is the first
 * entry that is none, and nothing was added then.
 */

/**
 * @typedef {{status: "shown"} | {status: "unmarked"} | {status: "hidden", where: string} | {status: "gone"}} ShowAnswer
 * `shown`: its words are rendered in the page; `unmarked`: they are, but the page hides the marks;
 * `hidden`: the page still has them, in a part that could not be opened, and `where` names that part,
 * empty where it has no name; `gone`: the page no longer has them.
 */

/**
 * @typedef {object} KnownDocument What the history holds of an address.
 * @property {string} url As it was asked about.
 * @property {string} address Its canonical address.
 * @property {string} seen When it was last seen, ISO 8601.
 * @property {Report["grade"]} grade Null also where its text can't be read any more.
 * @property {Pick<LastChange, "since" | "until" | "diff"> | null} change The last one that was seen.
 */

/** @typedef {{title: string, text: string}} ReadText What was read of a page, and what the page is called. */

/** @typedef {Record<string, never>} Nothing */

/**
 * What the background is asked. `spoken` is the language that a content script speaks so far, and
 * `language/kept` which one it is to speak; `badge/show` is of a page that came back with its report, or that
 * changed since an earlier visit; `page/named` is of a page that names itself terms, under always-on, with its address;
 * `amount/keep` and `amount/kept` are of how much the person has lit, in every page, `clause/choose` of a
 * clause type that the card is to tell no more, or again; `core/try` tells the places
 * of a pattern, none where it is no pattern.
 * @typedef {{
 *   "core/analyse": {request: {page: Page, spoken?: string}, answer: CoreAnswer},
 *   "core/compare": {request: {before: Page, after: Page}, answer: Comparison},
 *   "history/visit": {request: HistoryVisit, answer: Changes},
 *   "history/last": {request: {address: string}, answer: LastChange | null},
 *   "history/known": {request: {urls: string[]}, answer: KnownDocument[]},
 *   "history/forget": {request: Nothing, answer: true},
 *   "history/list": {request: Nothing, answer: KeptPage[]},
 *   "history/compare": {request: {address: string, document: number, before: string, after: string}, answer: LastChange | null},
 *   "history/remove": {request: {address: string}, answer: true},
 *   "history/export": {request: Nothing, answer: unknown},
 *   "history/import": {request: {file: unknown}, answer: Imported},
 *   "core/catalogue": {request: Nothing, answer: Catalogue},
 *   "core/try": {request: {pattern: string, text: string}, answer: import("../core/contract.js").Own[]},
 *   "core/pattern": {request: {pattern: string}, answer: {fault: string | null}},
 *   "amount/keep": {request: {amount: Amount}, answer: boolean},
 *   "amount/kept": {request: Nothing, answer: Amount},
 *   "clause/choose": {request: {clause: string, wanted: boolean}, answer: boolean},
 *   "language/kept": {request: Nothing, answer: string},
 *   "badge/show": {request: {report: Report, changed: boolean}, answer: void},
 *   "page/named": {request: {at: string}, answer: void},
 * }} ToBackground
 */

/**
 * What a page's content script is asked. `check` reads the page (again) and answers with its
 * {@link View} when done, with `everything` menus, banners and hidden text as well, of several documents the one at
 * `document`, null for all, `anew` where a reading that has begun does not do, and, where `at` is given, only if
 * the page still has that address; `view` answers at once; `show` scrolls to a finding, lights it and opens its card, `step` goes to the next or the
 * previous clause; `choice` says which findings are lit, and `amount` how much of them, until either is
 * chosen anew; `clear` takes all highlights away; `text` is asked by a page of the extension on which the
 * person tries a pattern, and is empty where nothing was read.
 * @typedef {{
 *   "page/check": {request: {everything?: boolean, document?: number | null, amount?: Amount, choice?: Lighting, anew?: boolean, at?: string}, answer: View},
 *   "page/choice": {request: {choice: Lighting}, answer: View},
 *   "page/view": {request: Nothing, answer: View & Looked},
 *   "page/show": {request: {id: string}, answer: ShowAnswer},
 *   "page/amount": {request: {amount: Amount}, answer: View},
 *   "page/step": {request: {by: 1 | -1}, answer: ShowAnswer},
 *   "page/clear": {request: Nothing, answer: View},
 *   "page/text": {request: Nothing, answer: ReadText},
 * }} ToPage
 */

/**
 * What a content script tells the popup, if one is open.
 * @typedef {{"page/changed": {request: {view: View}, answer: void}}} ToPopup
 */

/** @typedef {ToBackground & ToPopup} Sent What goes to all pages of the extension. */

/**
 * One handler for each message that a receiver gets. What it returns is answered, at once or later;
 * undefined is no answer.
 * @template {Record<string, {request: object, answer: unknown}>} Received
 * @typedef {{[T in keyof Received]: (
 *   request: Received[T]["request"],
 *   sender: chrome.runtime.MessageSender,
 * ) => Received[T]["answer"] | Promise<Received[T]["answer"]>}} Handlers
 */

/**
 * Sends a message to the background, or to the popup, if one is open. Of an extension that is gone
 * the browser throws at once; here it rejects like any other failure.
 * @template {keyof Sent} T
 * @param {T} type
 * @param {Sent[T]["request"]} request
 * @returns {Promise<Sent[T]["answer"] | undefined>} Undefined where nobody answered.
 */
export async function send(type, request) {
  return api.runtime.sendMessage({ ...request, type });
}

/**
 * Asks the core. A worker that dies at the wrong moment takes the question with it; a second one wakes a
 * new worker.
 * @template {"core/analyse" | "core/compare"} T
 * @param {T} type
 * @param {ToBackground[T]["request"]} question
 * @returns {Promise<Extract<ToBackground[T]["answer"], {ok: true}>>}
 * @throws {ClauselightError}
 */
async function askCore(type, question) {
  let answer = await send(type, question).catch(() => undefined);
  answer ??= await send(type, question).catch((error) => {
    throw new ClauselightError("no-answer", String(error));
  });
  if (!answer) throw new ClauselightError("no-answer", "The background did not answer.");
  if (!answer.ok) throw new ClauselightError(answer.failure.kind, answer.failure.message);
  return /** @type {Extract<ToBackground[T]["answer"], {ok: true}>} */ (answer);
}

/**
 * Has the core read a page.
 * @param {Page} page
 * @param {string} [spoken] The language that is spoken where the report is to be shown.
 * @returns {Promise<{report: Report, mayHide: boolean, texts?: Texts}>} With texts where the report is in another language.
 * @throws {ClauselightError}
 */
export function analysedWithTexts(page, spoken) {
  return askCore("core/analyse", { page, spoken });
}

/**
 * The same where the texts are at hand.
 * @param {Page} page
 * @returns {Promise<Report>}
 * @throws {ClauselightError}
 */
export async function analysed(page) {
  return (await analysedWithTexts(page)).report;
}

/**
 * Has the core compare two versions of a page.
 * @param {Page} before
 * @param {Page} after
 * @returns {Promise<Diff>}
 * @throws {ClauselightError}
 */
export async function compared(before, after) {
  return (await askCore("core/compare", { before, after })).diff;
}

/**
 * Sends a message to the content script of a tab.
 * @template {keyof ToPage} T
 * @param {number} tabId
 * @param {T} type
 * @param {ToPage[T]["request"]} request
 * @returns {Promise<ToPage[T]["answer"]>}
 * @throws {ClauselightError} Of kind `gone` where nobody answered.
 */
export async function askPage(tabId, type, request) {
  /** @type {ToPage[T]["answer"] | undefined} */
  let answer;
  try {
    answer = await api.tabs.sendMessage(tabId, { ...request, type }, { frameId: 0 });
  } catch (error) {
    throw new ClauselightError("gone", error instanceof Error ? error.message : String(error));
  }
  if (answer === undefined) throw new ClauselightError("gone", "The page did not answer.");
  return answer;
}

/**
 * What pages of the extension alone may ask, since it tells of other pages than the one that asks: a
 * content script's messages come from the page's process, which may have been taken over.
 * @type {Set<string>}
 */
const OWN_PAGES_ALONE = new Set(
  /** @type {(keyof ToBackground)[]} */ ([
    "history/last",
    "history/known",
    "history/forget",
    "history/list",
    "history/compare",
    "history/remove",
    "history/export",
    "history/import",
    "core/catalogue",
    "core/compare",
    "core/pattern",
    "core/try",
  ]),
);

/**
 * Whether a message comes from a page of the extension, as the browser says.
 * @param {chrome.runtime.MessageSender} sender
 */
function isOwnPage({ url }) {
  return url !== undefined && url.startsWith(api.runtime.getURL(""));
}

/**
 * Every message of the extension reaches the background and the popup alike: what is not among the
 * handlers is left to others, and what the sender may not ask, or in no shape that it may have, is not answered.
 * @param {Record<string, (request: any, sender: chrome.runtime.MessageSender) => unknown>} handlers
 */
function listen(handlers) {
  api.runtime.onMessage.addListener((message, sender, answer) => {
    const type = String(message?.type);
    if (!Object.hasOwn(handlers, type)) return false;
    if (OWN_PAGES_ALONE.has(type) && !isOwnPage(sender)) return false;
    if (!isSound(type, message)) {
      console.warn(`clauselight: ${type}: not what it may hold`);
      return false;
    }
    const result = handlers[type](message, sender);
    if (result instanceof Promise) {
      void result.then(answer, (error) => {
        console.warn(`clauselight: ${type}:`, error);
        answer(undefined);
      });
      return true;
    }
    if (result !== undefined) answer(result);
    return false;
  });
}

/** @type {(handlers: Handlers<ToBackground>) => void} */
export const listenInBackground = listen;
/** @type {(handlers: Handlers<ToPage>) => void} */
export const listenInPage = listen;
/** @type {(handlers: Handlers<ToPopup>) => void} */
export const listenInPopup = listen;
