/**
 * The popup's pure parts: states, folding and filtering, links, dates, Markdown.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { harbour, quiet, viewOf } from "./fixtures/report.js";
import { messages, speak } from "./fixtures/words.js";

speak();
const {
  byCertainty,
  clausesOf,
  countsOf,
  deadline,
  divided,
  excerptPieces,
  fileName,
  matches,
  quotePieces,
  safeAddress,
  shortPieces,
} = await import("../../extension/popup/findings.js");
const { changedClauses, changedPassages, verdictOf } =
  await import("../../extension/popup/changes.js");
const { escaped, toMarkdown } = await import("../../extension/popup/markdown.js");
const { noticeOf, stateOf, stateOfFailure } = await import("../../extension/popup/states.js");
const { isPartly, noGradeWords, unreadWords } = await import("../../extension/popup/unread.js");
const { headlineOf } = await import("../../extension/popup/headline.js");
const { deadlineWords, languageName } = await import("../../extension/popup/language.js");

test("each view has its state", () => {
  const reading = { ...viewOf(quiet), status: /** @type {const} */ ("reading"), report: null };
  assert.equal(stateOf(reading), "loading");
  assert.equal(stateOf({ ...reading, status: "idle" }), "cleared");
  assert.equal(stateOf(viewOf(harbour)), "done");
  assert.equal(stateOf(viewOf(quiet)), "done");
  assert.equal(stateOf(viewOf({ ...quiet, isTerms: false, grade: null })), "no-terms");
  const link = { kind: /** @type {const} */ ("terms"), text: "Terms", url: "https://x.example/" };
  const asking = { ...viewOf({ ...quiet, isTerms: false, grade: null }), consent: [link] };
  assert.equal(stateOf(asking), "consent");
  assert.equal(stateOf(viewOf({ ...quiet, grade: null })), "short");
  const czech = { ...quiet, language: "cs", languageSupported: false, grade: null };
  assert.equal(stateOf(viewOf(czech)), "language");
  const unknown = { ...czech, language: "und", isTerms: false };
  assert.equal(stateOf(viewOf(unknown)), "no-terms");
});

test("every failure and every state has its words", () => {
  const kinds = /** @type {const} */ ([
    "wasm-unavailable",
    "bad-page",
    "crashed",
    "internal",
    "no-answer",
    "restricted",
    "pdf",
    "gone",
  ]);
  const notices = kinds.map((kind) => {
    const failure = { kind, message: "" };
    return noticeOf(stateOfFailure(failure), failure);
  });
  const states = /** @type {const} */ (["no-terms", "language", "short"]);
  notices.push(...states.map((state) => noticeOf(state, null)));
  assert.equal(new Set(notices.map(({ title }) => title)).size, notices.length);
  for (const names of notices) {
    for (const name of Object.values(names)) assert.ok(messages[name], name);
  }
});

test("findings of one clause type are folded, the surest first", () => {
  const clauses = clausesOf(harbour.findings, "blocker");
  assert.deepEqual(
    clauses.map(({ clause, findings }) => [clause, findings.map(({ id }) => id)]),
    [
      ["ai-training", ["ai-training.1", "ai-training.2"]],
      ["rights-assignment", ["rights-assignment.1"]],
    ],
  );
  assert.deepEqual(countsOf(harbour.findings), { blocker: 3, bad: 2, neutral: 1, good: 2 });
});

test("the filter wants every word, in any of a finding's texts", () => {
  const kept = (/** @type {string} */ query) =>
    harbour.findings.filter((finding) => matches(finding, query)).map(({ id }) => id);
  assert.equal(kept("").length, harbour.findings.length);
  assert.deepEqual(kept("SPEECH  recordings"), ["ai-training.2"]);
  assert.deepEqual(kept("improving harbour"), ["ai-training.1"]);
  assert.deepEqual(kept("renews arbitrator"), []);
});

