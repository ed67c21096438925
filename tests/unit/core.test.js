/**
 * The boundary of the wasm module, on the very files that ship.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const CORE = new URL("../../dist/extension/core/", import.meta.url);

const { analyze, catalogue, checkPattern, compare, describe, initSync } = await import(
  new URL("clauselight.js", CORE).href
);
initSync({ module: await readFile(new URL("clauselight_bg.wasm", CORE)) });

const TRAINING = "We may use your notes to train our artificial intelligence models.";
const MORE = "We may use your notes and files to train our artificial intelligence models.";
const ARBITRATION = "Any dispute between you and us will be settled by binding arbitration.";

/** Made-up terms; what stands before the clauses is more than one code unit a character. */
const LINES = [
  "Terms of Service",
  "These terms are an agreement between you and us. 😀 “Notes” – naïve ones, too 👩‍👩‍👧 – are yours. שלום.",
  TRAINING,
  `😀😀 ${ARBITRATION}`,
  "We may change these terms at any time without notice. The service is provided “as is”, and we are not liable for any loss that you suffer while you use your account.",
  "You keep the key of your account to yourself. The agreement ends when you close the account, and the parts of these terms that speak of disputes stay in force after that. Write to us where a part of this agreement is not clear to you; we answer within a week, and we keep the letters of both sides until the matter is settled.",
];

/**
 * A page of paragraphs below a heading.
 * @param {string[]} lines
 * @returns {import("../../extension/shared/messages.js").Page}
 */
function pageOf(lines) {
  let start = 0;
  const blocks = lines.map((line, number) => {
    const at = start;
    start += line.length + 1;
    return number === 0
      ? { kind: /** @type {const} */ ("heading"), level: 1, start: at }
      : { kind: /** @type {const} */ ("paragraph"), start: at };
  });
  return { text: lines.join("\n"), blocks, title: "Terms of Service", url: "http://localhost/" };
}

/**
 * What `analyze` throws for some arguments.
 * @param {...unknown} values
 * @returns {Error & {kind?: unknown}}
 */
function refusal(...values) {
  try {
    analyze(...values);
  } catch (error) {
    assert.ok(error instanceof Error, "what is thrown is an Error");
    return error;
  }
  return assert.fail("nothing was thrown");
}

test("offsets count UTF-16 code units, past emoji and other scripts too", () => {
  const page = pageOf(LINES);
  const report = analyze(page, { all: false });
  assert.ok(report.findings.length > 0);
  for (const { start, end, quote, evidence, clause } of report.findings) {
    assert.equal(page.text.slice(start, end), quote, clause);
    for (const range of evidence) {
      assert.ok(start <= range.start && range.start < range.end && range.end <= end, clause);
    }
  }
  const quoteOf = (/** @type {string} */ clause) =>
    report.findings.find((/** @type {{clause: string}} */ found) => found.clause === clause)?.quote;
  assert.equal(quoteOf("ai-training"), TRAINING);
  assert.equal(quoteOf("arbitration")?.slice(-ARBITRATION.length), ARBITRATION);
});

test("the report has the fields of its contract, and is plain data", () => {
  const report = analyze(pageOf(LINES), undefined);
  assert.equal(report.schema, 1);
  assert.equal(report.language, "en");
  assert.equal(report.languageSupported, true);
  assert.equal(report.isTerms, true);
  for (const list of [
    "gradeReasons",
    "first",
    "summary",
    "ranked",
    "findings",
    "absent",
    "actions",
    "definitions",
  ]) {
    assert.ok(Array.isArray(report[list]), list);
  }
  assert.deepEqual(structuredClone(report), report);
});

test("the same page gives the same report", () => {
  assert.deepEqual(analyze(pageOf(LINES), null), analyze(pageOf(LINES), { all: false }));
});

