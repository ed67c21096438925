/**
 * What terms pages said on earlier visits, kept on the device only.
 *
 * An address may show several documents: one in each language, or whatever a script puts there.
 * Each has versions of its own; a version is compared with the one before it of the same document,
 * never with another document.
 */

import { compareTexts, describePage, forgetPage } from "./core.js";
import { inOtherLanguage, isSameDocument, sharedText } from "./documents.js";
import { lastSeen, load, pack, removeAll, save, unpack } from "./store.js";

export { BUDGET } from "./store.js";

/** @typedef {import("../shared/messages.js").Page} Page */
/** @typedef {import("../shared/messages.js").Changes} Changes */
/** @typedef {import("../core/contract.js").Diff} Diff */
/** @typedef {import("./documents.js").Reading} Reading */
/** @typedef {Pick<Reading, "language" | "kind">} Told What the report of a page tells apart. */
/** @typedef {import("./store.js").Version} Version */

/** Versions that are kept of a document. */
const VERSIONS = 3;

/** Documents that are kept of an address. */
const DOCUMENTS = 6;

/** Longest title that is kept, in UTF-16 code units. */
export const LONGEST_TITLE = 300;

/**
 * @typedef {object} Known A document of the history.
 * @property {number} number
 * @property {Version[]} versions From the oldest on; none that can't be read after the newest that can.
 * @property {Reading} newest What its newest version says.
 */

/** @type {Promise<unknown>} The work on the history so far. */
let working = Promise.resolve();

/**
 * Does one thing on the history after the other: each reads it, changes it and writes it whole.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function inTurn(work) {
  const turn = working.then(work);
  working = turn.catch(() => undefined);
  return turn;
}

/**
 * Compares a page with what it said at the last visit, and keeps it.
 * @param {Page} page
 * @param {Told} told What its report says.
 * @param {string} address Its canonical address.
 * @param {string} began When this visit began, ISO 8601; a page may be read more than once in it.
 * @param {import("./core.js").Language} [texts] What the findings are told in.
 * @returns {Promise<Changes>}
 */
export function visit(page, told, address, began, texts) {
  return inTurn(() => compareAndKeep(page, told, address, began, texts).finally(forgetPage));
}

/** Removes everything that is kept. */
export function forgetAll() {
  return inTurn(removeAll);
}

/**
 * What of a page is kept: its words, and no address but the canonical one.
 * @param {Page} page
 * @param {string} address
 * @returns {Page}
 */
function kept(page, address) {
  return { ...page, links: [], title: page.title.slice(0, LONGEST_TITLE), url: address };
}

/**
 * @param {Page} page
 * @param {Told} told
 * @param {string} address
 * @param {string} began
 * @param {import("./core.js").Language} [texts]
 * @returns {Promise<Changes>}
 */
async function compareAndKeep(page, { language, kind }, address, began, texts) {
  const said = kept(page, address);
  const reading = { text: said.text, title: said.title, language, kind };
  const data = await pack(said);
  const entry = await load(address);
  const documents = await documentsOf(entry.versions, reading, data);
  const own = closest(documents, reading);
  const number = own?.number ?? 1 + Math.max(-1, ...documents.map((known) => known.number));
  // What this same visit read before is no earlier version.
  const versions = (own?.versions ?? []).filter(({ first }) => first !== began);
  const before = await newestReadable(versions);
  const newest = versions.at(-1);
  const changes =
    before && newest
      ? await compared(before, said, { newest, began, data, texts })
      : unlike(documents, reading, began);
  if (changes.status === "same" && newest) {
    Object.assign(newest, { previous: changes.since, last: began, data });
  } else {
    versions.push({ first: began, last: began, document: number, data });
  }
  const longer = { number, versions: versions.slice(-VERSIONS) };
  changes.earlier = longer.versions.length > 1;
  const others = documents.filter((known) => known !== own);
  others.sort((a, b) => (lastSeen(a) < lastSeen(b) ? 1 : -1));
  const all = [longer, ...others.slice(0, DOCUMENTS - 1)].sort((a, b) => a.number - b.number);
  const saved = { title: said.title, versions: all.flatMap((known) => known.versions) };
  return { ...changes, ...(await save(address, saved, began)) };
}

