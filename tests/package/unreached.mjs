/**
 * Prints the scripts of a staged extension that nothing in it loads: those that are in a bundle already.
 *
 *     node tests/package/unreached.mjs FOLDER
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Comments that document: a pattern of addresses may hold the signs of others, and no pattern begins so. */
const COMMENTS = /(?<=^|\s)\/\*\*[^]*?\*\//gmu;
const SCRIPTS = /["'](?<name>[^"'\s]+\.m?js)["']/gu;

/**
 * The scripts of the folder that a file names, outside of comments: from where it stands, or from the folder.
 * @param {string} folder
 * @param {string} file Relative to the folder.
 */
function named(folder, file) {
  const text = readFileSync(path.join(folder, file), "utf8").replace(COMMENTS, "");
  return [...text.matchAll(SCRIPTS)]
    .flatMap(({ groups: { name } = {} }) => [
      path.join(path.dirname(file), name),
      path.join(".", name),
    ])
    .filter((script) => existsSync(path.join(folder, script)));
}

/**
 * @param {string} folder
 * @returns {string[]} Relative to the folder.
 */
export function unreached(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const reached = new Set(files.filter((file) => file.endsWith(".html")).concat("manifest.json"));
  // What is added while the set is gone through is gone through too.
  for (const file of reached) for (const script of named(folder, file)) reached.add(script);
  return files.filter((file) => /\.m?js$/u.test(file) && !reached.has(file)).sort();
}

if (process.argv[1] === import.meta.filename) {
  for (const script of unreached(process.argv[2] ?? "")) console.log(script);
}
