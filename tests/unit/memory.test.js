/**
 * How far somebody is with a report, kept for their tab: on a made-up `storage.session`.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";

/** @type {Map<string, unknown>} */
const store = new Map();
Object.assign(globalThis, {
  chrome: {
    storage: {
      session: {
        get: async (/** @type {string} */ key) => (store.has(key) ? { [key]: store.get(key) } : {}),
        set: async (/** @type {object} */ items) => {
          for (const [key, value] of Object.entries(items)) store.set(key, structuredClone(value));
        },
        remove: async (/** @type {string} */ key) => void store.delete(key),
      },
    },
  },
});
const { Memory } = await import("../../extension/popup/memory.js");
const { forgetView } = await import("../../extension/shared/viewed.js");

/** A report of two clauses whose parts say the same. */
function drawn() {
  const clause = (/** @type {string} */ id) =>
    `<li data-clause="${id}" data-polarity="bad"><details><summary>Why</summary></details></li>`;
  const { document } = parseHTML(
    `<html><body><div id="content"><input id="filter" />${clause("arbitration")}${clause("as-is")}</div></body></html>`,
  );
  Object.assign(globalThis, { document, Event: document.defaultView?.Event });
  // linkedom knows the attribute and not the property.
  for (const part of document.querySelectorAll("details")) {
    Object.defineProperty(part, "open", {
      get: () => part.hasAttribute("open"),
      set(open) {
        part.toggleAttribute("open", open);
      },
    });
  }
  return /** @type {Element} */ (document.getElementById("content"));
}

const URL = "https://harbour.example/terms";
const TAB = { id: 7, url: URL, incognito: false };

/** @param {Element} content */
const openOf = (content) =>
  [...content.querySelectorAll("details")].map((part) => part.hasAttribute("open"));

test("what was open and typed is restored in a report drawn anew, by clause", async () => {
  const before = drawn();
  const memory = new Memory(before, TAB);
  await memory.load();
  memory.restore();
  before.querySelectorAll("details")[1].open = true;
  /** @type {HTMLInputElement} */ (before.querySelector("#filter")).value = "warranty";
  await memory.save();
  const after = drawn();
  const next = new Memory(after, TAB);
  await next.load();
  next.restore();
  assert.deepEqual(openOf(after), [false, true]);
  assert.equal(/** @type {HTMLInputElement} */ (after.querySelector("#filter")).value, "warranty");
});

test("another page in the same tab begins anew, and a closed tab leaves nothing", async () => {
  const content = drawn();
  const elsewhere = new Memory(content, { ...TAB, url: "https://moss.example/" });
  await elsewhere.load();
  elsewhere.restore();
  assert.deepEqual(openOf(content), [false, false]);
  assert.equal(store.size, 1);
  await forgetView(7);
  assert.equal(store.size, 0);
});

test("of a private window nothing is kept, and nothing is looked up", async () => {
  const content = drawn();
  const memory = new Memory(content, { ...TAB, incognito: true });
  memory.restore();
  content.querySelectorAll("details")[0].open = true;
  await memory.save();
  assert.equal(store.size, 0);
  store.set("view/7", { url: URL, filter: "x", open: [], top: 0 });
  await memory.load();
  assert.equal(memory.viewed?.filter, "");
});
