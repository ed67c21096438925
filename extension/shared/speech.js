/**
 * Which language the extension's own pages and its background speak. Content scripts can't read the
 * tables of texts; they are handed the one that is spoken.
 */

import { api, locale, useTexts, words, wordsIn } from "./platform.js";
import { isLanguage, textsFrom } from "./texts.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./texts.js").Language} Language */
/** @typedef {import("./texts.js").Texts} Texts */

/** @type {Map<Language, Promise<Texts>>} */
const tables = new Map();

/**
 * The texts of a language, read once from the package.
 * @param {Language} language
 * @returns {Promise<Texts>}
 */
export function textsOf(language) {
  const known = tables.get(language);
  if (known) return known;
  const table = fetch(api.runtime.getURL(`_locales/${language}/messages.json`))
    .then((file) => file.json())
    .then(textsFrom);
  tables.set(language, table);
  // A failure is not kept, so that the next call tries again.
  table.catch(() => tables.delete(language));
  return table;
}

/**
 * The language that is meant by a choice.
 * @param {Settings["language"]} choice
 * @returns {Language}
 */
export function languageOf(choice) {
  if (choice !== "browser") return choice;
  // The browser falls back to a language of `_locales` by itself.
  const language = api.i18n.getMessage("locale");
  return isLanguage(language) ? language : "en";
}

/**
 * What speaks a document's language, where it is one of ours; else the language that is spoken anyway.
 * @param {string} language ISO 639-1 code.
 * @returns {Promise<import("./platform.js").Words>}
 */
export async function wordsFor(language) {
  if (!isLanguage(language) || language === locale()) return words;
  return wordsIn(await textsOf(language));
}

/**
 * Has every text be in the chosen language from then on. Where that is the browser's, the browser
 * itself keeps the texts.
 * @param {Settings["language"]} choice
 * @returns {Promise<void>}
 */
export async function speak(choice) {
  useTexts(choice === "browser" ? null : await textsOf(choice));
}

/**
 * The same for a page of the extension, which says so of itself.
 * @param {Settings["language"]} choice
 * @returns {Promise<void>}
 */
export async function speakHere(choice) {
  await speak(choice);
  document.documentElement.lang = locale();
  document.documentElement.dir = words("direction");
}
