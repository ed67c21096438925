/**
 * Pure parts of what is shown in the page and read of it: the rail's groups, room and keys, the tone of a
 * ground, what styles write.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { chrome: {} });
const { wordsIn } = await import("../../extension/content/generated.js");
const { groupsOf } = await import("../../extension/content/groups.js");
const { roomBeside, stepTo } = await import("../../extension/content/strip.js");
const { toneOf } = await import("../../extension/content/tone.js");

/** @param {number[]} tops */
const placed = (tops) => tops.map((top, at) => ({ top, mark: /** @type {any} */ (at) }));

test("marks of the rail: joined where they would lie on each other, none lost, none outside", () => {
  for (const height of [900, 120, 16]) {
    const groups = groupsOf(placed(Array.from({ length: 260 }, (_, at) => at * 3.7)), height);
    assert.equal(groups.flatMap(({ marks }) => marks).length, 260);
    for (const [at, { top, marks }] of groups.entries()) {
      const bottom = top + (marks.length > 1 ? 14 : 6);
      assert.ok(top >= 0 && bottom <= height, `${top} in ${height}`);
      const next = groups[at + 1];
      if (next) assert.ok(next.top >= bottom, `${top} and ${next.top}`);
    }
  }
});

test("marks that stand apart stay apart, in the order of the page", () => {
  const groups = groupsOf(placed([300, 20, 310, 305, -40]), 900);
  assert.deepEqual(groups, [
    { top: 0, marks: [4] },
    { top: 20, marks: [1] },
    { top: 300, marks: [0, 3, 2] },
  ]);
});

test("the rail takes the room that text leaves, never more than its width, never nothing", () => {
  assert.equal(roomBeside([], 360), 20);
  assert.equal(roomBeside([200, 300], 360), 20);
  assert.equal(roomBeside([200, 347.5], 360), 12);
  assert.equal(roomBeside([359], 360), 4);
  assert.equal(roomBeside([200, 900], 360), 20, "what lies beyond the edge is not beside it");
});

test("keys lead along the rail and stop at its ends", () => {
  const steps = (/** @type {string} */ key) => [0, 2, 4].map((at) => stepTo(key, at, 5));
  assert.deepEqual(steps("ArrowDown"), [1, 3, 4]);
  assert.deepEqual(steps("ArrowUp"), [0, 1, 3]);
  assert.deepEqual(steps("Home"), [0, 0, 0]);
  assert.deepEqual(steps("End"), [4, 4, 4]);
  assert.deepEqual(steps("Enter"), [null, null, null]);
  assert.equal(stepTo("End", -1, 0), null);
});

test("the tone of a colour, however the browser writes it", () => {
  for (const dark of [
    "rgb(17, 17, 17)",
    "oklch(0.2 0.02 250)",
    "lab(8 0 0)",
    "color(srgb 0.1 0.1 0.1)",
  ]) {
    assert.ok(toneOf(dark).luminance < 0.25, dark);
    assert.equal(toneOf(dark).opacity, 1, dark);
  }
  for (const light of [
    "rgb(250, 250, 250)",
    "oklab(0.97 0 0)",
    "lch(96 1 90)",
    "color(display-p3 1 1 1)",
  ]) {
    assert.ok(toneOf(light).luminance > 0.9, light);
  }
  assert.equal(toneOf("rgba(0, 0, 0, 0)").opacity, 0);
  assert.equal(toneOf("color(srgb 0 0 0 / 0.3)").opacity, 0.3);
});

test("words that styles write: of strings and attributes, whatever counters and pictures stand between", () => {
  const valueOf = (/** @type {string} */ name) => (name === "data-terms" ? "to sell it" : "");
  assert.equal(wordsIn('"We may" counter(item) url("a.png") attr(data-terms)', valueOf), 5);
  assert.equal(wordsIn('"\\"We\\" don’t ask"', valueOf), 3);
  for (const none of ["none", 'counter(item) ". "', '"\u{e901}"', "open-quote", "attr(missing)"]) {
    assert.equal(wordsIn(none, valueOf), 0, none);
  }
});
