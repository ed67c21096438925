/**
 * The places that a pattern meets, with the words around them: pure functions.
 */

/** Places of a pattern that the core tells at most. */
export const LIMIT = 100;

/** Most of the words around a place, in UTF-16 code units on each side. */
const AROUND = 60;

/**
 * A place with the words before and after it in its line, cut between words.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {{before: string, quote: string, after: string}}
 */
export function surrounded(text, start, end) {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const lineEnd = next === -1 ? text.length : next;
  const before = text.slice(start === 0 ? 0 : lineStart, start);
  const after = text.slice(end, lineEnd);
  const cutBefore = before.indexOf(" ", before.length - AROUND);
  const cutAfter = after.lastIndexOf(" ", AROUND);
  return {
    before: before.length > AROUND && cutBefore !== -1 ? `…${before.slice(cutBefore)}` : before,
    quote: text.slice(start, end),
    after: after.length > AROUND && cutAfter !== -1 ? `${after.slice(0, cutAfter)} …` : after,
  };
}
