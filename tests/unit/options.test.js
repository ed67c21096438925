/**
 * The options page lists what the core knows: each group has a name on screen.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

Object.assign(globalThis, { chrome: { i18n: {} } });
const { groupMessage } = await import("../../extension/options/clauses.js");
const staged = new URL("../../dist/extension/", import.meta.url);
const core = await import(new URL("core/clauselight.js", staged).href);
core.initSync({ module: await readFile(new URL("core/clauselight_bg.wasm", staged)) });
const messages = JSON.parse(await readFile(new URL("_locales/en/messages.json", staged), "utf8"));

test("each group of the core's clause types has a name on screen, and no other name is left", () => {
  const groups = new Set(
    core.catalogue().map((/** @type {{group: string}} */ { group }) => groupMessage(group)),
  );
  const fromRules = [...groups].sort();
  const named = Object.keys(messages).filter((name) => /^group[A-Z]/.test(name));
  assert.deepEqual(
    named.filter((name) => !["groupAll", "groupTold"].includes(name)).sort(),
    fromRules,
  );
});
