/**
 * The languages of the interface: every text in each of them, in its plural forms, short enough for
 * where it stands; and how values are put into texts.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { SPOKEN } from "../../extension/shared/settings.js";
import { filled, isolated, LANGUAGES, textsFrom } from "../../extension/shared/texts.js";

/** @typedef {import("../../extension/shared/texts.js").Messages} Messages */
/** @typedef {import("../../extension/shared/texts.js").Language} Language */

const locales = new URL("../../extension/_locales/", import.meta.url);

/** @type {Map<Language, Messages>} */
const all = new Map(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(readFileSync(new URL(`${language}/messages.json`, locales), "utf8")),
  ]),
);
const english = /** @type {Messages} */ (all.get("en"));

/** What is the same in every language. */
const SAME = ["extName"];

/** Most characters of texts that have a fixed place, by message name. */
const ROOM = {
  extDescription: 132,
  // A quarter of the popup's width, on two lines.
  polarityBlocker: 24,
  polarityBad: 24,
  polarityNeutral: 24,
  polarityGood: 24,
  // Beside two lines of a quote.
  showShort: 12,
  // Side by side at the foot of the card.
  previousFinding: 14,
  nextFinding: 14,
  placeAmong: 26,
  close: 12,
  // The browser's own menu and the button's tooltip.
  menuSelection: 60,
  actionTitle: 60,
};

/** Longest word of a count's name, which stands in a quarter of the popup. */
const LONGEST_WORD = 12;

/** @param {string} name */
const base = (name) => name.replace(/_(zero|one|two|few|many|other)$/, "");

/** @param {Messages} messages */
const counted = (messages) =>
  new Set(
    Object.keys(messages)
      .filter((name) => name !== base(name))
      .map(base),
  );

/**
 * Which values a text names.
 * @param {string} text With numbered places.
 */
const places = (text) => [...new Set(text.match(/\$[1-9]/g))].sort().join();

test("there is a folder for each language and no other, and each can be chosen", () => {
  assert.deepEqual(readdirSync(locales).sort(), [...LANGUAGES].sort());
  assert.deepEqual(SPOKEN, ["browser", ...LANGUAGES]);
});

for (const [language, messages] of all) {
  const texts = textsFrom(messages);

  test(`${language}: no text is missing, none is left over, each plural form is there`, () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plural = counted(english);
    const wanted = [...new Set(Object.keys(english).map(base))].flatMap((name) =>
      plural.has(name) ? forms.map((form) => `${name}_${form}`) : [name],
    );
    assert.deepEqual(Object.keys(messages).sort(), wanted.sort());
    assert.equal(texts.locale, language);
    assert.match(texts.direction, /^(ltr|rtl)$/);
  });

  test(`${language}: every text says something, with the values that the English one has`, () => {
    const originals = textsFrom(english);
    for (const [name, text] of Object.entries(texts)) {
      assert.ok(text.trim() === text && text !== "", `${name}: “${text}”`);
      const original = originals[name] ?? originals[`${base(name)}_other`];
      // Where the form itself says the number, it need not be written.
      const left = name.endsWith("_one") ? places(text).replace(/^\$1,?/, "") : places(text);
      const had = name.endsWith("_one") ? places(original).replace(/^\$1,?/, "") : places(original);
      assert.equal(left, had, `${name}: “${text}”`);
    }
  });

  test(`${language}: what has a fixed place fits`, () => {
    for (const [name, most] of Object.entries(ROOM)) {
      assert.ok(texts[name].length <= most, `${name}: ${texts[name].length} of ${most}`);
    }
    for (const name of Object.keys(texts).filter((known) => known.startsWith("polarity"))) {
      for (const word of texts[name].split(/[\s-]/)) {
        assert.ok(word.length <= LONGEST_WORD, `${name}: “${word}”`);
      }
    }
  });

  if (language !== "en") {
    test(`${language}: nothing is left in English`, () => {
      const same = Object.keys(messages).filter(
        (name) =>
          messages[name].message === english[name]?.message &&
          // A name, or nothing but values and signs.
          !SAME.includes(name) &&
          /\p{L}{3}.*\s\p{L}/u.test(messages[name].message.replace(/\$\w+\$/g, "")),
      );
      assert.deepEqual(same, []);
    });
  }
}

test("values stand where a text has their numbers, whatever they hold", () => {
  const texts = textsFrom({
    both: {
      message: "$Second$, not $first$",
      placeholders: { first: { content: "$1" }, second: { content: "$2" } },
    },
  });
  assert.equal(texts.both, "$2, not $1");
  assert.equal(filled(texts.both, ["$2", "$1 & $first$"]), "$1 & $first$, not $2");
  assert.equal(filled(texts.both, ["one"]), ", not one");
  assert.throws(() => textsFrom({ none: { message: "$value$" } }), /no placeholder/);
});

test("what runs from right to left stands in an isolate, and nothing reaches out of it", () => {
  assert.equal(isolated("Harbour Ltd. (EU)"), "Harbour Ltd. (EU)");
  assert.equal(isolated("נמל"), "\u2068נמל\u2069");
  assert.equal(isolated("شركة Harbour"), "\u2068شركة Harbour\u2069");
  assert.equal(isolated("Harbour\u202Eexe.txt"), "Harbourexe.txt", "an override");
  assert.equal(isolated("נמל\u2069 2"), "\u2068נמל 2\u2069", "an end of the isolate");
  assert.equal(isolated("\u200F1"), "\u2068\u200F1\u2069", "a mark alone");
});
