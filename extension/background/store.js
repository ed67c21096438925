/**
 * Where the history lies: one storage item an address, with its versions, and one more that says
 * how large each is and when it was last seen. Both are written in one call, so that a worker that
 * ends at any moment leaves them whole; where they disagree all the same, the pages' own items win.
 */

import { canonicalAddress } from "../shared/address.js";
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

/** Where the version of the shape stands, and which one this is. Where none stands, it is 1. */
const SCHEMA_ITEM = "history-schema";
const SCHEMA = 2;

/**
 * Bytes that the history may take. Chromium gives an extension 10 MB; the rest is for settings.
 */
export const BUDGET = 8_000_000;

/** Bytes that one address may take: no page evicts all the others. */
const SHARE = BUDGET / 4;

/** @type {Promise<void> | null} The history being brought to this version's shape, once a worker's life. */
let preparing = null;

/**
 * Brings the history to this version's shape.
 * @throws {Error} Where a newer version has kept it: it is left as it is.
 */
async function prepare() {
  preparing ??= migrate();
  try {
    await preparing;
  } catch (error) {
    preparing = null;
    throw error;
  }
}

async function migrate() {
  const { [SCHEMA_ITEM]: found = 1 } = await stored(SCHEMA_ITEM);
  if (found === SCHEMA) return;
  if (typeof found === "number" && found > SCHEMA) {
    throw new Error(`the history has shape ${found}, this version knows ${SCHEMA}`);
  }
  await withoutSecrets();
  try {
    await api.storage.local.set({ [SCHEMA_ITEM]: SCHEMA });
  } catch (error) {
    // A full disk: the history can be read all the same, and the next worker tries again.
    console.warn("clauselight: history:", error);
  }
}

/**
 * From 1 to 2: addresses lose the parameters that let in whoever has them, and so do the pages that are kept under
 * them. Done twice, it does nothing more.
 */
async function withoutSecrets() {
  /** @type {Map<string, Entry>} */
  const renamed = new Map();
  /** @type {string[]} */
  const gone = [];
  const all = await stored(null);
  for (const [key, value] of Object.entries(all)) {
    if (!key.startsWith(PREFIX)) continue;
    const address = canonicalAddress(key.slice(PREFIX.length), null);
    const next = address === null ? null : PREFIX + address;
    if (next === key) continue;
    gone.push(key);
    if (address === null || next === null) continue;
    const entry = await renamedEntry(entryOf(value), address);
    // Of those that come to one address, the one that was seen last goes on.
    const rival = renamed.get(next) ?? (Object.hasOwn(all, next) ? entryOf(all[next]) : null);
    if (rival === null || lastSeen(entry) > lastSeen(rival)) renamed.set(next, entry);
  }
  if (gone.length === 0) return;
  const items = Object.fromEntries(renamed);
  try {
    await api.storage.local.set(items);
    await api.storage.local.remove([...gone, INDEX]);
  } catch (error) {
    // A full disk has no room for both.
    console.warn("clauselight: history:", error);
    await api.storage.local.remove([...gone, INDEX]);
    await api.storage.local.set(items);
  }
}

/**
 * An entry whose pages have another address. What can't be read is left out: it may hold the old one.
 * @param {Entry} entry
 * @param {string} address
 * @returns {Promise<Entry>}
 */
async function renamedEntry({ title, versions }, address) {
  /** @type {Version[]} */
  const all = [];
  for (const version of versions) {
    const page = await unpack(version);
    if (page) all.push({ ...version, data: await pack({ ...page, url: address }) });
  }
  return { title, versions: all };
}

/**
 * When any version was last seen.
 * @param {{versions: {last: string}[]}} known
 */
export function lastSeen({ versions }) {
  return versions.reduce((latest, { last }) => (last > latest ? last : latest), "");
}

/**
 * What is stored, as an entry; it may be anything.
 * @param {any} value
 * @returns {Entry}
 */
function entryOf(value) {
  const versions = Array.isArray(value?.versions) ? value.versions.filter(isVersion) : [];
  return { title: typeof value?.title === "string" ? value.title : "", versions };
}

/**
 * @param {string} address
 * @returns {Promise<Entry>} An empty one where there is none or it can't be read.
 */
export async function load(address) {
  await prepare();
  const key = PREFIX + address;
  const { [key]: entry } = await stored(key);
  return entryOf(entry);
}

/**
 * Writes an entry. What was seen longest ago makes room for it.
 * @param {string} address
 * @param {Entry} entry
 * @param {string} seen
 * @returns {Promise<{kept: boolean, dropped: number}>}
 */
export async function save(address, entry, seen) {
  await prepare();
  const bytes = bytesOf(address, entry);
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
  await prepare();
  const keys = Object.keys(await stored(null)).filter((key) => key.startsWith(PREFIX));
  return keys.map((key) => key.slice(PREFIX.length)).sort();
}

/**
 * Removes an entry.
 * @param {string} address
 */
export async function remove(address) {
  await prepare();
  const index = await readIndex();
  delete index[address];
  // The entry goes first: one that no index names would count for no budget.
  await api.storage.local.remove(PREFIX + address);
  await api.storage.local.set({ [INDEX]: index });
}

/** Removes everything that is kept, whichever version kept it. */
export async function removeAll() {
  const keys = Object.keys(await stored(null));
  const kept = keys.filter((key) => key === INDEX || key.startsWith(PREFIX));
  await api.storage.local.remove([...kept, SCHEMA_ITEM]);
  preparing = null;
}

/**
 * What an entry takes up, in bytes of UTF-8.
 * @param {string} address
 * @param {unknown} entry
 */
function bytesOf(address, entry) {
  return new TextEncoder().encode(PREFIX + address + JSON.stringify(entry)).length;
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
 * The index; made anew from the entries where it is lost, damaged, or names others than there are.
 * @returns {Promise<Index>}
 */
async function readIndex() {
  const { [INDEX]: known } = await stored(INDEX);
  if (isIndex(known) && (await names(known))) return { ...known };
  /** @type {Index} */
  const index = {};
  for (const [key, entry] of Object.entries(await stored(null))) {
    if (!key.startsWith(PREFIX)) continue;
    const last = lastSeen(entryOf(entry));
    const address = key.slice(PREFIX.length);
    index[address] = { last, bytes: bytesOf(address, entry) };
  }
  return index;
}

/**
 * @param {unknown} value
 * @returns {value is Index}
 */
function isIndex(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (entry) => typeof entry?.last === "string" && Number.isSafeInteger(entry.bytes),
  );
}

/**
 * Whether an index names the entries that there are. A browser that tells no keys alone is believed.
 * @param {Index} index
 */
async function names(index) {
  const area = /** @type {{getKeys?: () => Promise<string[]>}} */ (api.storage.local);
  if (!area.getKeys) return true;
  const entries = (await area.getKeys()).filter((key) => key.startsWith(PREFIX));
  const named = entries.every((key) => Object.hasOwn(index, key.slice(PREFIX.length)));
  return named && entries.length === Object.keys(index).length;
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
