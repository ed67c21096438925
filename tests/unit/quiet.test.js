/**
 * What is lit in the page, and which words of it: the pure parts.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clausesOf } from "../../extension/content/clauses.js";
import { isLit } from "../../extension/content/lit.js";
import { isAmount } from "../../extension/shared/settings.js";
import { phrasesOf } from "../../extension/content/phrases.js";

/**
 * A finding; what is not given does not matter.
 * @param {object} given
 */
function finding(given) {
  return /** @type {any} */ ({ clause: "x", polarity: "bad", certainty: "sure", ...given });
}

const RARE = { usual: false };
const COMMON = { usual: true };

test("what surely gives something away is lit by every amount, what is not sure by one", () => {
  const blocker = finding({ polarity: "blocker", ...COMMON });
  const possible = finding({ polarity: "blocker", certainty: "possible" });
  for (const amount of /** @type {const} */ (["grave", "normal", "all"])) {
    assert.ok(isAmount(amount));
    assert.ok(isLit(blocker, amount, []), amount);
    assert.equal(isLit(possible, amount, []), amount === "all", amount);
  }
});

test("what costs something is lit where it is not usual", () => {
  for (const [given, lit] of /** @type {[object, boolean][]} */ ([
    [RARE, true],
    [COMMON, false],
  ])) {
    assert.equal(isLit(finding(given), "normal", []), lit, JSON.stringify(given));
    assert.equal(isLit(finding(given), "grave", []), false);
    assert.equal(isLit(finding(given), "all", []), true);
  }
});

test("of what protects, ways out are lit, and of what is neutral nothing", () => {
  const good = { polarity: "good", start: 10, end: 40 };
  const way = /** @type {any} */ ({ kind: "opt-out", start: 30, end: 60 });
  assert.equal(isLit(finding(good), "normal", []), false);
  assert.equal(isLit(finding(good), "normal", [way]), true);
  assert.equal(isLit(finding(good), "normal", [{ ...way, start: 40 }]), false);
  assert.equal(isLit(finding(good), "normal", [{ ...way, kind: "contact" }]), false);
  assert.equal(isLit(finding({ ...good, clause: "arbitration-opt-out" }), "normal", []), true);
  assert.equal(isLit(finding({ polarity: "neutral" }), "normal", [way]), false);
});

test("no amount is taken for one that it is not", () => {
  for (const value of ["", "most", undefined, null, 1, ["all"]]) assert.ok(!isAmount(value));
});

/**
 * The phrases of a sentence whose evidence stands in brackets.
 * @param {string} marked
 */
function phrases(marked) {
  /** @type {{start: number, end: number}[]} */
  const evidence = [];
  let text = "";
  for (const part of marked.split(/(?=[[\]])/)) {
    const body = part.replace(/^[[\]]/, "");
    if (part.startsWith("[")) evidence.push({ start: text.length, end: text.length + body.length });
    text += body;
  }
  return phrasesOf(text, evidence, { start: 0, end: text.length }).map(({ start, end }) =>
    text.slice(start, end),
  );
}

test("evidence reads as a phrase", () => {
  for (const [marked, expected] of [
    ["[We] may [use] your [letters] to [train] our models.", ["We may use your letters to train"]],
    [
      "[You grant] us a licence to [copy], print and [sell] it.",
      ["You grant us a licence to copy, print and sell"],
    ],
    [
      "We [keep your letters] in the house behind the old mill by the river, [for ever].",
      ["keep your letters", "for ever"],
    ],
    [
      "[You understand] that the house, which is old and has many rooms, may [weigh] each parcel, [including] those.",
      ["You understand", "weigh each parcel"],
    ],
    ["The carts are lent [as is].", ["as is"]],
    ["This is [governed] by [the law of] Fern.", ["governed by the law"]],
    ["All of this holds, [including] it.", ["All of this holds, including it."]],
    ["[We sell]; and later on [we lend].", ["We sell", "we lend"]],
  ]) {
    assert.deepEqual(phrases(/** @type {string} */ (marked)), expected, String(marked));
  }
});

test("phrases lie in the clause, in order and apart, whatever the evidence", () => {
  const text = "Wir, the house of letters, [may] — so it is — sell 😀 your data, et cetera.";
  for (let seed = 1; seed < 400; seed += 1) {
    const at = (/** @type {number} */ step) => (seed * step) % text.length;
    const evidence = [at(7), at(13), at(31)].map((start) => ({
      start,
      end: Math.min(text.length, start + 1 + (seed % 9)),
    }));
    let last = 0;
    for (const { start, end } of phrasesOf(text, evidence, { start: 0, end: text.length })) {
      assert.ok(start >= last && end > start && end <= text.length, `${seed}: ${start} ${end}`);
      last = end;
    }
  }
});

test("findings whose sentences overlap are one clause, none is lost", () => {
  const marks = [
    [0, 10],
    [20, 60],
    [20, 60],
    [30, 40],
    [60, 80],
    [5, 8],
  ].map(([start, end]) => /** @type {any} */ ({ finding: { start, end } }));
  assert.deepEqual(
    clausesOf(marks).map((clause) => clause.map((mark) => marks.indexOf(mark))),
    [[0, 5], [1, 2, 3], [4]],
  );
  assert.deepEqual(clausesOf([]), []);
});