test("changes are told by what they are for the reader, each clause type once", () => {
  const [training, again] = harbour.findings.filter(({ clause }) => clause === "ai-training");
  const assignment = harbour.findings.find(({ clause }) => clause === "rights-assignment");
  const good = harbour.findings.find(({ polarity }) => polarity === "good");
  const bad = harbour.findings.find(({ polarity }) => polarity === "bad");
  const neutral = harbour.findings.find(({ polarity }) => polarity === "neutral");
  assert.ok(assignment && good && bad && neutral);
  const told = (/** @type {Partial<import("../../extension/core/contract.js").Diff>} */ diff) =>
    Object.values(
      changedClauses({
        schema: 1,
        added: [],
        removed: [],
        changed: [],
        passages: [],
        stats: { sentencesAdded: 0, sentencesRemoved: 0, sentencesChanged: 0 },
        ...diff,
      }),
    ).map((items) => items.map(({ kind, finding }) => `${kind} ${finding.clause}`));
  const named = (/** @type {string} */ kind, /** @type {{clause: string}} */ { clause }) =>
    `${kind} ${clause}`;
  assert.deepEqual(told({ added: [bad, training, again, good, neutral] }), [
    [named("new", training), named("new", bad)],
    [named("new", good)],
    [named("new", neutral)],
  ]);
  assert.deepEqual(told({ added: [training], removed: [again, good, assignment] }), [
    [named("gone", good)],
    [named("gone", assignment)],
    [named("reworded", training)],
  ]);
  const changed = [{ before: bad, after: bad, direction: /** @type {const} */ ("hardened") }];
  assert.deepEqual(told({ changed }), [[named("hardened", bad)], [], []]);
});

test("a changed sentence of no clause type is told by what it is for the reader", () => {
  const passage = (
    /** @type {Partial<import("../../extension/core/contract.js").Passage>} */ given,
  ) => ({
    kind: /** @type {const} */ ("changed"),
    direction: /** @type {const} */ ("hardened"),
    clauses: [],
    unchanged: 0,
    ...given,
  });
  const worse = passage({});
  const better = passage({ direction: "softened", kind: "added" });
  const told = passage({ clauses: ["arbitration"] });
  const reworded = passage({ direction: "reworded", kind: "removed" });
  const sides = changedPassages({
    schema: 1,
    comparable: true,
    languages: { before: "en", after: "en" },
    added: [],
    removed: [],
    changed: [],
    stats: { sentencesAdded: 1, sentencesRemoved: 1, sentencesChanged: 2 },
    passages: [worse, better, told, reworded],
  });
  assert.deepEqual(sides, { worse: [worse], better: [better], other: [] });
  assert.deepEqual([worse, better, told, reworded].map(verdictOf), [
    "Worse for you",
    "Better for you",
    "Worse for you",
    "Gone",
  ]);
  assert.equal(verdictOf(passage({ direction: "reworded" })), "Changed");
});

test("a quote is cut at its evidence and stays whole", () => {
  const base = { ...harbour.findings[0], quote: "a “b” c😀d", start: 10 };
  const cut = (/** @type {{start: number, end: number}[]} */ evidence) =>
    quotePieces({ ...base, evidence });
  const ranges = [
    { start: 12, end: 15 },
    { start: 13, end: 17 },
    { start: 0, end: 11 },
    { start: 19, end: 99 },
    { start: 50, end: 60 },
  ];
  assert.equal(
    cut(ranges)
      .map(({ text }) => text)
      .join(""),
    base.quote,
  );
  assert.deepEqual(cut([{ start: 12, end: 15 }]), [
    { text: "a ", marked: false },
    { text: "“b”", marked: true },
    { text: " c😀d", marked: false },
  ]);
  assert.deepEqual(cut([]), [{ text: base.quote, marked: false }]);
});

test("a shortened quote begins shortly before its evidence", () => {
  const [{ text }, marked, rest] = excerptPieces(harbour.findings[0]);
  assert.match(text, /^… \S/);
  assert.ok(text.length <= 61);
  assert.ok(harbour.findings[0].quote.endsWith(text.slice(1) + marked.text + rest.text));
  const short = harbour.findings[2];
  assert.deepEqual(excerptPieces(short), quotePieces(short));
});

test("what proves a first line begins just before its words", () => {
  const [{ text }, ...rest] = shortPieces(harbour.findings[0]);
  assert.match(text, /^… /);
  assert.ok(text.length <= 21, text);
  assert.ok(harbour.findings[0].quote.endsWith(text.slice(1) + rest.map((p) => p.text).join("")));
});

