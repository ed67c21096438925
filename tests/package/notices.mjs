/**
 * The third-party notices of the package: who wrote what of it, under which licence, and each licence
 * text once.
 *
 * node tests/package/notices.mjs STAGED FILE
 */

import { writeFile } from "node:fs/promises";
import { components, keyOf } from "./components.mjs";

/** @typedef {import("./components.mjs").Component} Component */

const RULE = "-".repeat(78);

/**
 * @param {Component[]} all
 * @returns {string}
 */
export function noticesOf(all) {
  /** @type {Map<string, {text: string, of: string[]}>} */
  const texts = new Map();
  for (const component of all) {
    for (const text of component.texts) {
      // Copies differ in how their lines are broken.
      const words = text.replace(/\s+/g, " ").trim();
      const known = texts.get(words) ?? { text, of: [] };
      known.of.push(labelOf(component));
      texts.set(words, known);
    }
  }
  const list = all.map((component) => {
    const { licences, home } = component;
    return [labelOf(component), licences.join(" AND "), ...(home ? [home] : [])].join("\n  ");
  });
  const parts = [...texts.values()].map(({ text, of }) => `${of.join(", ")}\n\n${text}`);
  return `${[list.join("\n"), ...parts].join(`\n\n${RULE}\n\n`)}\n`;
}

/** @param {Component} component */
function labelOf(component) {
  return keyOf(component).replace("@", " ");
}

if (process.argv[1] === import.meta.filename) {
  const [staged, file] = process.argv.slice(2);
  await writeFile(file, noticesOf(await components(staged)));
}
