import assert from "node:assert/strict";
import { test } from "node:test";
import { licensed } from "./components.mjs";
import { allowedLicences, chosenLicences, licencesOfText } from "./licence.mjs";

const ALLOWED = ["MIT", "Zlib", "Unicode-3.0", "Apache-2.0"];
const OWN = `MIT License\n\nCopyright (c) 2026 Us\n\nof this software and associated documentation files\n`;

test("of several licences that are offered, an allowed one is chosen, the first of them", () => {
  /** @type {[string, string[] | null][]} */
  const cases = [
    ["MIT", ["MIT"]],
    ["Apache-2.0 OR MIT", ["MIT"]],
    ["MIT/Apache-2.0", ["MIT"]],
    ["GPL-3.0-only OR Zlib", ["Zlib"]],
    ["(MIT OR Apache-2.0) AND Unicode-3.0", ["MIT", "Unicode-3.0"]],
    ["MIT AND GPL-3.0-only", null],
    ["GPL-3.0-only", null],
    ["Apache-2.0 WITH LLVM-exception", null],
    ["Apache-2.0 WITH LLVM-exception OR Apache-2.0", ["Apache-2.0"]],
    ["MIT AND Zlib OR Apache-2.0", ["MIT", "Zlib"]],
  ];
  for (const [expression, chosen] of cases) {
    assert.deepEqual(chosenLicences(expression, ALLOWED), chosen, expression);
  }
});

test("what is no expression is refused", () => {
  for (const expression of ["", "MIT OR", "(MIT", "MIT Apache-2.0", "AND MIT", ")"]) {
    assert.throws(
      () => chosenLicences(expression, ALLOWED),
      /not a licence expression/,
      expression,
    );
  }
});

test("the allowed licences stand in deny.toml", () => {
  const toml = '[bans]\nallow = ["no"]\n\n[licenses]\n# Why.\nallow = [\n  "A",\n  "B",\n]\n';
  assert.deepEqual(allowedLicences(toml), ["A", "B"]);
  assert.throws(() => allowedLicences('[bans]\nallow = ["no"]\n'), /no list of licences/);
});

test("a text is told by its words, however its lines are broken", () => {
  assert.deepEqual(licencesOfText("of this software and\n  associated documentation files"), [
    "MIT",
  ]);
  assert.deepEqual(licencesOfText("Apache License\nVersion 2.0"), ["Apache-2.0"]);
  assert.deepEqual(licencesOfText("Thanks to everybody."), []);
});

/** A component before its licence is chosen. */
const FOUND = {
  name: "fern",
  version: "1.0.0",
  registry: /** @type {const} */ ("cargo"),
  offered: "MIT OR Apache-2.0",
  home: null,
  hash: null,
  needs: [],
};

test("the texts of the chosen licence are taken, and notices that are no licence", () => {
  const mit = "Copyright (c) Fern\nof this software and associated documentation files";
  const files = ["Apache License", mit, "Thanks to everybody."];
  const { texts, licences } = licensed({ ...FOUND, files, holders: [] }, ALLOWED, OWN);
  assert.deepEqual(licences, ["MIT"]);
  assert.deepEqual(texts, [mit, "Thanks to everybody."]);
});

test("a licence without its text: MIT is said with its holders, another is refused", () => {
  const { texts } = licensed({ ...FOUND, files: [], holders: ["Fern <f@x>"] }, ALLOWED, OWN);
  assert.match(texts[0], /^MIT License\n\nCopyright \(c\) Fern <f@x>\n\nof this software/);
  assert.throws(
    () => licensed({ ...FOUND, offered: "Zlib", files: [], holders: ["Fern"] }, ALLOWED, OWN),
    /fern@1\.0\.0: no text of Zlib/,
  );
});

test("a licence that is not allowed is refused by name", () => {
  const component = { ...FOUND, offered: "GPL-3.0-only", files: [], holders: [] };
  assert.throws(() => licensed(component, ALLOWED, OWN), /fern@1\.0\.0: .*GPL-3\.0-only/);
});