test("the list opens with what is ranked and unusual, and nothing is lost", () => {
  const ids = (/** @type {import("../../extension/popup/findings.js").Clause[]} */ clauses) =>
    clauses.map(({ findings: [first] }) => first.id);
  const { foremost, others } = divided(harbour);
  const lines = harbour.first.map(({ finding }) => finding);
  const untold = harbour.ranked.filter((id) => !lines.includes(id));
  assert.deepEqual(
    ids(foremost),
    [...untold, ...lines],
    "what the first lines tell stands behind the rest",
  );
  assert.deepEqual(ids(others), []);
  const training = foremost.find(({ clause }) => clause === "ai-training");
  assert.ok(training);
  assert.deepEqual(
    training.findings.map(({ id }) => id),
    ["ai-training.1", "ai-training.2"],
    "the ranked finding of a clause type leads the others",
  );

  const many = (
    /** @type {(at: number) => boolean} */ usual,
    /** @type {typeof harbour.first} */ first = [],
  ) => {
    const findings = Array.from({ length: 12 }, (_, at) => ({
      ...harbour.findings[2],
      id: `c${at}.1`,
      clause: `c${at}`,
      usual: usual(at),
    }));
    const unsure = {
      ...harbour.findings[2],
      id: "x.1",
      certainty: /** @type {const} */ ("possible"),
    };
    const report = {
      findings: [...findings, unsure],
      ranked: findings.map(({ id }) => id),
      first,
    };
    const parts = divided(report);
    assert.equal(parts.foremost.length + parts.others.length, 12);
    assert.deepEqual(parts.possible, [unsure]);
    return ids(parts.foremost);
  };
  assert.equal(many(() => false).length, 7, "never more than seven");
  assert.deepEqual(
    many((at) => at > 5),
    ["c0.1", "c1.1", "c2.1", "c3.1", "c4.1", "c5.1"],
  );
  assert.equal(many((at) => at > 1).length, 5, "what is usual fills up to five");
  const told = { ...harbour.first[0], finding: "c1.1" };
  const usual = { ...harbour.first[0], finding: "c10.1" };
  assert.deepEqual(
    many((at) => at > 5, [told, usual]),
    ["c0.1", "c2.1", "c3.1", "c4.1", "c5.1", "c1.1", "c10.1"],
    "what is told first is listed too, usual or not, behind what is not",
  );
});

test("only addresses of web pages become links", () => {
  assert.equal(safeAddress("https://a.example/x"), "https://a.example/x");
  assert.equal(safeAddress("a.example/opt-out?x=1"), "https://a.example/opt-out?x=1");
  assert.equal(safeAddress("müller.example"), "https://xn--mller-kva.example/");
  for (const bad of [
    "javascript:alert(1)",
    "data:text/html,x",
    "//a.example",
    "settings",
    "a b.example",
    "file:///x",
    "",
  ]) {
    assert.equal(safeAddress(bad), null, bad);
  }
});

test("a deadline counts days over the ends of months", () => {
  assert.equal(deadline(new Date(2028, 1, 20), 10).toDateString(), "Wed Mar 01 2028");
  assert.equal(
    fileName("https://www.a.example:8080/x?y", new Date(2026, 0, 5)),
    "clauselight-www.a.example-2026-01-05.json",
  );
  assert.equal(fileName("", new Date(2026, 0, 5)), "clauselight-2026-01-05.json");
});

test("a date that the document names is a deadline without any days", () => {
  const action = {
    kind: /** @type {const} */ ("opt-out"),
    clause: "arbitration-opt-out",
    channel: /** @type {const} */ ("email"),
    target: "no@quay.example",
    deadlineDays: null,
    answers: [],
    start: 0,
    end: 0,
  };
  const today = new Date(2027, 2, 1);
  assert.equal(deadlineWords(action, today, today), null);
  const dated = { ...action, deadline: "2027-04-03" };
  assert.match(deadlineWords(dated, today, today) ?? "", /3 .*2027|3, 2027/);
});

/** @type {(counts: {sure?: Partial<Record<"blocker" | "bad" | "neutral" | "good", number>>, possible?: number}) => typeof harbour.findings} */
const findingsOf = ({ sure = {}, possible = 0 }) => [
  ...Object.entries(sure).flatMap(([polarity, number]) =>
    Array.from({ length: number }, () => ({
      ...harbour.findings[0],
      polarity: /** @type {"blocker" | "bad" | "neutral" | "good"} */ (polarity),
    })),
  ),
  ...Array.from({ length: possible }, () => ({
    ...harbour.findings[0],
    certainty: /** @type {const} */ ("possible"),
  })),
];

