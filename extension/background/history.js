/**
 * What terms pages said on earlier visits, kept on the device only.
 *
 * One storage item a page, under its canonical address, with its last few versions compressed; one
 * more says how large each is and when it was last seen. Both are written in one call, so that a
 * worker that ends at any moment leaves them whole; where they disagree all the same, the pages'
 * own items win.
 */

import { api } from "../shared/platform.js";
import { compareTexts } from "./core.js";

/** @typedef {import("../shared/messages.js").Page} Page */
/** @typedef {import("../shared/messages.js").Changes} Changes */
/** @typedef {import("../shared/messages.js").Diff} Diff */

/**
 * @typedef {object} Version
 * @property {string} first When it was first seen, ISO 8601.
 * @property {string} last When it was last seen.
 * @property {string} [previous] When it was seen before that.
 * @property {string} data Its {@link Page}, as JSON, gzipped, in base64.
 */

/** @typedef {{title: string, versions: Version[]}} Entry Versions from the oldest on. */
/** @typedef {Record<string, {last: string, bytes: number}>} Index By canonical address. */

const PREFIX = "history/";
const INDEX = "history-index";

/** Versions that are kept of a page. */
const VERSIONS = 3;

/**
 * Bytes that the history may take. Chromium gives an extension 10 MB; the rest is for settings.
 */
export const BUDGET = 8_000_000;

/**
 * Compares a page with what it said at the last visit, and keeps it.
 * @param {Page} page
 * @param {string} address Its canonical address.
 * @param {string} began When this visit began, ISO 8601; a page may be read more than once in it.
 * @returns {Promise<Changes>}
 */
export async function visit(page, address, began) {
  const entry = await load(address);
  // What this same visit read before is no earlier version.
  const versions = entry.versions.filter(({ first }) => first !== began);
  const before = await newestReadable(versions);
  const newest = versions.at(-1);
  const changes = nothing("first");
  const data = await pack(page);
  let same = false;
  if (before && newest) {
    const diff = await compareTexts(before, page);
    const since = newest.last === began ? (newest.previous ?? newest.first) : newest.last;
    same = !differs(diff);
    if (same) {
      Object.assign(newest, { previous: since, last: began, data });
      Object.assign(changes, { status: "same", since });
    } else {
      Object.assign(changes, { status: "changed", since, diff });
    }
  }
  if (!same) versions.push({ first: began, last: began, data });
  const kept = { title: page.title, versions: versions.slice(-VERSIONS) };
  changes.earlier = kept.versions.length > 1;
  return { ...changes, ...(await save(address, kept, began)) };
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
 * The last change of a page, for the side-by-side view.
 * @param {string} address Its canonical address.
 * @returns {Promise<{title: string, since: string, until: string, diff: Diff} | null>}
 */
export async function lastChange(address) {
  const { title, versions } = await load(address);
  const after = await newestReadable(versions);
  const newest = versions.pop();
  const before = await newestReadable(versions);
  const older = versions.at(-1);
  if (!after || !newest || !before || !older) return null;
  const diff = await compareTexts(before, after);
  return { title, since: older.last, until: newest.first, diff };
}

/** Removes everything that is kept. */
export async function forgetAll() {
  const keys = Object.keys(await stored(null));
  const kept = keys.filter((key) => key === INDEX || key.startsWith(PREFIX));
  await api.storage.local.remove(kept);
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

/**
 * @param {string} address
 * @returns {Promise<Entry>} An empty one where there is none or it can't be read.
 */
async function load(address) {
  const key = PREFIX + address;
  const { [key]: entry } = await stored(key);
  const versions = Array.isArray(entry?.versions) ? entry.versions.filter(isVersion) : [];
  return { title: typeof entry?.title === "string" ? entry.title : "", versions };
}

/**
 * What is stored under a key; under null, everything. It may be anything: a disk can fail.
 * @param {string | null} key
 * @returns {Promise<Record<string, any>>}
 */
function stored(key) {
  return api.storage.local.get(key);
}

/**
 * @param {unknown} value
 * @returns {value is Version}
 */
function isVersion(value) {
  const { first, last, data } = /** @type {Partial<Version>} */ (value ?? {});
  return typeof first === "string" && typeof last === "string" && typeof data === "string";
}

/**
 * Writes an entry. What was seen longest ago makes room for it.
 * @param {string} address
 * @param {Entry} entry
 * @param {string} seen
 * @returns {Promise<{kept: boolean, dropped: number}>}
 */
async function save(address, entry, seen) {
  const index = await readIndex();
  const bytes = JSON.stringify(entry).length + address.length;
  index[address] = { last: seen, bytes };
  let dropped = 0;
  while (total(index) > BUDGET && (await dropOldest(index, address))) dropped += 1;
  for (;;) {
    try {
      if (bytes > BUDGET) throw new Error("longer than the whole history may be");
      await api.storage.local.set({ [PREFIX + address]: entry, [INDEX]: index });
      return { kept: true, dropped };
    } catch (error) {
      // A full disk or quota: room is made as long as there is any to make.
      if (await dropOldest(index, address)) {
        dropped += 1;
        continue;
      }
      console.warn("clauselight: history:", error);
      return { kept: false, dropped };
    }
  }
}

/**
 * Removes the page that was seen longest ago.
 * @param {Index} index
 * @param {string} except
 * @returns {Promise<boolean>} Whether there was one.
 */
async function dropOldest(index, except) {
  const others = Object.keys(index).filter((address) => address !== except);
  if (others.length === 0) return false;
  const oldest = others.reduce((a, b) => (index[a].last <= index[b].last ? a : b));
  delete index[oldest];
  await api.storage.local.remove(PREFIX + oldest);
  return true;
}

/**
 * The index; made anew from the entries where it is lost.
 * @returns {Promise<Index>}
 */
async function readIndex() {
  const { [INDEX]: known } = await stored(INDEX);
  if (known && typeof known === "object") return { ...known };
  /** @type {Index} */
  const index = {};
  for (const [key, entry] of Object.entries(await stored(null))) {
    if (!key.startsWith(PREFIX)) continue;
    const last = entry?.versions?.at?.(-1)?.last ?? "";
    index[key.slice(PREFIX.length)] = { last, bytes: JSON.stringify(entry).length + key.length };
  }
  return index;
}

/** @param {Index} index */
function total(index) {
  return Object.values(index).reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * @param {Page} page
 * @returns {Promise<string>}
 */
async function pack(page) {
  const stream = new Blob([JSON.stringify(page)]).stream();
  const zipping = new Response(stream.pipeThrough(new CompressionStream("gzip")));
  const zipped = new Uint8Array(await zipping.arrayBuffer());
  let binary = "";
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < zipped.length; at += 8192) {
    binary += String.fromCharCode(...zipped.subarray(at, at + 8192));
  }
  return btoa(binary);
}

/**
 * @param {Version} version
 * @returns {Promise<Page | null>} Null where it can't be read.
 */
async function unpack({ data }) {
  try {
    const zipped = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  } catch (error) {
    console.warn("clauselight: history: a version can't be read:", error);
    return null;
  }
}
