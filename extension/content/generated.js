/**
 * Text that a page's styles write before and after its elements. It is in no node, so that no range can
 * cover it: it is counted and not read.
 */

const PLACES = ["::before", "::after"];

/** A picture's address, a string of a `content` value, or the name of the attribute that it takes one from. */
const PARTS = /url\("(?:[^"\\]|\\.)*"\)|"((?:[^"\\]|\\.)*)"|attr\(\s*([-\w]+)/g;

const WORDS = /\p{L}[\p{L}\p{N}'’-]*/gu;

/** Fewest words of a statement; a number, a sign or "opens in a new tab" says nothing of the terms. */
const FEWEST = 6;

/**
 * @param {Element} element One that is rendered.
 * @param {Window} view Its window.
 * @param {(element: Element, name: string) => string} attributeOf
 * @returns {number} Of words that its style writes into it; 0 where that is no statement.
 */
export function generatedWords(element, view, attributeOf) {
  let words = 0;
  for (const place of PLACES) {
    const { content } = view.getComputedStyle(element, place);
    // Nearly every element has none.
    if (content === "none" || content === "normal") continue;
    const count = wordsIn(content, (name) => attributeOf(element, name));
    if (count >= FEWEST) words += count;
  }
  return words;
}

/**
 * @param {string} content Value of the property.
 * @param {(attribute: string) => string} valueOf
 * @returns {number} Of its words.
 */
export function wordsIn(content, valueOf) {
  const texts = [...content.matchAll(PARTS)].map(
    ([, text, attribute]) => text ?? (attribute ? valueOf(attribute) : ""),
  );
  return (texts.join(" ").match(WORDS) ?? []).length;
}
