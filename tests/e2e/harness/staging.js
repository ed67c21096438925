/**
 * Copies of the staged extension that do on purpose what the one that ships must never do. They lie in a temporary folder; nothing of them is packaged.
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
 * A copy of which one place of one file is another.
 * @param {string[]} file Its path in the package.
 * @param {string} from What stands there, once.
 * @param {string} to
 * @returns {Promise<string>} Folder of the copy.
 */
async function stagedAs(file, from, to) {
  const folder = await mkdtemp(path.join(tmpdir(), "clauselight-staged-"));
  await cp(EXTENSION, folder, { recursive: true });
  const place = path.join(folder, ...file);
  const source = await readFile(place, "utf8");
  if (source.split(from).length !== 2) throw new Error(`${file.join("/")} has not one: ${from}`);
  await writeFile(place, source.replace(from, to));
  return folder;
}

/** @param {string} before Code at the beginning of the core's `analyze(page)`. */
function stagedWith(before) {
  const head = "export function analyze(page, options) {";
  return stagedAs(["core", "clauselight.js"], head, `${head}${before}`);
}

/** An extension whose interface in the page lies in a shadow root that the page can look into. */
export function stagedOpen() {
  return stagedAs(["content", "boot.js"], '{ mode: "closed" }', '{ mode: "open" }');
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
