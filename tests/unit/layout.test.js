/**
 * From the pieces of text on a PDF's pages to paragraphs.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOf, linesOf } from "../../extension/text/layout.js";

/** @typedef {import("../../extension/text/layout.js").Item} Item */

/**
 * @param {string} str
 * @param {number} y
 * @param {number} [x]
 * @param {number} [size]
 * @returns {Item}
 */
function item(str, y, x = 60, size = 10) {
  return { str, transform: [size, 0, 0, size, x, y], width: str.length * 5, height: size };
}

/** @param {...[string, number, number?, number?]} items */
const page = (...items) => linesOf(items.map((each) => item(...each)));

/** @param {Item[][]} pages */
function paragraphs(pages) {
  const { text, blocks } = blocksOf(pages.map(linesOf));
  return blocks.map(({ kind, start }, at) => [
    kind,
    text.slice(start, blocks[at + 1] ? blocks[at + 1].start - 1 : undefined),
  ]);
}

test("pieces of one line are one line; a gap is a space, a footnote's number is left out", () => {
  const lines = page(
    ["Fees", 700],
    ["are", 700, 83],
    ["du", 700, 101],
    ["e.", 700, 111],
    ["1", 704, 121, 6],
  );
  assert.deepEqual(
    lines.map(({ text }) => text),
    ["Fees are due."],
  );
});

test("lines become paragraphs by their distance, their size and what they begin with", () => {
  const found = paragraphs([
    [
      item("Fern Letters", 760, 60, 18),
      item("We carry your letters to the house of", 730),
      item("letters and back.", 718),
      item("You may:", 694),
      item("(a) write to us; and", 682),
      item("(b) come to the counter on any day of", 670),
      item("the week.", 658),
    ],
  ]);
  assert.deepEqual(found, [
    ["heading", "Fern Letters"],
    ["paragraph", "We carry your letters to the house of letters and back."],
    ["paragraph", "You may:"],
    ["list-item", "(a) write to us; and"],
    ["list-item", "(b) come to the counter on any day of the week."],
  ]);
});

test("a line that ends early ends its paragraph, unless the next goes on with the sentence", () => {
  const found = paragraphs([
    [
      item("We carry letters of all kinds to every house of the island:", 730),
      item("Letters of friends", 718),
      item("Letters of the court, which you sign for at the counter, and", 706),
      item("which", 694),
      item("nobody else opens", 682),
    ],
  ]);
  assert.deepEqual(
    found.map(([, text]) => text),
    [
      "We carry letters of all kinds to every house of the island:",
      "Letters of friends",
      "Letters of the court, which you sign for at the counter, and which nobody else opens",
    ],
  );
});

test("a sentence goes on over the page; what stands on every page is left out", () => {
  const pages = [
    "We keep your letters for as",
    "long as you ask us to, and",
    "not a day longer.",
  ].map((text, at) => [
    item("Terms of the post", 800),
    item(text, 700),
    item(`Page ${at + 1} of 3`, 40),
  ]);
  assert.deepEqual(paragraphs(pages), [
    ["paragraph", "We keep your letters for as long as you ask us to, and not a day longer."],
  ]);
});

test("a hyphen at the end of a line goes where the document has the word without it", () => {
  const lines = ["You end the agree-", "ment by an opt-", "out letter. The agreement", "is ours."];
  const found = paragraphs([lines.map((text, at) => item(text, 700 - 12 * at))]);
  assert.deepEqual(found, [
    ["paragraph", "You end the agreement by an opt-out letter. The agreement is ours."],
  ]);
});

test("no page, no line: no block", () => {
  assert.deepEqual(blocksOf([]), { text: "", blocks: [] });
  assert.deepEqual(blocksOf([[], []]), { text: "", blocks: [] });
});
