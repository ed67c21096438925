import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { unreached } from "./unreached.mjs";

const STAGED = fileURLToPath(new URL("../../dist/extension/", import.meta.url));

test("every script of the package is loaded by something in it", () => {
  assert.deepEqual(unreached(STAGED), []);
});

test("what pages, the manifest and modules name is reached, what comments name is not", (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "clauselight-"));
  t.after(() => rmSync(folder, { recursive: true }));
  /** @type {[string, string][]} */
  const files = [
    ["manifest.json", '{ "background": { "scripts": ["a/worker.js"] } }'],
    [
      "a/worker.js",
      'const all = "*://*/*";\nimport "./part.js";\n/** */\nrun({ files: ["/b/injected.js"] });',
    ],
    ["a/part.js", '/** @typedef {import("./typed.js").T} T */ import("../b/late.mjs");'],
    ["a/typed.js", ""],
    ["b/injected.js", ""],
    ["b/late.mjs", ""],
    ["b/page.html", '<script type="module" src="page.js"></script>'],
    ["b/page.js", 'import { x } from "./left.js.txt";'],
    ["b/left.js", ""],
  ];
  for (const [name, text] of files) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  assert.deepEqual(unreached(folder), ["a/typed.js", "b/left.js"]);
});
