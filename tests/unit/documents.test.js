/**
 * Several documents at one address: languages, and whatever a script puts there.
 */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ADDRESS, clearStore, FIRST, history, SECOND, storeOf, THIRD } from "./fixtures/store.js";

const { documents } = await history();
const { forgetAll, lastChange, visit } = (await history()).history;

beforeEach(clearStore);

const ENGLISH = [
  "These terms are an agreement between you and Fern Letters, and you agree to them when you open an account.",
  "We deliver your letters with care and keep a list of what was delivered and when that was.",
  "We may sell your personal data to third parties for their own marketing.",
];
const GERMAN = [
  "Diese Allgemeinen Geschäftsbedingungen sind ein Vertrag zwischen Ihnen und der Fern Post GmbH.",
  "Wir stellen Ihre Briefe mit Sorgfalt zu und führen eine Liste darüber, was wann zugestellt wurde.",
  "Wir können diese Bedingungen jederzeit ohne Ankündigung ändern.",
];
const PRIVACY = [
  "This privacy policy says which personal data we collect from you and what we do with it.",
  "We collect your name, your email address and the IP address of your device when you visit the site.",
  "You have the right to access your personal data and to have it erased; write to our data protection officer.",
];

/**
 * @param {string} title
 * @param {string[]} lines
 */
function page(title, lines) {
  let start = 0;
  const blocks = lines.map((line) => {
    const block = { kind: "paragraph", start };
    start += line.length + 1;
    return block;
  });
  return { text: lines.join("\n"), blocks, links: [], title, url: ADDRESS };
}

test("another language is said and not compared, and each language keeps its history", async () => {
  const german = page("AGB", GERMAN);
  assert.equal((await visit(german, ADDRESS, FIRST)).status, "first");
  const english = await visit(page("Terms", ENGLISH), ADDRESS, SECOND);
  assert.deepEqual(
    [english.status, english.language, english.since, english.diff],
    ["other-language", "de", FIRST, null],
  );
  const again = await visit(german, ADDRESS, THIRD);
  assert.deepEqual([again.status, again.since], ["same", FIRST], "German with German");
  const edited = page("Terms", [...ENGLISH, "We may use your letters to train our AI models."]);
  const later = await visit(edited, ADDRESS, "2026-08-01T10:00:00.000Z");
  assert.deepEqual([later.status, later.since], ["changed", SECOND], "English with English");
  assert.deepEqual(
    later.diff.added.map((/** @type {{clause: string}} */ { clause }) => clause),
    ["ai-training"],
  );
  assert.equal((await lastChange(ADDRESS)).since, SECOND, "of the document seen last");
});

test("another document at the same address takes nobody's place", async () => {
  await visit(page("Terms of Service", ENGLISH), ADDRESS, FIRST);
  const other = await visit(page("Privacy Policy", PRIVACY), ADDRESS, SECOND);
  assert.deepEqual([other.status, other.since, other.diff], ["other-document", FIRST, null]);
  const back = await visit(page("Terms of Service", ENGLISH), ADDRESS, THIRD);
  assert.deepEqual([back.status, back.since], ["same", FIRST]);
});

test("what one visit reads while the page changes its text is no earlier document", async () => {
  await visit(page("Loading", ENGLISH), ADDRESS, FIRST);
  assert.equal((await visit(page("Privacy", PRIVACY), ADDRESS, FIRST)).status, "first");
});

test("a rewritten document is compared, however little it keeps", async () => {
  const title = "Terms of Service";
  await visit(page(title, ENGLISH), ADDRESS, FIRST);
  const fresh = ["You may close your account at any time in your settings.", ENGLISH[0]];
  assert.equal((await visit(page(title, fresh), ADDRESS, SECOND)).status, "changed");
});

test("the documents that are kept of an address are few", async () => {
  const letters = [..."abcdefghij"];
  for (const [number, letter] of letters.entries()) {
    const words = Array.from({ length: 40 }, (_, at) => letter.repeat(1 + (at % 7)));
    const day = `2026-05-${10 + number}T10:00:00.000Z`;
    await visit(page(letter, [words.join(" ")]), ADDRESS, day);
  }
  const { versions } = storeOf().get(`history/${ADDRESS}`);
  assert.equal(new Set(versions.map((/** @type {any} */ version) => version.document)).size, 6);
});

test("visits at the same moment are all kept", async () => {
  const addresses = ["/a", "/b", "/c", "/d"].map((path) => `https://fern.example${path}`);
  const said = page("Terms", ENGLISH);
  await Promise.all(addresses.map((address) => visit(said, address, FIRST)));
  assert.deepEqual(Object.keys(storeOf().get("history-index")).sort(), addresses);
  const both = await Promise.all([visit(said, ADDRESS, FIRST), visit(said, ADDRESS, SECOND)]);
  assert.deepEqual(
    both.map(({ status }) => status),
    ["first", "same"],
  );
  await Promise.all([visit(said, ADDRESS, THIRD), forgetAll()]);
  assert.equal(storeOf().size, 0, "forgotten after it was kept");
});

test("a huge title takes no room from other pages", async () => {
  await visit(page("Terms", ENGLISH), "https://fern.example/old", FIRST);
  const title = Array.from({ length: 900_000 }, (_, at) => (at * 7919).toString(36)).join("");
  const huge = await visit(page(title, ENGLISH), ADDRESS, SECOND);
  assert.deepEqual([huge.kept, huge.dropped], [true, 0]);
  assert.ok(storeOf().has("history/https://fern.example/old"));
});

test("shared text is counted by words in a row, whatever the numbers", () => {
  const { sharedText } = documents;
  const one = "We keep your letters for 30 days after you close your account.";
  assert.equal(sharedText(one, one.replace("30", "60")), 1);
  assert.equal(sharedText(one, "Nothing of this stands in the other one at all."), 0);
  assert.equal(sharedText("", ""), 1);
  assert.equal(sharedText("Terms", "Terms"), 1);
});
