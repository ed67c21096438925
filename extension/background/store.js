/**
 * Where the history lies: one storage item an address, with its versions, and one more that says
 * how large each is and when it was last seen. Both are written in one call, so that a worker that
 * ends at any moment leaves them whole; where they disagree all the same, the pages' own items win.
 */

import { api } from "../shared/platform.js";

/** @typedef {import("../shared/messages.js").Page} Page */

/**
 * @typedef {object} Version
 * @property {string} first When it was first seen, ISO 8601.
 * @property {string} last When it was last seen.
 * @property {string} [previous] When it was seen before that.
 * @property {number} [document] Number of its document among those seen at the address; 0 if absent.
 * @property {string} data Its {@link Page}, as JSON, gzipped, in base64.
 */

/** @typedef {{title: string, versions: Version[]}} Entry Versions in the order they were first seen. */
/** @typedef {Record<string, {last: string, bytes: number}>} Index By canonical address. */

const PREFIX = "history/";
const INDEX = "history-index";

/**
 * Bytes that the history may take. Chromium gives an extension 10 MB; the rest is for settings.
 */
export const BUDGET = 8_000_000;

/** Bytes that one address may take: no page evicts all the others. */
const SHARE = BUDGET / 4;

/**
 * @param {string} address
 * @returns {Promise<Entry>} An empty one where there is none or it can't be read.
 */
export async function load(address) {
  const key = PREFIX + address;
  const { [key]: entry } = await stored(key);
  const versions = Array.isArray(entry?.versions) ? entry.versions.filter(isVersion) : [];
  return { title: typeof entry?.title === "string" ? entry.title : "", versions };
}

/**
 * Writes an entry. What was seen longest ago makes room for it.
 * @param {string} address
 * @param {Entry} entry
 * @param {string} seen
 * @returns {Promise<{kept: boolean, dropped: number}>}
 */
export async function save(address, entry, seen) {
  const bytes = JSON.stringify(entry).length + address.length;
  if (bytes > SHARE) {
    console.warn("clauselight: history: larger than one page may be:", bytes);
    return { kept: false, dropped: 0 };
  }
  const index = await readIndex();
  index[address] = { last: seen, bytes };
  let dropped = 0;
  while (total(index) > BUDGET && (await dropOldest(index, address))) dropped += 1;
  for (;;) {
    try {
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

/** @returns {Promise<string[]>} The addresses of all entries, in order. */
export async function addresses() {
  const keys = Object.keys(await stored(null)).filter((key) => key.startsWith(PREFIX));
  return keys.map((key) => key.slice(PREFIX.length)).sort();
}

/**
 * Removes an entry.
 * @param {string} address
 */
export async function remove(address) {
  const index = await readIndex();
  delete index[address];
  // The entry goes first: one that no index names would count for no budget.
  await api.storage.local.remove(PREFIX + address);
  await api.storage.local.set({ [INDEX]: index });
}

/** Removes everything that is kept. */
export async function removeAll() {
  const keys = Object.keys(await stored(null));
  const kept = keys.filter((key) => key === INDEX || key.startsWith(PREFIX));
  await api.storage.local.remove(kept);
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
export function isVersion(value) {
  const { first, last, data } = /** @type {Partial<Version>} */ (value ?? {});
  return typeof first === "string" && typeof last === "string" && typeof data === "string";
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
    /** @type {{last?: string}[]} */
    const versions = Array.isArray(entry?.versions) ? entry.versions : [];
    const last = versions.reduce((latest, { last = "" }) => (last > latest ? last : latest), "");
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
export async function pack(page) {
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
export async function unpack({ data }) {
  try {
    const zipped = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  } catch (error) {
    console.warn("clauselight: history: a version can't be read:", error);
    return null;
  }
}
