/**
 * Documents of a page that holds many, as the pages of a handbook of terms do: where each begins, and one of
 * them alone. Pure.
 */

import { namesItself } from "./names.js";

/** @typedef {import("./extract.js").Extraction} Extraction */

/**
 * @typedef {object} Part A document of a page.
 * @property {string} title Its heading.
 * @property {number} start In the page's text, in UTF-16 code units.
 * @property {number} end
 */

/** Fewest words of a page that is told apart: less than that is read as one. */
export const LONG_PAGE = 30_000;

/** Fewest words of a document; a heading over fewer is one of a section. */
const LEAST = 500;

/** Longest heading that is a document's name, in words. */
const NAME = 14;

/**
 * Words between white space, without a list of them: a text may have a million.
 * @param {string} text
 */
function wordCount(text) {
  const word = /\S+/g;
  let count = 0;
  while (word.test(text)) count += 1;
  return count;
}

/**
 * The documents of a long page: each begins with a heading of the highest level that is there more than once, and
 * most of the text is under headings that name terms. What stands before the first belongs to the first.
 * @param {Pick<Extraction, "text" | "blocks">} extraction
 * @returns {{parts: Part[], words: number} | null} Two or more, and the words of the page; null where it is one
 *   document.
 */
export function documentsOf({ text, blocks }) {
  // Two characters make a word at the least, with the space beside it.
  const words = text.length < 2 * LONG_PAGE ? 0 : wordCount(text);
  if (words < LONG_PAGE) return null;
  const headings = blocks.flatMap((block, at) => {
    if (block.kind !== "heading") return [];
    const { start, level } = block;
    const title = text.slice(start, blocks[at + 1]?.start ?? text.length).trim();
    return [{ title, start, level }];
  });
  const levels = headings.map(({ level }) => level).sort((a, b) => a - b);
  const top = levels.find((level, at) => levels[at + 1] === level);
  const begins = headings.filter(({ level, title }) => level === top && isName(title));
  const parts = begins.map(({ title, start }, at) => ({
    title,
    start: at === 0 ? 0 : start,
    end: begins[at + 1]?.start ?? text.length,
  }));
  const counts = parts.map(({ start, end }) => wordCount(text.slice(start, end)));
  // A section "Cookies" of terms is none of several documents.
  const isSection = parts.length < 2 || counts.some((count) => count < LEAST);
  const others = headings.filter(({ level, title }) => level === top && !isName(title));
  return isSection || others.length > begins.length ? null : { parts, words };
}

/** @param {string} title */
function isName(title) {
  return wordCount(title) <= NAME && namesItself(title);
}

/**
 * One document of a page, as if it were the page.
 * @param {Extraction} extraction Of the page.
 * @param {Part} part
 * @returns {Extraction}
 */
export function partOf(extraction, { start, end }) {
  const within = (/** @type {{start: number}} */ item) => item.start >= start && item.start < end;
  const { blocks, links, segments, unread } = extraction;
  return {
    ...extraction,
    // How much of it is of this document is not known.
    unread: unread.map((left) => ({ ...left, words: 0 })),
    // The line break before the next one is no part of it.
    text: extraction.text.slice(start, end).trimEnd(),
    blocks: blocks.filter(within).map((block) => ({ ...block, start: block.start - start })),
    links: links
      .filter(within)
      .map((link) => ({ ...link, start: link.start - start, end: link.end - start })),
    segments: segments
      .filter(({ textStart }) => textStart >= start && textStart < end)
      .map((segment) => ({ ...segment, textStart: segment.textStart - start })),
  };
}

/**
 * Which of several documents is in sight.
 * @param {(number | null)[]} tops Of each one's first line, in pixels from the top of the window; null where it
 *   has none.
 * @param {number} height Of the window.
 * @returns {number} The last one that begins above the window's middle; the first where none does.
 */
export function inSight(tops, height) {
  return Math.max(
    0,
    tops.findLastIndex((top) => top !== null && top <= height / 2),
  );
}
