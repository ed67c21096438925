/**
 * What the installation asks for, and that each permission is accounted for.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (/** @type {string} */ path) =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("manifest.json"));

test("the installation asks for no access to any site and runs in none", () => {
  assert.equal(manifest.host_permissions, undefined);
  assert.equal(manifest.content_scripts, undefined);
  for (const permission of manifest.permissions) assert.match(permission, /^[a-zA-Z]+$/);
});

test("each permission is accounted for, and always-on asks for what the manifest offers", async () => {
  const account = read("docs/permissions.md");
  const { permissions, optional_host_permissions: optional } = manifest;
  for (const permission of [...permissions, "optional_host_permissions"])
    assert.ok(account.includes(`\`${permission}\``), permission);
  Object.assign(globalThis, { chrome: { i18n: {} } });
  const { SITES } = await import("../../extension/shared/access.js");
  assert.deepEqual(optional, SITES);
});
