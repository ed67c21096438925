/**
 * Which documents a long page holds, and one of them alone. The page is made up.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { documentsOf, inSight, LONG_PAGE, partOf } from "../../extension/content/documents.js";

/** @typedef {import("../../extension/content/extract.js").Extraction} Extraction */

const WORDS = "Letters are carried with care. ".repeat(200);

/**
 * A page of headings and paragraphs, one a line.
 * @param {[level: number, text: string][]} lines Of level 0 are paragraphs.
 * @returns {Extraction}
 */
function extraction(lines) {
  let start = 0;
  /** @type {Extraction["blocks"]} */
  const blocks = [];
  /** @type {Extraction["segments"]} */
  const segments = [];
  for (const [level, text] of lines) {
    blocks.push(level > 0 ? { kind: "heading", level, start } : { kind: "paragraph", start });
    segments.push({
      node: /** @type {any} */ ({}),
      nodeStart: 0,
      textStart: start,
      length: text.length,
    });
    start += text.length + 1;
  }
  const text = lines.map(([, line]) => line).join("\n");
  return { text, blocks, segments, links: [], unread: [], roots: [] };
}

/** @type {[number, string][]} */
const BODY = Array.from({ length: 15 }, () => [0, WORDS]);

test("documents of a long page begin at headings that name them, their sections do not", () => {
  const page = extraction([
    [1, "Legal"],
    [0, "All that applies to letters."],
    [2, "Terms of Service"],
    [3, "Privacy"],
    ...BODY,
    [2, "Privacy Policy"],
    ...BODY,
    [2, "Cookie Policy"],
    [3, "Which cookies"],
    ...BODY,
  ]);
  const several = documentsOf(page);
  assert.ok(several !== null && several.words > LONG_PAGE);
  const { parts } = several;
  assert.deepEqual(
    parts.map(({ title }) => title),
    ["Terms of Service", "Privacy Policy", "Cookie Policy"],
  );
  assert.equal(parts[0].start, 0, "what stands before the first belongs to it");
  assert.equal(parts[2].end, page.text.length);

  const [, privacy] = parts;
  const part = partOf(page, privacy);
  assert.ok(part.text.startsWith("Privacy Policy\nLetters") && part.text.endsWith("care."));
  assert.deepEqual(part.blocks[0], { kind: "heading", level: 2, start: 0 });
  assert.equal(part.blocks.length, 1 + BODY.length);
  assert.equal(part.segments.length, part.blocks.length);
  for (const [at, { textStart }] of part.segments.entries()) {
    assert.equal(textStart, part.blocks[at].start);
  }
});

test("a page is one document where it is short, and where only some of its sections are named so", () => {
  assert.equal(
    documentsOf(
      extraction([
        [1, "Terms"],
        [1, "Privacy Policy"],
        [0, WORDS],
      ]),
    ),
    null,
  );
  /** @type {[number, string][]} */
  const sections = ["Fees", "Delivery", "Privacy Policy", "Cookies", "Parcels"].flatMap((title) => [
    [2, title],
    ...BODY,
  ]);
  assert.equal(documentsOf(extraction([[1, "Terms of Service"], ...sections])), null);
  const stub = /** @type {[number, string][]} */ ([
    [1, "Terms of Service"],
    ...BODY,
    ...BODY,
    ...BODY,
    [1, "Privacy Policy"],
    [0, "It lies at the counter."],
  ]);
  assert.equal(documentsOf(extraction(stub)), null);
});

test("the document in sight is the last that begins above the window's middle", () => {
  assert.equal(inSight([-5000, -20, 900], 800), 1);
  assert.equal(inSight([-5000, 300, 900], 800), 1);
  assert.equal(inSight([500, 3000], 800), 0);
  assert.equal(inSight([-5000, null, -10], 800), 2);
  assert.equal(inSight([null, null], 800), 0);
});
