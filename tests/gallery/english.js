/**
 * The English texts that may not stand on a surface in another language: those of `_locales`, and what the
 * rules say of their clause types.
 */

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const LOCALES = fileURLToPath(new URL("../../extension/_locales/", import.meta.url));
const RULES = fileURLToPath(new URL("../../crate/rules/", import.meta.url));

/** Fewest letters around the values of a text that make it one to look for. */
const FEWEST = 12;

/**
 * @typedef {Record<string, {message: string}>} Messages
 */

/**
 * @param {string} language
 * @returns {Promise<Messages>}
 */
async function messagesIn(language) {
  return JSON.parse(await readFile(path.join(LOCALES, language, "messages.json"), "utf8"));
}

/** What the rules say in English, word for word. */
async function ruleTexts() {
  const files = await readdir(RULES, { recursive: true });
  const rules = files.filter((file) => /^[a-z-]+\/[a-z-]+\.toml$/.test(file));
  const sources = await Promise.all(rules.map((file) => readFile(path.join(RULES, file), "utf8")));
  return sources.flatMap((source) => {
    const head = source.split(/^\[/m)[0];
    return [...head.matchAll(/^(?:title|what|why|todo) = "(.*)"$/gm)].map(([, text]) => text);
  });
}

/**
 * @param {string} language The language in which they may not stand.
 * @returns {Promise<{texts: string[], patterns: string[]}>} Whole texts, and regular expressions of those
 *   that hold values.
 */
export async function englishTexts(language) {
  const [english, other] = [await messagesIn("en"), await messagesIn(language)];
  const differing = Object.entries(english)
    .filter(([name, { message }]) => other[name]?.message !== message)
    .map(([, { message }]) => message.trim().replace(/\s+/g, " "));
  const value = /\$\w+\$|\$\d/;
  return {
    texts: [...differing.filter((text) => !value.test(text)), ...(await ruleTexts())],
    patterns: differing
      .filter((text) => value.test(text) && text.split(value).join("").length >= FEWEST)
      .map((text) => `^${text.split(new RegExp(value, "g")).map(escaped).join(".+")}$`),
  };
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
