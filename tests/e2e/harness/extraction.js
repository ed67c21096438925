/**
 * Runs the extension's extraction in a page, apart from the extension.
 */

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const CONTENT = fileURLToPath(new URL("../../../extension/content", import.meta.url));

/**
 * The modules of the page's side by name, to be served next to the pages.
 * @param {string} [folder] Of the content scripts.
 * @returns {Promise<Record<string, () => string>>}
 */
export async function contentModules(folder = CONTENT) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const sources = await Promise.all(
    names.map(async (name) => {
      const source = await readFile(path.join(folder, name), "utf8");
      return /** @type {[string, () => string]} */ ([name, () => source]);
    }),
  );
  return Object.fromEntries(sources);
}

/**
 * Reads a page: a block a line, then what was left out. Runs in the page, in its own world.
 * @param {string} module Address of the extraction, of the page's own origin.
 * @param {boolean} everything
 * @returns {Promise<string>}
 */
export async function readPage(module, everything) {
  const { extract } = await import(module);
  const steps = extract(document, { everything });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { text, blocks, unread } = step.value;
  /** @type {string[]} */
  const lines = blocks.map((/** @type {any} */ block, /** @type {number} */ at) => {
    const end = (blocks[at + 1]?.start ?? text.length + 1) - 1;
    const kind = [block.kind, block.level ?? block.depth].filter(Boolean).join(" ");
    return `${kind}: ${text.slice(block.start, end)}`;
  });
  const order = ["furniture", "hidden", "struck-out", "generated", "out-of-reach"];
  for (const why of order) {
    const left = unread.find((/** @type {any} */ part) => part.why === why);
    if (left) lines.push(`unread: ${why} ${left.words}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}
