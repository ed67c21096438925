/**
 * The texts of a language as `_locales` has them, and how values are put into them: pure functions.
 */

/**
 * @typedef {Record<string, string>} Texts By message name; `$1` stands for the first value, and so on.
 */

/** @typedef {Record<string, {message: string, placeholders?: Record<string, {content: string}>}>} Messages */

/**
 * The languages that the extension speaks, as ISO 639-1 codes: those of `_locales` and of the core's texts.
 * @typedef {"en" | "de" | "fr" | "it" | "pl" | "es"} Language
 */

/** @type {readonly Language[]} */
export const LANGUAGES = ["en", "de", "fr", "it", "pl", "es"];

/**
 * @param {unknown} value
 * @returns {value is Language}
 */
export function isLanguage(value) {
  return LANGUAGES.some((language) => language === value);
}

/**
 * A file of `_locales`, with the number of its value in the place of each placeholder's name.
 * @param {Messages} messages
 * @returns {Texts}
 */
export function textsFrom(messages) {
  return Object.fromEntries(
    Object.entries(messages).map(([name, { message, placeholders = {} }]) => [
      name,
      message.replace(/\$(\w+)\$/g, (_, placeholder) => {
        const known = placeholders[placeholder.toLowerCase()];
        if (!known) throw new Error(`message "${name}" has no placeholder "${placeholder}"`);
        return known.content;
      }),
    ]),
  );
}

/**
 * A text with its values.
 * @param {string} text
 * @param {string[]} values
 */
export function filled(text, values) {
  return text.replace(/\$([1-9])/g, (_, place) => values[place - 1] ?? "");
}

/** Characters of scripts that run from right to left, and those that change the direction of others. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200F]/u;
const EMBEDDING = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * A value that can't turn the sentence around it about, whatever a page put into it: what runs from
 * right to left stands in an isolate of its own (U+2068, U+2069), and nothing in it reaches beyond.
 * @param {string} value
 */
export function isolated(value) {
  const bare = value.replace(EMBEDDING, "");
  return RIGHT_TO_LEFT.test(bare) ? `\u2068${bare}\u2069` : bare;
}
