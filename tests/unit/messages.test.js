/**
 * The helpers that carry messages, on made-up interfaces of the browser.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

/** @type {((message: unknown, sender: unknown, answer: (value: unknown) => void) => boolean)[]} */
const listeners = [];
/** @type {unknown[]} */
const sent = [];
/** @type {unknown} What the page answers; an error is thrown. */
let reply;

Object.assign(globalThis, {
  chrome: {
    runtime: {
      onMessage: { addListener: (/** @type {any} */ listener) => listeners.push(listener) },
      sendMessage: async (/** @type {unknown} */ message) => void sent.push(message),
      getURL: (/** @type {string} */ path) => `chrome-extension://made-up/${path}`,
    },
    tabs: {
      sendMessage: async (/** @type {unknown[]} */ ...all) => {
        sent.push(all);
        if (reply instanceof Error) throw reply;
        return reply;
      },
    },
  },
});

const { askPage, listenInBackground, listenInPage, send } =
  await import("../../extension/shared/messages.js");

/** What a content script says of a visit. */
const VISIT = {
  page: { text: "Terms", blocks: [], links: [], title: "", url: "https://fern.example/" },
  language: "en",
  kind: "other",
  canonical: null,
  began: "2026-05-12T10:00:00.000Z",
};

test("a handler's answer is given at once or later, and others' messages are left alone", async () => {
  const view = { status: "idle" };
  listenInPage({
    "page/check": async ({ everything }) => ({ ...view, everything }),
    "page/view": () => view,
    "page/show": async () => ({ status: "gone" }),
    "page/step": async () => ({ status: "gone" }),
    "page/clear": () => undefined,
  });
  /** @type {unknown[]} */
  const answers = [];
  const given = (/** @type {unknown} */ message) =>
    listeners[0](message, {}, (value) => answers.push(value));
  assert.equal(given({ type: "page/view" }), false);
  assert.deepEqual(answers, [view], "at once");
  assert.equal(given({ type: "page/check", everything: true }), true, "the channel stays open");
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(answers.at(-1), { ...view, everything: true });
  for (const message of [{ type: "core/analyse" }, { type: "toString" }, {}, null, "page/view"])
    assert.equal(given(message), false);
  assert.equal(given({ type: "page/clear" }), false);
  assert.equal(answers.length, 2, "what returns nothing answers nothing");
});

test("what tells of other pages is answered to pages of the extension alone", () => {
  listenInBackground(
    /** @type {any} */ ({ "history/last": () => "kept", "history/visit": () => "mine" }),
  );
  const asked = (/** @type {string} */ type, /** @type {string | undefined} */ url) => {
    /** @type {unknown} */
    let answer;
    listeners.at(-1)?.({ ...VISIT, address: "a", type }, { url }, (value) => (answer = value));
    return answer;
  };
  assert.equal(asked("history/last", "chrome-extension://made-up/changes/changes.html"), "kept");
  for (const url of ["https://fern.example/terms", "chrome-extension://other/a.html", undefined]) {
    assert.equal(asked("history/last", url), undefined, url);
  }
  assert.equal(asked("history/visit", "https://fern.example/terms"), "mine");
});

test("a message carries its type beside its fields", async () => {
  assert.equal(await send("history/last", { address: "a" }), undefined);
  reply = { status: "shown" };
  assert.deepEqual(await askPage(7, "page/show", { id: "x.1" }), reply);
  assert.deepEqual(sent, [
    { address: "a", type: "history/last" },
    [7, { id: "x.1", type: "page/show" }, { frameId: 0 }],
  ]);
});

test("a page that does not answer is gone", async () => {
  for (const silence of [undefined, new Error("no receiver")]) {
    reply = silence;
    await assert.rejects(askPage(7, "page/view", {}), { kind: "gone" });
  }
});

test("a message in no shape that it may have is not answered", () => {
  const { page } = VISIT;
  listenInBackground(
    /** @type {any} */ ({ "core/analyse": () => "read", "history/visit": () => "kept" }),
  );
  const asked = (/** @type {object} */ message) => {
    /** @type {unknown} */
    let answer;
    listeners.at(-1)?.(message, {}, (value) => (answer = value));
    return answer;
  };
  assert.equal(asked({ type: "core/analyse", page }), "read");
  assert.equal(asked({ type: "history/visit", ...VISIT }), "kept");
  for (const wrong of [
    { type: "core/analyse" },
    { type: "core/analyse", page: "Terms" },
    { type: "core/analyse", page: { ...page, text: 7 } },
    { type: "core/analyse", page: { ...page, blocks: { length: 3 } } },
    { type: "core/analyse", page: { ...page, title: "t".repeat(100_000) } },
    { type: "history/visit", ...VISIT, began: "yesterday" },
    { type: "history/visit", ...VISIT, kind: "<b>" },
    { type: "history/visit", ...VISIT, language: ["en"] },
    { type: "history/visit", ...VISIT, canonical: {} },
  ]) {
    assert.equal(asked(wrong), undefined, JSON.stringify(wrong).slice(0, 120));
  }
});
