/**
 * Which language is spoken, on made-up interfaces of the browser and the real tables of texts.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { harbour } from "./fixtures/report.js";
import { speak as inEnglish } from "./fixtures/words.js";

inEnglish();
/** Addresses that were read. @type {string[]} */
const read = [];
let broken = false;
Object.assign(globalThis.chrome, {
  runtime: { getURL: (/** @type {string} */ path) => path },
});
Object.assign(globalThis, {
  fetch: async (/** @type {string} */ path) => {
    read.push(path);
    if (broken) throw new TypeError("unreadable");
    const file = new URL(`../../extension/${path}`, import.meta.url);
    return { json: async () => JSON.parse(readFileSync(file, "utf8")) };
  },
});

const { counted, locale, words, wordsIn } = await import("../../extension/shared/platform.js");
const { languageOf, speak, textsOf, wordsFor } = await import("../../extension/shared/speech.js");
const { LANGUAGES } = await import("../../extension/shared/texts.js");
const { letterOf } = await import("../../extension/popup/letter.js");
const { dateInWords } = await import("../../extension/popup/language.js");

test("the browser's language needs no table; another one is read once, and back again", async () => {
  await speak("browser");
  assert.equal(locale(), "en");
  assert.deepEqual(read, []);
  await speak("de");
  assert.equal(locale(), "de");
  assert.equal(counted("wordCount", 12_345), "12.345 Wörter");
  await speak("de");
  assert.deepEqual(read, ["_locales/de/messages.json"]);
  await speak("browser");
  assert.equal(counted("wordCount", 12_345), "12,345 words");
  assert.throws(() => words("noSuchText"), /no message "noSuchText"/);
  assert.equal(languageOf("browser"), "en");
  assert.equal(languageOf("pl"), "pl");
});

test("a table that could not be read is read again", async () => {
  broken = true;
  await assert.rejects(speak("it"), /unreadable/);
  assert.equal(locale(), "en");
  broken = false;
  await speak("it");
  assert.equal(locale(), "it");
  await speak("browser");
});

test("each plural form of each language says its number", async () => {
  const forms = {
    de: [1, 2],
    fr: [1, 2, 1_000_000],
    pl: [1, 2, 5, 22, 1.5],
    es: [1, 2, 1_000_000],
  };
  for (const [language, numbers] of Object.entries(forms)) {
    const told = wordsIn(await textsOf(/** @type {"de"} */ (language)));
    const rules = new Intl.PluralRules(language);
    for (const number of numbers) {
      const text = told(`filterResult_${rules.select(number)}`, number);
      assert.ok(text.includes(new Intl.NumberFormat(language).format(number)), text);
    }
  }
});

test("what a page says stands in an isolate in every text of every language", async () => {
  for (const language of LANGUAGES) {
    const texts = await textsOf(language);
    const told = wordsIn(texts);
    const values = Array(9).fill("נמל)");
    for (const [name, text] of Object.entries(texts)) {
      const bare = told(name, ...values).replaceAll("\u2068נמל)\u2069", "");
      assert.doesNotMatch(bare, /נ/, `${language} ${name}: ${text}`);
    }
  }
});

test("a letter is in the document's language, as is its date; else in the one that is spoken", async () => {
  const [action] = harbour.actions;
  const about = { url: "https://hafen.example/agb", accepted: new Date(2027, 1, 20) };
  const told = await wordsFor("de");
  const { subject, body } = letterOf(harbour, action, action, about, told);
  assert.match(subject, /Nutzungsbedingungen/);
  assert.match(body, /20\. Februar 2027/);
  assert.ok(body.includes(`> ${action.quote}`), "the document's words stay");
  assert.equal(await wordsFor("pt"), words);
  assert.equal(await wordsFor("en"), words);
  assert.equal(dateInWords(about.accepted), "20 February 2027");
});
