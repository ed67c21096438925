/**
 * A tab that the extension opens, and what a browser may tell of it in which order.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeEvent } from "./fixtures/events.js";

/** @typedef {["loading" | "complete" | "closed", number]} Told What happened in which tab. */

const TAB = 7;

/** Told before the browser has answered which tab it opened. @type {Told[]} */
let early = [];

const onUpdated = fakeEvent();
const onRemoved = fakeEvent();

/** @param {Told} told */
function tell([what, id]) {
  if (what === "closed") onRemoved.fire(id);
  else onUpdated.fire(id, { status: what });
}

Object.assign(globalThis, {
  chrome: {
    i18n: {},
    tabs: {
      onUpdated,
      onRemoved,
      create: async () => {
        early.forEach(tell);
        return { id: TAB };
      },
    },
  },
});

const { openLoaded } = await import("../../extension/background/opened.js");

/**
 * What is known of the tab once everything was told.
 * @param {Told[]} before
 * @param {Told[]} after Told once the tab is known.
 */
async function open(before, after) {
  early = before;
  let answer = /** @type {string | number | undefined} */ ("waits");
  const opened = openLoaded("https://fern.example/terms", undefined);
  void opened.then((tab) => (answer = tab?.id ?? "closed"));
  await turn();
  after.forEach(tell);
  await turn();
  const known = answer;
  if (known === "waits") tell(["closed", TAB]);
  await opened;
  assert.deepEqual([onUpdated.count(), onRemoved.count()], [0, 0], "nobody listens any more");
  return known;
}

/** Until everything that waits for nothing else has run. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a page that loads after its tab is known is waited for", async () => {
  assert.equal(await open([], [["loading", TAB]]), "waits");
  assert.equal(
    await open(
      [],
      [
        ["loading", TAB],
        ["complete", TAB],
      ],
    ),
    TAB,
  );
});

test("a page that began, or has loaded, before its tab is known has loaded", async () => {
  assert.equal(await open([["loading", TAB]], [["complete", TAB]]), TAB);
  assert.equal(
    await open(
      [
        ["loading", TAB],
        ["complete", TAB],
      ],
      [],
    ),
    TAB,
  );
});

test("a tab that is complete before it began with its page is waited for", async () => {
  assert.equal(await open([["complete", TAB]], []), "waits");
  assert.equal(await open([], [["complete", TAB]]), "waits");
});

test("a tab that is closed is no tab, whenever that is told", async () => {
  assert.equal(
    await open(
      [
        ["loading", TAB],
        ["closed", TAB],
      ],
      [],
    ),
    "closed",
  );
  assert.equal(await open([["loading", TAB]], [["closed", TAB]]), "closed");
});

test("what becomes of other tabs is nothing to it", async () => {
  assert.equal(
    await open(
      [
        ["loading", 3],
        ["complete", 3],
      ],
      [["closed", 3]],
    ),
    "waits",
  );
});