test("the line that proves what is told first keeps the words that turn its sense round", () => {
  const [finding] = harbour.findings;
  /** @type {(quote: string, ...marked: string[]) => string} */
  const lineOf = (quote, ...marked) => {
    const evidence = marked.map((words) => {
      const start = 100 + quote.indexOf(words);
      return { start, end: start + words.length };
    });
    const pieces = shortPieces({ ...finding, quote, start: 100, evidence });
    return pieces.map(({ text }) => text).join("");
  };
  assert.equal(
    lineOf("We may, unless you have refused, share your notes.", "We may", "share your notes"),
    "We may, unless you have refused, share your notes.",
  );
  assert.equal(
    lineOf(
      "In addition we and those who work for us will never sell your notes to any other harbour.",
      "sell your notes to any other harbour",
    ),
    "… never sell your notes to any other harbour.",
  );
  assert.equal(
    lineOf(
      "Wenn wir es für nötig halten, dürfen wir und andere Ihre Notizen an alle Häfen weitergeben.",
      "Ihre Notizen an alle Häfen weitergeben",
    ),
    "… Ihre Notizen an alle Häfen weitergeben.",
    "far before them others are bound",
  );
});

test("the line that proves what is told first holds all of the evidence that it has room for", () => {
  const quote =
    "In addition to the uses described above, your notes may be used by us and by those who work for us to train models.";
  const evidence = ["uses", "your notes", "to train"].map((words) => {
    const start = 100 + quote.indexOf(words);
    return { start, end: start + words.length };
  });
  const [finding] = harbour.findings;
  const pieces = shortPieces({ ...finding, quote, start: 100, evidence });
  assert.equal(
    pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join(""),
    "… the [uses] …\u00A0[your notes] …\u00A0[to train] models.",
  );
  const short = shortPieces({ ...finding, quote, start: 100, evidence: evidence.slice(0, 1) });
  assert.equal(short[0].text, "In addition to the ", "what there is room for stays");
  const tight = shortPieces({
    ...finding,
    quote: quote.replace("the uses", "the\u00A0uses"),
    start: 100,
    evidence,
  });
  assert.equal(tight[0].text, "… the\u00A0", "whatever kind of space stands there");
  const loud = quote.toUpperCase();
  const [first, words] = shortPieces({
    ...finding,
    quote: loud,
    start: 100,
    evidence: [{ start: 100 + loud.indexOf("MAY BE USED"), end: 100 + loud.indexOf(" WHO") }],
  });
  assert.deepEqual(
    [first.text, words.text],
    ["… ", "MAY BE USED BY US AND BY THOSE"],
    "capitals take more room",
  );
});

test("a headline says what is at stake, else what can be said without it", () => {
  /** @type {(counts: Parameters<typeof findingsOf>[0]) => string} */
  const headline = (counts) => headlineOf({ ...quiet, findings: findingsOf(counts) }, false);
  assert.equal(headlineOf(harbour, false), harbour.headline, "what is at stake, not how many");
  assert.match(headline({ sure: { neutral: 3 } }), /^Nothing risky found/);
  assert.match(headline({ possible: 2 }), /^Nothing risky is sure; 2 clauses may/);
  const hidden = headlineOf({ ...quiet, findings: [] }, true);
  assert.doesNotMatch(hidden, /^(Nothing|None)/, "a risk that is left out is no absence");
  const german = { ...quiet, language: "de", lookedFor: 14, grade: null };
  assert.match(headlineOf(german, false), /^None of the 14 kinds .* in German was found$/);
  assert.match(noGradeWords(german), /^No grade: in German only 14 of 70 kinds/);
  assert.equal(stateOf(viewOf(german)), "done");
  assert.equal(languageName("cs"), "Czech");
  assert.equal(languageName("<b>"), "<b>");
});

