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
 * Makes one place of one file of a copy another.
 * @param {string} folder
 * @param {string[]} file Its path in the package.
 * @param {string} from What stands there, once.
 * @param {string} to
 */
async function change(folder, file, from, to) {
  const place = path.join(folder, ...file);
  const source = await readFile(place, "utf8");
  if (source.split(from).length !== 2) throw new Error(`${file.join("/")} has not one: ${from}`);
  await writeFile(place, source.replace(from, to));
}

/**
 * A copy of which one place of one file is another.
 * @param {string[]} file
 * @param {string} from
 * @param {string} to
 * @returns {Promise<string>} Folder of the copy.
 */
async function stagedAs(file, from, to) {
  const folder = await mkdtemp(path.join(tmpdir(), "clauselight-staged-"));
  await cp(EXTENSION, folder, { recursive: true });
  await change(folder, file, from, to);
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

/**
 * The same, with what a phone's browser offers: no menus of the page, no keys, nothing beside the
 * page. These are not there where the manifest does not name them; that there is one window alone is
 * said for the browser.
 */
export async function stagedForPhone() {
  const folder = await stagedOpen();
  await change(folder, ["shared", "platform.js"], "api.windows === undefined", "true");
  const place = path.join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(place, "utf8"));
  for (const name of ["commands", "side_panel", "sidebar_action"]) delete manifest[name];
  const absent = ["contextMenus", "sidePanel"];
  manifest.permissions = manifest.permissions.filter(
    (/** @type {string} */ permission) => !absent.includes(permission),
  );
  await writeFile(place, JSON.stringify(manifest));
  return folder;
}

/** An extension that the browser lets run no WebAssembly. */
export function stagedWithoutModule() {
  return stagedAs(["manifest.json"], " 'wasm-unsafe-eval'", "");
}

/** Words at which the changed core takes its time. */
export const SLOW = "the clock of the tower is slow";

/** How long, in milliseconds: enough to end the background meanwhile. */
const TIME = 1500;

/** An extension whose core takes its time at {@link SLOW}. */
export function stagedToWait() {
  return stagedWith(`
  const end = page.text.includes(${JSON.stringify(SLOW)}) ? Date.now() + ${TIME} : 0;
  while (Date.now() < end);`);
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
