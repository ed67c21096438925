/**
 * The words that a finding rests on, as phrases that read. Pure.
 */

/** @typedef {import("../core/contract.js").TextRange} TextRange */

/** Most words between two pieces that are one phrase. */
const GAP_WORDS = 4;

/** Words after a lone word that are taken with it. */
const REACH = 3;

/** What parts phrases. */
const BOUNDARY = /[.,;:!?()[\]\n–—]/;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;

/** Words that by themselves say nothing, in the languages that are read. */
const EMPTY = new Set(
  `a an and any are as at be been between by for from has have if in including into is it its may not of on or
  our shall such that the their them these they this those to under us was we were when where which will with you
  your der die das den dem des ein eine einer und oder mit von zu für auf wir sie ihre einschließlich
  le la les un une des du de et ou à au aux nous vous votre vos notre nos y compris pour par que
  el los las una unos del al o su sus para por nosotros usted incluido incluidos incluyendo con en
  il lo gli i uno e ed di da per che noi tuo tua vostri inclusi compresi
  w we z ze i oraz lub do na od o jest są nie się który która które tym`
    .trim()
    .split(/\s+/),
);

/**
 * Joins the pieces of evidence that lie close together, takes with a lone word what follows it, and
 * leaves out words that by themselves say nothing.
 * @param {string} text
 * @param {TextRange[]} evidence In any order; may overlap.
 * @param {TextRange} clause All pieces lie in it.
 * @returns {TextRange[]} In reading order, apart; the clause itself where no phrase is left.
 */
export function phrasesOf(text, evidence, clause) {
  const joined = join(text, evidence);
  const grown = joined.map((piece) =>
    wordsIn(text, piece) > 1 ? piece : grow(text, piece, clause),
  );
  const phrases = join(
    text,
    grown.filter((piece) => says(text, piece)),
  );
  return phrases.length > 0
    ? phrases.map((phrase) => trim(text, phrase))
    : [{ start: clause.start, end: clause.end }];
}

/**
 * @param {string} text
 * @param {TextRange[]} pieces
 * @returns {TextRange[]}
 */
function join(text, pieces) {
  /** @type {TextRange[]} */
  const joined = [];
  for (const { start, end } of [...pieces].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && isClose(text, last.end, start)) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/**
 * @param {string} text
 * @param {number} end Of one piece.
 * @param {number} start Of the next.
 */
function isClose(text, end, start) {
  if (start <= end) return true;
  const gap = text.slice(end, start);
  // A comma within a list does not part a phrase.
  return !BOUNDARY.test(gap.replaceAll(",", "")) && count(gap) <= GAP_WORDS;
}

/**
 * @param {string} text
 * @param {TextRange} piece
 * @param {TextRange} clause
 * @returns {TextRange}
 */
function grow(text, { start, end }, clause) {
  const after = text.slice(end, clause.end);
  const boundary = after.search(BOUNDARY);
  const open = boundary < 0 ? after : after.slice(0, boundary);
  const words = [...open.matchAll(WORD)].slice(0, REACH);
  // A phrase does not end in a word that leads to the next.
  while (words.length > 0 && isEmpty(words[words.length - 1][0])) words.pop();
  const last = words.at(-1);
  return { start, end: last ? end + last.index + last[0].length : end };
}

/**
 * Whether a piece says anything by itself: several words do, whatever they are.
 * @param {string} text
 * @param {TextRange} piece
 */
function says(text, { start, end }) {
  const words = text.slice(start, end).match(WORD) ?? [];
  return words.length > 1 || words.some((word) => !isEmpty(word));
}

/**
 * Without the words at its end that lead to what it leaves out.
 * @param {string} text
 * @param {TextRange} phrase
 * @returns {TextRange}
 */
function trim(text, { start, end }) {
  const words = [...text.slice(start, end).matchAll(WORD)];
  const ends = words.findLastIndex((word, at) => at < 2 || !isEmpty(word[0]));
  if (ends === words.length - 1) return { start, end };
  const last = words[ends];
  return { start, end: start + last.index + last[0].length };
}

/** @param {string} word */
function isEmpty(word) {
  return EMPTY.has(word.toLowerCase());
}

/**
 * @param {string} text
 * @param {TextRange} piece
 */
function wordsIn(text, { start, end }) {
  return count(text.slice(start, end));
}

/** @param {string} text */
function count(text) {
  return text.match(WORD)?.length ?? 0;
}
