/**
 * Contrast of the design tokens, computed as WCAG 2 defines it.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { COLOURS, GRADE_COLOURS, TINTS, TOKENS_CSS } from "../../extension/shared/tokens.js";

/** Relative luminance of "#rrggbb", 0 to 1. */
function luminance(/** @type {string} */ colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 to 21. */
function contrast(/** @type {string} */ a, /** @type {string} */ b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Which inks stand on which grounds, and the least contrast there. @type {[string[], string[], number][]} */
const PAIRS = [
  [["ink", "ink-soft", "accent"], ["surface", "surface-sunk"], 4.5],
  [["ink"], ["blocker-wash", "bad-wash", "neutral-wash", "good-wash"], 4.5],
  [["blocker", "bad", "neutral", "good"], ["surface", "surface-sunk"], 4.5],
  [["accent-ink"], ["accent"], 4.5],
  [["surface"], ["ink"], 4.5],
  [["edge"], ["surface", "surface-sunk"], 3],
];

test("every ink is legible on its grounds, light and dark", () => {
  for (const [inks, grounds, least] of PAIRS) {
    for (const ink of inks) {
      for (const ground of grounds) {
        for (const scheme of [0, 1]) {
          const found = contrast(COLOURS[ink][scheme], COLOURS[ground][scheme]);
          assert.ok(found >= least, `${ink} on ${ground}, scheme ${scheme}: ${found.toFixed(2)}`);
        }
      }
    }
  }
  for (const polarity of ["blocker", "bad", "neutral", "good"]) {
    for (const scheme of [0, 1]) {
      const found = contrast(COLOURS[polarity][scheme], COLOURS[`${polarity}-wash`][scheme]);
      assert.ok(found >= 4.5, `${polarity} on its wash, scheme ${scheme}: ${found.toFixed(2)}`);
    }
  }
  for (const [grade, ground] of Object.entries(GRADE_COLOURS)) {
    assert.ok(contrast("#ffffff", ground) >= 4.5, `white on grade ${grade}`);
  }
});

test("highlighted text is legible, and its underlines show, light and dark", () => {
  for (const [polarity, grounds] of Object.entries(TINTS)) {
    for (const [part, pair] of Object.entries(grounds)) {
      for (const scheme of [0, 1]) {
        // The ground is opaque: of two that overlap the upper one alone shows.
        const ground = pair[scheme];
        assert.match(ground, /^#[0-9a-f]{6}$/);
        const text = contrast(COLOURS.ink[scheme], ground);
        assert.ok(text >= 4.5, `text on ${polarity} ${part}, ${scheme}: ${text.toFixed(2)}`);
        for (const line of [polarity, "accent"]) {
          const found = contrast(COLOURS[line][scheme], ground);
          assert.ok(
            found >= 3,
            `${line} under ${polarity} ${part}, ${scheme}: ${found.toFixed(2)}`,
          );
        }
      }
    }
  }
});

test("the sheet defines every token that it and the popup use", () => {
  const defined = new Set([...TOKENS_CSS.matchAll(/(--cl-[\w-]+):/g)].map(([, name]) => name));
  const folder = new URL("../../extension/popup/", import.meta.url);
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
  assert.ok(sheets.includes("popup.css"), sheets.join());
  const popup = sheets.map((name) => readFileSync(new URL(name, folder), "utf8")).join("");
  for (const [, name] of `${TOKENS_CSS}${popup}`.matchAll(/var\((--cl-[\w-]+)\)/g)) {
    assert.ok(defined.has(name), name);
  }
});
