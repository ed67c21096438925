/**
 * The third-party notices and the bill of materials, as they are staged and packed: complete,
 * allowed, valid, and the same every time.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { components, keyOf, STANDARD_LIBRARY } from "./components.mjs";
import { allowedLicences } from "./licence.mjs";
import { noticesOf } from "./notices.mjs";
import { bomOf } from "./sbom.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const STAGED = path.join(ROOT, "dist", "extension");

/** @param {...string} place */
const read = (...place) => readFileSync(path.join(ROOT, ...place), "utf8");

const all = await components(STAGED);
const notices = read("dist", "extension", "THIRD-PARTY.txt");
const [list, ...texts] = notices.split(/\n\n-{78}\n\n/);

/** What the staged notices list: licence by name and version. */
const listed = new Map(
  [...list.matchAll(/^(\S.*)\n {2}(.*)$/gm)].map(([, label, licence]) => [label, licence]),
);

/** Which of them have a text. */
const withText = new Set(texts.flatMap((text) => text.split("\n\n")[0].split(", ")));

/** @param {string} label */
function assertNoticed(label) {
  assert.ok(listed.has(label), `${label} is not in the notices`);
  assert.ok(withText.has(label), `${label} has no licence text`);
}

test("each crate that is linked into the module has its notice", () => {
  const tree = execFileSync(
    "cargo",
    "tree --locked -e normal,no-proc-macro --target wasm32-unknown-unknown --no-default-features -p clauselight --prefix none".split(
      " ",
    ),
    { cwd: ROOT, encoding: "utf8" },
  );
  const linked = tree.split("\n").filter((line) => / v\d/.test(line) && !line.includes("(/"));
  assert.ok(linked.length > 10, tree);
  for (const line of linked) {
    const [name, version] = line.split(" ");
    assertNoticed(`${name} ${version.slice(1)}`);
  }
});

test("each crate whose code is seen in the module has its notice, the standard library's too", () => {
  const module = readFileSync(path.join(STAGED, "core", "clauselight_bg.wasm"), "latin1");
  // A panic tells the file that it stands in.
  const places = module.matchAll(
    /(?:registry\/src\/[^/]+|\/rust\/deps)\/([\w-]+?)-(\d[\w.+-]*)\//g,
  );
  const seen = new Set([...places].map(([, name, version]) => `${name} ${version}`));
  assert.ok(seen.size > 5, String([...seen]));
  for (const label of seen) assertNoticed(label);
  assert.match(module, /\/rustc\/[0-9a-f]{40}\/library\/std\//);
  assertNoticed(
    `${STANDARD_LIBRARY} ${execFileSync("rustc", ["--version"]).toString().split(" ")[1]}`,
  );
});

test("each npm package that ships has its notice, and what its authors bundled into it", () => {
  const { dependencies } = JSON.parse(read("package.json"));
  for (const [name, version] of Object.entries(dependencies)) assertNoticed(`${name} ${version}`);
  for (const name of ["pdf.mjs", "pdf.worker.mjs"]) {
    const told = /core-js\/blob\/v([\d.]+)\//.exec(
      read("dist", "extension", "text", "pdfjs", name),
    );
    assertNoticed(`core-js ${told?.[1]}`);
  }
  const parts = all.find(({ name }) => name === "pdfjs-dist")?.needs ?? [];
  assert.ok(parts.length > 1, String(parts));
  for (const part of parts) assertNoticed(part.replace("@", " "));
});

test("what is bundled into the scripts of pages is the extension's own", () => {
  for (const name of ["boot.js", "scout.js"]) {
    const script = read("dist", "extension", "content", name);
    const modules = [...script.matchAll(/^ {2}\/\/ (\S+\.m?js)$/gm)].map(([, place]) => place);
    assert.ok(modules.length > 0, name);
    for (const place of modules) assert.match(place, /^extension\//, name);
  }
});

test("each licence is one of those that are allowed", () => {
  const allowed = allowedLicences(read("deny.toml"));
  assert.equal(listed.size, all.length);
  for (const [label, licence] of listed) {
    for (const one of licence.split(" AND ")) assert.ok(allowed.includes(one), `${label}: ${one}`);
  }
});

test("the notices are those of this source, and say nothing of this machine", () => {
  assert.equal(notices, noticesOf(all));
  for (const place of [ROOT, homedir()]) assert.ok(!notices.includes(place), place);
});

test("the bill of materials is valid CycloneDX, lists what the notices do, and says no date", async () => {
  const own = JSON.parse(read("package.json"));
  const bom = bomOf(own, all, Buffer.from("the archive"));
  const text = JSON.stringify(bom);
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  assert.equal(await validator.validate(text), null);
  assert.notEqual(await validator.validate(text.replace('"library"', '"shelf"')), null);
  assert.deepEqual(bom.components.map(keyOfEntry), [...all].map(keyOf));
  const known = new Set([own.name, ...bom.components.map((entry) => entry["bom-ref"])]);
  assert.equal(known.size, all.length + 1, "each is there once");
  const reached = new Set([own.name]);
  for (const { ref, dependsOn } of bom.dependencies) {
    assert.ok(known.has(ref), ref);
    for (const other of dependsOn) reached.add(other);
  }
  assert.deepEqual([...reached].sort(), [...known].sort(), "each is there for something");
  assert.doesNotMatch(text, /timestamp|serialNumber/);
});

/** @param {{name: string, version?: string}} entry */
function keyOfEntry({ name, version = undefined }) {
  return keyOf({ name, version: version ?? null });
}