/**
 * What became of a document.
 * @param {Page} before
 * @param {Page} page
 * @param {object} about
 * @param {Version} about.newest The version that `before` is.
 * @param {string} about.began
 * @param {string} about.data The page as it is kept.
 * @param {import("./core.js").Language} [about.texts]
 * @returns {Promise<Changes>}
 */
async function compared(before, page, { newest, began, data, texts }) {
  const since = newest.last === began ? (newest.previous ?? newest.first) : newest.last;
  if (newest.data === data) return { ...nothing("same"), since };
  const diff = await compareTexts(before, page, texts);
  if (!diff.comparable) return { ...nothing("other-language"), since };
  if (!differs(diff)) return { ...nothing("same"), since };
  return { ...nothing("changed"), since, diff };
}

/**
 * What is told of a document that was not seen before: what else was seen at its address.
 * @param {Known[]} documents
 * @param {Reading} reading
 * @param {string} began
 * @returns {Changes}
 */
function unlike(documents, reading, began) {
  const earlier = documents.filter(({ versions }) => versions.some(({ first }) => first !== began));
  if (earlier.length === 0) return nothing("first");
  const latest = earlier.reduce((a, b) => (lastSeen(a) < lastSeen(b) ? b : a));
  const since = lastSeen(latest);
  if (!inOtherLanguage(latest.newest, reading)) return { ...nothing("other-document"), since };
  return { ...nothing("other-language"), since, language: latest.newest.language };
}

/**
 * The document of which a reading is a version: the one that it shares most with.
 * @param {Known[]} documents
 * @param {Reading} reading
 * @returns {Known | null}
 */
function closest(documents, reading) {
  /** @type {Known | null} */
  let best = null;
  let most = -1;
  for (const known of documents) {
    const shared = sharedText(known.newest.text, reading.text);
    if (shared > most && isSameDocument(known.newest, reading, shared)) {
      best = known;
      most = shared;
    }
  }
  return best;
}

/**
 * The documents of an address. One that can't be read at all is left out.
 * @param {Version[]} all
 * @param {Reading} reading What the page says now; a version that is kept as the same says it too.
 * @param {string} data The page as it is kept.
 * @returns {Promise<Known[]>}
 */
async function documentsOf(all, reading, data) {
  /** @type {Known[]} */
  const documents = [];
  for (const number of new Set(all.map(({ document = 0 }) => document))) {
    const versions = all.filter(({ document = 0 }) => document === number);
    const page = await newestReadable(versions);
    if (!page) continue;
    const newest = versions.at(-1)?.data === data ? reading : await readingOf(page);
    documents.push({ number, versions, newest });
  }
  return documents;
}

/**
 * @param {Page} page
 * @returns {Promise<Reading>}
 */
async function readingOf(page) {
  const { language, kind } = await describePage(page);
  return { text: page.text, title: page.title, language, kind };
}

/**
 * The newest version that can be read; what is newer and can't is taken from the list.
 * @param {Version[]} versions
 * @returns {Promise<Page | null>}
 */
async function newestReadable(versions) {
  for (let newest = versions.at(-1); newest; newest = versions.at(-1)) {
    const page = await unpack(newest);
    if (page) return page;
    versions.pop();
  }
  return null;
}

/**
 * The last change of the document that was seen last at an address, for the side-by-side view.
 * @param {string} address Its canonical address.
 * @param {import("./core.js").Language} [texts] What the findings are told in.
 * @returns {Promise<import("../shared/messages.js").LastChange | null>}
 */
export async function lastChange(address, texts) {
  const { versions: all } = await load(address);
  const latest = all.reduce(
    (/** @type {Version | null} */ best, version) =>
      best && best.last > version.last ? best : version,
    null,
  );
  const versions = all.filter(({ document = 0 }) => document === (latest?.document ?? 0));
  const after = await newestReadable(versions);
  const newest = versions.pop();
  const before = await newestReadable(versions);
  const older = versions.at(-1);
  if (!after || !newest || !before || !older) return null;
  const diff = await compareTexts(before, after, texts);
  const { title, text } = after;
  return { title, text, since: older.last, until: newest.first, diff };
}

/**
 * @param {Changes["status"]} status
 * @returns {Changes}
 */
export function nothing(status) {
  return { status, since: null, diff: null, earlier: false, kept: false, dropped: 0 };
}

/** @param {Diff} diff */
function differs({ stats }) {
  return stats.sentencesAdded + stats.sentencesRemoved + stats.sentencesChanged > 0;
}
