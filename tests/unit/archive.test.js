/**
 * The history as a whole: listed, compared, removed, carried in a file.
 */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ADDRESS, clearStore, FIRST, history, SECOND, setQuota, size } from "./fixtures/store.js";

const { history: kept } = await history();
const archive = await import(
  new URL("../../dist/extension/background/archive.js", import.meta.url).href
);

const FIELDS = "You agree to these terms. You may close your account at any time. ";

/** @param {string} last */
function page(last) {
  const text = `${FIELDS.repeat(4)}${last}`;
  return { text, blocks: [{ kind: "paragraph", start: 0 }], title: "Terms of Fern", url: ADDRESS };
}

beforeEach(async () => {
  clearStore();
  await kept.visit(page("We may change these terms at any time."), ADDRESS, FIRST);
  await kept.visit(page("We may sell your personal data to anyone."), ADDRESS, SECOND);
});

test("pages are listed with their versions", async () => {
  assert.deepEqual(await archive.keptPages(), [
    {
      address: ADDRESS,
      title: "Terms of Fern",
      versions: [
        { document: 0, first: FIRST, last: FIRST },
        { document: 0, first: SECOND, last: SECOND },
      ],
    },
  ]);
});

test("any two versions are compared", async () => {
  const ask = { address: ADDRESS, document: 0, before: FIRST, after: SECOND };
  const change = await archive.comparison(ask);
  assert.equal(change.since, FIRST);
  assert.equal(change.until, SECOND);
  assert.ok(change.diff.passages.length > 0);
  assert.equal(await archive.comparison({ ...ask, document: 1 }), null);
  assert.equal(await archive.comparison({ ...ask, address: "https://none.example/" }), null);
});

test("what is known of a document is its last visit and its last change, by its canonical address", async () => {
  const url = `${ADDRESS}?utm_source=letter#place`;
  const known = await archive.knownDocuments(["https://none.example/", "javascript:0", url]);
  assert.equal(known.length, 1);
  const [{ change, ...rest }] = known;
  assert.deepEqual(rest, { url, address: ADDRESS, seen: SECOND, grade: rest.grade });
  assert.equal(change.since, FIRST);
  assert.equal(change.until, SECOND);
  assert.ok(change.diff.passages.length > 0);
});

test("one page is removed, and its room is free", async () => {
  const other = "https://moss.example/terms";
  await kept.visit(page("We may change these terms at any time."), other, FIRST);
  const before = size();
  await archive.removePage(ADDRESS);
  assert.deepEqual(
    (await archive.keptPages()).map((/** @type {any} */ { address }) => address),
    [other],
  );
  assert.ok(size() < before);
});

test("a file brings the history to another browser, and what is there stays", async () => {
  const file = structuredClone(await archive.exported());
  const listed = await archive.keptPages();
  clearStore();
  assert.deepEqual(await archive.imported(file), { added: 1, known: 0, refused: 0 });
  assert.deepEqual(await archive.keptPages(), listed);
  const ask = { address: ADDRESS, document: 0, before: FIRST, after: SECOND };
  assert.ok((await archive.comparison(ask)).diff.passages.length > 0);
  assert.deepEqual(await archive.imported(file), { added: 0, known: 1, refused: 0 });
});

test("a file for which there is no room adds nothing", async () => {
  const file = structuredClone(await archive.exported());
  clearStore();
  setQuota(100);
  assert.deepEqual(await archive.imported(file), { added: 0, known: 0, refused: 1 });
});

test("of a faulty file nothing is taken, and the fault is named", async () => {
  const file = structuredClone(await archive.exported());
  clearStore();
  const faulty = (/** @type {(entry: any) => void} */ spoil) => {
    const copy = structuredClone(file);
    spoil(copy.pages[ADDRESS]);
    return copy;
  };
  for (const spoilt of [
    faulty((entry) => (entry.versions = [])),
    faulty((entry) => (entry.title = 7)),
    faulty((entry) => (entry.versions[0].first = "long ago")),
    faulty((entry) => (entry.versions[0].document = 0.5)),
    faulty((entry) => (entry.versions[0].data = "AAAA")),
  ]) {
    assert.deepEqual(await archive.imported(spoilt), { fault: ADDRESS });
  }
  const elsewhere = { version: 1, pages: { "file:///terms": file.pages[ADDRESS] } };
  assert.deepEqual(await archive.imported(elsewhere), { fault: "file:///terms" });
  for (const none of [null, 7, {}, { version: 2, pages: {} }, { version: 1, pages: null }])
    assert.deepEqual(await archive.imported(none), { fault: "version" });
  assert.deepEqual(await archive.keptPages(), []);
});
