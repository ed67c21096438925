/**
 * What the person wants to be told of a report, and what is copied of a wrong finding.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, choiceOf } from "../../extension/shared/choice.js";
import { DEFAULTS } from "../../extension/shared/settings.js";
import { comparable, pairOf } from "../../extension/options/versions.js";
import { wrongReport } from "../../extension/shared/wrong.js";
import { harbour } from "./fixtures/report.js";

const EVERYTHING = choiceOf(DEFAULTS);

test("with no choice made, a report is told as it is", () => {
  assert.deepEqual(chosen(harbour, EVERYTHING), {
    report: harbour,
    off: [],
    others: [],
    possible: 0,
    hides: false,
  });
});

test("a clause type that is no problem is not told, and the report stays what it is", () => {
  const before = structuredClone(harbour);
  const told = chosen(harbour, { ...EVERYTHING, clausesOff: ["ai-training", "not-here"] });
  assert.ok(harbour.findings.some(({ clause }) => clause === "ai-training"));
  assert.ok(!told.report.findings.some(({ clause }) => clause === "ai-training"));
  assert.deepEqual(
    told.off.map(({ id }) => id),
    ["ai-training.1"],
    "one a clause type, and none that the document lacks",
  );
  assert.equal(told.possible, 0);
  const because = (/** @type {typeof harbour} */ report) =>
    report.absent.filter(({ because }) => because.includes("ai-training.1")).length;
  assert.ok(because(harbour) > 0);
  assert.equal(because(told.report), 0, "what is missed because of it alone");
  assert.equal(told.report.grade, harbour.grade);
  assert.ok(harbour.first.some(({ finding }) => finding.startsWith("ai-training")));
  assert.ok(!told.report.first.some(({ finding }) => finding.startsWith("ai-training")));
  assert.deepEqual(
    told.report.summary,
    told.report.first.map(({ text }) => text),
  );
  assert.ok(!told.report.ranked.some((id) => id.startsWith("ai-training")));
  assert.deepEqual(harbour, before);
});

test("the headline speaks of what is left, and of nothing where no risk is", () => {
  const [foremost] = harbour.first.map(({ finding }) => finding.replace(/\.\d+$/, ""));
  const { report } = chosen(harbour, { ...EVERYTHING, clausesOff: [foremost] });
  const [next] = report.ranked.map((id) => report.findings.find((finding) => finding.id === id));
  assert.notEqual(report.headline, harbour.headline);
  assert.equal(report.headline, next?.title);
  const risks = harbour.findings.filter(
    ({ polarity }) => polarity === "blocker" || polarity === "bad",
  );
  const clausesOff = risks.map(({ clause }) => clause);
  const without = chosen(harbour, { ...EVERYTHING, clausesOff });
  assert.equal(without.report.headline, null);
  assert.ok(without.hides, "nothing may be called harmless");
});

test("what is only possible is left out where the person wants what is sure", () => {
  const [first, ...others] = harbour.findings;
  const possible = { ...first, certainty: /** @type {const} */ ("possible") };
  const report = { ...harbour, findings: [possible, ...others] };
  const told = chosen(report, { ...EVERYTHING, least: "sure" });
  assert.ok(told.report.findings.every(({ certainty }) => certainty === "sure"));
  assert.equal(told.possible, 0, "the clause type is told at its other place");
  const alone = chosen(
    { ...harbour, headline: null, findings: [possible] },
    { ...EVERYTHING, least: "sure" },
  );
  assert.equal(alone.possible, 1);
  assert.equal(alone.hides, possible.polarity === "blocker" || possible.polarity === "bad");
});

test("what is copied of a wrong finding names page and words, and nothing of the reader", () => {
  const [finding] = harbour.findings;
  const url = "https://harbour.example/terms?user=mila#disputes";
  const text = wrongReport({ version: "0.1.0", url, language: "en", finding });
  assert.match(text, /^Page: https:\/\/harbour\.example\/terms$/m);
  assert.match(text, /^Clause: ai-training \(sure, rule\)$/m);
  assert.ok(text.includes(finding.quote));
  assert.ok(!text.includes("mila"));
});

test("versions of one document can be compared, the older one before the newer", () => {
  const version = (/** @type {number} */ document, /** @type {string} */ first) => ({
    document,
    first,
    last: first,
  });
  const versions = [version(0, "2026-03"), version(1, "2026-01"), version(0, "2026-02")];
  assert.deepEqual(comparable(versions), [[versions[2], versions[0]]]);
  assert.deepEqual(comparable([versions[1]]), []);
  assert.deepEqual(pairOf("2026-03", "2026-02"), { before: "2026-02", after: "2026-03" });
});

test("a clause for others is not told among the reader's, and no risk is hidden by that", () => {
  const [first, ...rest] = harbour.findings;
  const only = { places: ["US-CA"], told: "For people in California." };
  const report = { ...harbour, findings: [{ ...first, only }, ...rest] };
  assert.deepEqual(chosen(report, EVERYTHING).others, [], "where the reader has said nothing");
  const told = chosen(report, { ...EVERYTHING, place: "eu" });
  assert.deepEqual(
    told.others.map(({ id }) => id),
    [first.id],
  );
  assert.ok(!told.report.findings.some(({ id }) => id === first.id));
  assert.ok(!told.report.first.some(({ finding }) => finding === first.id));
  assert.deepEqual(told.off, [], "it is no clause type that is left out by name");
  assert.ok(told.hides, "who it is for may be read wrongly: nothing is called harmless");
  const off = chosen(report, { ...EVERYTHING, place: "eu", clausesOff: [first.clause] });
  assert.deepEqual(off.others, []);
});
