/**
 * The history as a whole: what the options page lists, compares, removes, and carries to another
 * browser in a file.
 */

import { canonicalAddress } from "../shared/address.js";
import { isMoment } from "../shared/shapes.js";
import { analysePage, compareTexts } from "./core.js";
import { inTurn, lastChange, LONGEST_TITLE } from "./history.js";
import { addresses, isVersion, lastSeen, load, remove, save, unpack } from "./store.js";

/** @typedef {import("../shared/messages.js").KeptPage} KeptPage */
/** @typedef {import("../shared/messages.js").KnownDocument} KnownDocument */
/** @typedef {import("../shared/messages.js").LastChange} LastChange */
/** @typedef {import("../shared/messages.js").Imported} Imported */
/** @typedef {import("./store.js").Entry} Entry */

/** Version of the file's shape. */
const VERSION = 1;

/** @returns {Promise<KeptPage[]>} */
export function keptPages() {
  return inTurn(async () => {
    const pages = [];
    for (const address of await addresses()) {
      const { title, versions } = await load(address);
      const told = versions.map(({ document = 0, first, last }) => ({ document, first, last }));
      pages.push({ address, title, versions: told });
    }
    return pages;
  });
}

/**
 * What is known of some addresses, of those that are kept: the grade of what was seen last, read anew
 * from its text, and the last change.
 * @param {string[]} urls
 * @returns {Promise<KnownDocument[]>}
 */
export async function knownDocuments(urls) {
  /** @type {KnownDocument[]} */
  const known = [];
  for (const url of urls) {
    const address = canonicalAddress(url, null);
    if (address === null) continue;
    const { versions } = await load(address);
    const seen = lastSeen({ versions });
    const latest = versions.find(({ last }) => last === seen);
    if (!latest) continue;
    const page = await unpack(latest);
    const grade = page && (await analysePage(page)).grade;
    const last = await lastChange(address);
    const change = last && { since: last.since, until: last.until, diff: last.diff };
    known.push({ url, address, seen, grade, change });
  }
  return known;
}

/** @param {string} address */
export function removePage(address) {
  return inTurn(() => remove(address));
}

/**
 * Compares two versions of a document.
 * @param {{address: string, document: number, before: string, after: string}} versions `before` and
 *   `after` say when each was first seen.
 * @param {import("./core.js").Language} [texts] What the findings are told in.
 * @returns {Promise<LastChange | null>} Null where one of them can't be read.
 */
export async function comparison({ address, document, before, after }, texts) {
  const { versions } = await load(address);
  const at = (/** @type {string} */ first) =>
    versions.find((version) => (version.document ?? 0) === document && version.first === first);
  const [old, young] = [at(before), at(after)];
  const [was, is] = [old && (await unpack(old)), young && (await unpack(young))];
  if (!old || !young || !was || !is) return null;
  const diff = await compareTexts(was, is, texts);
  const { title, text } = is;
  return { title, text, since: old.last, until: young.first, diff };
}

/** Everything that is kept, as a file has it. */
export function exported() {
  return inTurn(async () => {
    /** @type {Record<string, Entry>} */
    const pages = {};
    for (const address of await addresses()) pages[address] = await load(address);
    return { version: VERSION, pages };
  });
}

/**
 * Adds the pages of a file. Those that are kept here already stay as they are: which of two
 * histories of a document is the longer one, no file can say.
 * @param {unknown} file
 * @returns {Promise<Imported>} Nothing is added where one entry is none.
 */
export async function imported(file) {
  const given = /** @type {{version?: unknown, pages?: unknown} | null} */ (file);
  if (given?.version !== VERSION || typeof given.pages !== "object" || given.pages === null) {
    return { fault: "version" };
  }
  /** @type {[string, Entry][]} */
  const entries = [];
  for (const [address, value] of Object.entries(given.pages)) {
    const entry = await entryOf(value);
    if (!entry || canonicalAddress(address, null) !== address) return { fault: address };
    entries.push([address, entry]);
  }
  return inTurn(async () => {
    const here = new Set(await addresses());
    const counts = { added: 0, known: 0, refused: 0 };
    for (const [address, entry] of entries) {
      if (here.has(address)) counts.known += 1;
      else if ((await save(address, entry, lastSeen(entry))).kept) counts.added += 1;
      else counts.refused += 1;
    }
    return counts;
  });
}

/**
 * @param {unknown} value
 * @returns {Promise<Entry | null>} Null where it is no entry, or a version of it can't be read.
 */
async function entryOf(value) {
  const given = /** @type {Partial<Entry> | null} */ (value);
  if (typeof given?.title !== "string" || !Array.isArray(given.versions)) return null;
  /** @type {Entry["versions"]} */
  const versions = [];
  for (const version of given.versions) {
    if (!isVersion(version)) return null;
    const { first, last, document = 0, data } = version;
    if (![first, last].every(isMoment) || !Number.isSafeInteger(document)) return null;
    const page = await unpack(version);
    if (typeof page?.text !== "string" || !Array.isArray(page.blocks)) return null;
    if (typeof page.title !== "string" || typeof page.url !== "string") return null;
    versions.push({ first, last, document, data });
  }
  return versions.length > 0 ? { title: given.title.slice(0, LONGEST_TITLE), versions } : null;
}
