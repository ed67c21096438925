/**
 * The settings: defaults, what is made of unknown input, the policy before the person, files.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  AMOUNTS,
  DEFAULTS,
  FIELDS,
  hostOf,
  inForce,
  LEASTS,
  listed,
  readFile,
  siteOff,
  SPOKEN,
  THEMES,
  validFields,
  writeFile,
} from "../../extension/shared/settings.js";

test("the defaults hold what they may", () => {
  assert.deepEqual(validFields(DEFAULTS), DEFAULTS);
});

test("of unknown input the sound fields are taken and nothing else", () => {
  for (const nothing of [undefined, null, 7, "dark", [], { version: 1 }])
    assert.deepEqual(validFields(nothing), {});
  const mixed = {
    amount: "loud",
    clausesOff: ["ai-training", 7],
    least: "sure",
    sitesOff: ["https://harbour.example/terms"],
    theme: "dark",
    colour: "green",
  };
  assert.deepEqual(validFields(mixed), { least: "sure", theme: "dark" });
  for (const patterns of [[""], [" fee"], ["x".repeat(201)], Array(21).fill("fee"), "fee"])
    assert.deepEqual(validFields({ patterns }), {});
  assert.deepEqual(validFields({ patterns: ["/\\d+ days/"] }), { patterns: ["/\\d+ days/"] });
  assert.deepEqual(validFields({ clausesOff: Array(1001).fill("as-is") }), {});
  assert.deepEqual(validFields(Object.create({ theme: "dark" })), {}, "inherited");
});

test("a policy goes before the person's choice, and that before the defaults", () => {
  const own = { version: 1, least: "sure", theme: "dark", amount: "loud" };
  const { settings, chosen, locked } = inForce(own, { theme: "light", sitesOff: ["bank.example"] });
  assert.deepEqual(settings, {
    ...DEFAULTS,
    least: "sure",
    theme: "light",
    sitesOff: ["bank.example"],
  });
  assert.deepEqual(chosen, { least: "sure", theme: "dark" });
  assert.deepEqual(locked, ["sitesOff", "theme"]);
  assert.deepEqual(inForce({ version: 2, theme: "dark" }, {}).settings, DEFAULTS);
  assert.deepEqual(inForce(undefined, {}).locked, []);
});

test("a settings file comes back as it was written, and a faulty one is named", () => {
  const settings = { ...DEFAULTS, clausesOff: ["as-is"], theme: /** @type {const} */ ("dark") };
  assert.deepEqual(readFile(writeFile(settings)), { fields: settings });
  assert.deepEqual(readFile('{"version": 1, "least": "sure"}'), { fields: { least: "sure" } });
  for (const [text, fault, name] of [
    ["{", "json", /./],
    ["null", "version", /undefined/],
    ['{"version": 2}', "version", /2/],
    ['{"version": 1, "theme": "dim"}', "field", /^theme$/],
    ['{"version": 1, "colour": "green"}', "field", /^colour$/],
  ]) {
    const read = readFile(String(text));
    assert.ok("fault" in read, String(text));
    assert.equal(read.fault, fault);
    assert.match(read.name, /** @type {RegExp} */ (name));
  }
});

test("a site is named by its host or by an address on it", () => {
  for (const typed of ["harbour.example", " https://harbour.example/terms?x=1 ", "HARBOUR.example"])
    assert.equal(hostOf(typed), "harbour.example");
  assert.equal(hostOf("straße.example"), "xn--strae-oqa.example");
  for (const none of ["", "  ", "ftp://harbour.example", "a b", "*.example", "about:config"])
    assert.equal(hostOf(none), null, none);
});

test("pages of a site are left alone, and of what lies below it", () => {
  const sites = ["harbour.example"];
  assert.equal(siteOff("https://harbour.example/terms", sites), "harbour.example");
  assert.equal(siteOff("https://www.harbour.example/", sites), "harbour.example");
  assert.equal(siteOff("https://notharbour.example/", sites), null);
  assert.equal(siteOff("https://example/", sites), null);
  assert.equal(siteOff(undefined, sites), null);
});

test("an entry is in a list once, in order", () => {
  assert.deepEqual(listed(["b"], "a", true), ["a", "b"]);
  assert.deepEqual(listed(["a", "b"], "a", true), ["a", "b"]);
  assert.deepEqual(listed(["a", "b"], "a", false), ["b"]);
});

test("the policy's schema knows the same fields and values", () => {
  const { properties } = JSON.parse(
    readFileSync(new URL("../../extension/shared/policy.json", import.meta.url), "utf8"),
  );
  assert.deepEqual(Object.keys(properties), FIELDS);
  assert.deepEqual(properties.amount.enum, AMOUNTS);
  assert.deepEqual(properties.least.enum, LEASTS);
  assert.deepEqual(properties.theme.enum, THEMES);
  assert.deepEqual(properties.language.enum, SPOKEN);
});
