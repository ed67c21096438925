/**
 * Copies of the staged extension whose core does on purpose what the one that ships must never do.
 * They lie in a temporary folder; nothing of them is packaged.
 */

import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { EXTENSION } from "./browser.js";

/** Words at which the changed core stops, from then on whatever that instance is asked. */
export const STOP = "the clock of the tower stops";

/** The bytes of a module whose only export, `stop`, is the `unreachable` instruction. */
const TRAP = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 115, 116, 111, 112, 0, 0,
  10, 5, 1, 3, 0, 0, 11,
];

/** Runs before each analysis: a real trap, in an instance that stays unusable. */
const STOPPING = `
  const stopped = (globalThis.stopped ??= new WeakSet());
  if (page.text.includes(${JSON.stringify(STOP)})) stopped.add(wasm);
  if (stopped.has(wasm)) {
    const module = new WebAssembly.Module(new Uint8Array(${JSON.stringify(TRAP)}));
    new WebAssembly.Instance(module).exports.stop();
  }`;

/**
 * @param {string} before Code at the beginning of the core's \`analyze(page)\`.
 * @returns {Promise<string>} Folder of the copy.
 */
async function stagedWith(before) {
  const folder = await mkdtemp(path.join(tmpdir(), "clauselight-staged-"));
  await cp(EXTENSION, folder, { recursive: true });
  const file = path.join(folder, "core", "clauselight.js");
  const glue = await readFile(file, "utf8");
  const head = "export function analyze(page, options) {";
  if (!glue.includes(head)) throw new Error("the core's analyze has another form");
  await writeFile(file, glue.replace(head, `${head}${before}`));
  return folder;
}

/** An extension whose core stops at {@link STOP}. */
export function stagedToStop() {
  return stagedWith(STOPPING);
}

/**
 * An extension whose core is told, of every page, that parts of it were not read.
 * @param {import("../../../extension/core/contract.js").Unread[]} unread
 */
export function stagedToLeave(unread) {
  return stagedWith(`\n  page = { ...page, unread: ${JSON.stringify(unread)} };`);
}