test("the report and the clause types are told in the language that is asked for", () => {
  const [english, german, unknown] = ["en", "de", "xx"].map((texts) =>
    analyze(pageOf(LINES), { texts }),
  );
  assert.deepEqual(english, analyze(pageOf(LINES), {}));
  assert.deepEqual(unknown, english);
  const spoken = catalogue("de");
  assert.notDeepEqual(spoken, catalogue());
  assert.deepEqual(catalogue("xx"), catalogue());
  assert.ok(german.findings.length > 0);
  for (const [at, { clause, title, quote }] of german.findings.entries()) {
    assert.equal(title, spoken.find((/** @type {{id: string}} */ { id }) => id === clause).title);
    assert.notEqual(title, english.findings[at].title);
    assert.equal(quote, english.findings[at].quote);
  }
});

test("what is wrong with a pattern is said in the language that is asked for", () => {
  const fault = (/** @type {string | undefined} */ texts) => {
    try {
      checkPattern("", texts);
    } catch (error) {
      return error;
    }
    throw new assert.AssertionError({ message: "nothing is no pattern" });
  };
  assert.equal(fault(undefined).kind, "bad-pattern");
  assert.equal(fault("de").kind, "bad-pattern");
  assert.notEqual(fault("de").message, fault(undefined).message);
});

test("every candidate is listed on demand", () => {
  const some = analyze(pageOf(LINES), { all: false }).findings.length;
  assert.ok(analyze(pageOf(LINES), { all: true }).findings.length >= some);
});

test("an empty page is a page", () => {
  const report = analyze({ text: "", blocks: [] }, {});
  assert.equal(report.isTerms, false);
  assert.equal(report.grade, null);
  assert.deepEqual(report.findings, []);
});

for (const [what, page, options] of [
  ["no page at all", undefined, {}],
  ["a page without text", { blocks: [] }, {}],
  ["blocks of an unknown kind", { text: "a", blocks: [{ kind: "aside", start: 0 }] }, {}],
  ["a start below zero", { text: "a", blocks: [{ kind: "paragraph", start: -1 }] }, {}],
  ["text without a block", { text: "a", blocks: [] }, {}],
  [
    "a block inside a surrogate pair",
    {
      text: "😀 a",
      blocks: [
        { kind: "paragraph", start: 0 },
        { kind: "paragraph", start: 1 },
      ],
    },
    {},
  ],
  ["a heading of level 9", { text: "a", blocks: [{ kind: "heading", level: 9, start: 0 }] }, {}],
  ["an unknown language", { text: "", blocks: [] }, { language: "tlh" }],
]) {
  test(`refused with a kind: ${what}`, () => {
    const error = refusal(page, options);
    assert.equal(error.kind, "bad-page", String(error));
    assert.notEqual(error.message, "");
  });
}

test("a refusal leaves the module as it was", () => {
  refusal(undefined, {});
  assert.equal(analyze(pageOf(LINES), {}).isTerms, true);
});

test("lone surrogates do not stop it, and offsets stay true", () => {
  const page = pageOf([...LINES.slice(0, 2), "A lone half \ud83d here.", TRAINING]);
  const report = analyze(page, {});
  for (const { start, end, quote } of report.findings) {
    assert.equal(page.text.slice(start, end).toWellFormed(), quote);
  }
});

test("a comparison is the same whichever page was analysed before it", () => {
  const [before, after] = [LINES, [...LINES.slice(0, 2), ...LINES.slice(3), MORE]];
  const pages = [pageOf(after), pageOf(before), pageOf(["Lunch", "Soup, then bread."])];
  const diffs = [...pages, { ...pageOf(after), links: [], url: "http://localhost/?page=2" }].map(
    (page) => {
      analyze(page, {});
      return compare(pageOf(before), pageOf(after), {});
    },
  );
  assert.deepEqual(
    diffs[0].changed.map(({ after: { clause } }) => clause),
    ["ai-training"],
  );
  for (const diff of diffs) assert.deepEqual(diff, diffs[0]);
  assert.deepEqual(compare(pageOf(before), pageOf(after), {}), diffs[0], "asked again");
});

test("a page is described as its report says", () => {
  for (const page of [pageOf(LINES), pageOf(["Lunch", "Soup, then bread."])]) {
    const { language, kind } = analyze(page, {});
    assert.deepEqual(describe(page), { language, kind });
  }
});