test("what is only possible stands apart and counts for nothing", () => {
  const report = { ...quiet, findings: findingsOf({ sure: { bad: 1 }, possible: 2 }) };
  assert.deepEqual(countsOf(byCertainty(report.findings).sure), {
    blocker: 0,
    bad: 1,
    neutral: 0,
    good: 0,
  });
  const text = toMarkdown(report, "https://meadow.example/", new Date(2026, 10, 23));
  assert.match(text, /## Possibly: one more kind of clause/);
});

/** @type {(...unread: import("../../extension/core/contract.js").Unread[]) => typeof quiet} */
const leaving = (...unread) => ({ ...quiet, words: 1000, unread });

test("what was not read is said with its number, reason and share", () => {
  assert.equal(unreadWords(leaving()), "");
  const two = leaving(
    { words: 1204, why: "furniture" },
    { words: 312, why: "language", language: "fr" },
  );
  assert.equal(
    unreadWords(two),
    "Not read: 312 words in French (31% of the text) and 1,204 words of menus, banners and controls.",
  );
  const one = leaving({ words: 1, why: "hidden" }, { words: 0, why: "out-of-reach" });
  assert.equal(unreadWords(one), "Not read: parts out of reach and 1 hidden or repeated word.");
  assert.match(unreadWords(leaving({ words: 2, why: "struck-out" })), /2 words struck out/);
  assert.match(
    unreadWords(leaving({ words: 800, why: "unbroken" })),
    /800 words without punctuation/,
  );
});

test("where a substantial part was not read, nothing is said of the whole", () => {
  const french = { words: 312, why: /** @type {const} */ ("language"), language: "fr" };
  for (const partly of [
    leaving(french),
    leaving({ words: 1001, why: "furniture" }),
    leaving({ words: 500, why: "furniture" }, { words: 501, why: "hidden" }),
    leaving({ words: 200, why: "out-of-reach" }),
    leaving({ words: 800, why: "unbroken" }),
    { ...leaving({ words: 0, why: "out-of-reach" }), grade: null },
    { ...leaving({ ...french, words: 50 }), grade: null },
  ]) {
    assert.ok(isPartly(partly), JSON.stringify(partly.unread));
    /** @type {(counts: Parameters<typeof findingsOf>[0]) => string} */
    const headline = (counts) => headlineOf({ ...partly, findings: findingsOf(counts) }, false);
    assert.doesNotMatch(headline({}), /nothing/i);
    assert.doesNotMatch(headline({ sure: { neutral: 2 } }), /nothing/i);
    assert.equal(headlineOf({ ...partly, headline: "You pay." }, false), "You pay.");
    assert.equal(stateOf(viewOf(partly)), "done", "what was read is told");
  }
  for (const wholly of [
    leaving(),
    leaving({ words: 900, why: "furniture" }),
    leaving({ ...french, words: 30 }),
    leaving({ words: 0, why: "out-of-reach" }),
    leaving({ words: 5000, why: "struck-out" }),
  ]) {
    assert.ok(!isPartly(wholly), JSON.stringify(wholly.unread));
  }
});

test("why there is no grade is said", () => {
  const french = leaving({ words: 340, why: "language", language: "fr" });
  assert.equal(noGradeWords(french), "", "it has one");
  const text = noGradeWords({ ...french, grade: null });
  assert.equal(text, "No grade: 34% of the text is in French, which is not read.");
  const frames = { ...leaving({ words: 0, why: "out-of-reach" }), grade: null };
  assert.match(noGradeWords(frames), /^No grade: a large part/);
  const markdown = toMarkdown({ ...french, grade: null }, "https://fern.example/", new Date());
  assert.match(markdown, /No grade: 34%/);
  assert.match(markdown, /Not read: 340 words in French/);
});

test("Markdown says everything and lets no quote act", () => {
  const text = toMarkdown(harbour, "https://harbour.example/terms", new Date(2026, 10, 23));
  for (const { title, why } of harbour.findings) {
    assert.ok(text.includes(escaped(title)) && text.includes(escaped(why)), title);
  }
  assert.match(text, /\\<img src=x onerror=alert\(1\)\\>/);
  assert.match(text, /\\\[month\\\]/);
  assert.doesNotMatch(text, /(^|[^\\])<img/);
  assert.match(text, /until 23 December 2026 if/);
  assert.match(text, /\n\nIn 1 of 100 terms of service\.\n/);
  assert.match(text, /\n\nMore points than 77 of 100 terms of service\.\n/);
  assert.match(text, /\n- −1 You can opt out of arbitration\n/);
  assert.equal(escaped("1. a\n# b"), "1\\. a \\# b");
  assert.equal(escaped("- a"), "\\- a");
});

test("for whom alone the whole document is, is said once", () => {
  const only = { named: [], told: "For people in Europe." };
  const text = toMarkdown({ ...quiet, only }, "https://meadow.example/", new Date(2026, 10, 23));
  assert.match(text, /^For people in Europe\. This is so for the whole document\.$/m);
});

test("messages have what they name, and the manifest's fit the stores", () => {
  for (const [name, { message, placeholders = {} }] of Object.entries(messages)) {
    const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, placeholder]) => placeholder);
    for (const placeholder of named)
      assert.ok(placeholders[placeholder], `${name}: ${placeholder}`);
    assert.match(name, /^\w+$/);
  }
  assert.ok(messages.extDescription.message.length <= 132);
  assert.ok(messages.extName.message.length <= 75);
});
