/**
 * Whether two texts at one address are versions of one document: pure functions.
 */

/**
 * @typedef {object} Reading What tells documents apart.
 * @property {string} text
 * @property {string} title
 * @property {string} language ISO 639-1 code, `und` where it is not known.
 * @property {import("../core/contract.js").PageKind} kind
 */

/** Words in a row that count as shared text. */
const RUN = 4;

/**
 * Least share of the shorter text that two versions of a document have in common, by whether kind
 * and title are the same. Editing leaves most sentences as they were; documents of one service
 * share an introduction and their boilerplate.
 */
const LEAST = {
  bothSame: 0.1,
  titleDiffers: 0.3,
  kindDiffers: 0.5,
  bothDiffer: 0.8,
};

/**
 * How much of the shorter text stands in the longer one too.
 * @param {string} one
 * @param {string} other
 * @returns {number} 0 to 1.
 */
export function sharedText(one, other) {
  const [short, long] = [runsOf(one), runsOf(other)].sort((a, b) => a.size - b.size);
  if (short.size === 0) return one === other ? 1 : 0;
  let shared = 0;
  for (const run of short) if (long.has(run)) shared += 1;
  return shared / short.size;
}

/**
 * @param {Reading} one
 * @param {Reading} other
 * @returns {boolean} Whether the two are in different languages, as far as both are known.
 */
export function inOtherLanguage(one, other) {
  return one.language !== other.language && one.language !== "und" && other.language !== "und";
}

/**
 * @param {Reading} one
 * @param {Reading} other
 * @param {number} shared As {@link sharedText} has it.
 */
export function isSameDocument(one, other, shared) {
  if (inOtherLanguage(one, other)) return false;
  const title = wordsOf(one.title).join(" ") === wordsOf(other.title).join(" ");
  const kind = one.kind === other.kind;
  if (kind) return shared >= (title ? LEAST.bothSame : LEAST.titleDiffers);
  return shared >= (title ? LEAST.kindDiffers : LEAST.bothDiffer);
}

/**
 * Every run of {@link RUN} words; of a shorter text, its words.
 * @param {string} text
 * @returns {Set<string>}
 */
function runsOf(text) {
  const words = wordsOf(text);
  const length = Math.min(RUN, words.length);
  /** @type {Set<string>} */
  const runs = new Set();
  for (let at = 0; length > 0 && at + length <= words.length; at += 1) {
    runs.add(words.slice(at, at + length).join(" "));
  }
  return runs;
}

/**
 * Words without numbers, which change with every date.
 * @param {string} text
 * @returns {string[]}
 */
function wordsOf(text) {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
}
