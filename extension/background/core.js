/**
 * The core, loaded once for each life of the worker.
 */

import init, { analyze, compare } from "../core/clauselight.js";
import { ClauselightError } from "../shared/platform.js";

/** @typedef {import("../shared/messages.js").Page} Page */
/** @typedef {import("../shared/messages.js").Report} Report */

/** @type {Promise<unknown> | null} */
let loading = null;

/**
 * Loads the module; a failure is not kept, so that the next call tries again.
 * @returns {Promise<void>}
 */
async function load() {
  loading ??= init();
  try {
    await loading;
  } catch (error) {
    loading = null;
    throw new ClauselightError("wasm-unavailable", String(error));
  }
}

/**
 * Analyses a page.
 * @param {Page} page
 * @returns {Promise<Report>}
 * @throws {ClauselightError} Of kind `wasm-unavailable`, `bad-page` or `internal`.
 */
export function analysePage(page) {
  return ask(() => analyze(page, { all: false }));
}

/**
 * Compares two versions of a page.
 * @param {Page} before
 * @param {Page} after
 * @returns {Promise<import("../shared/messages.js").Diff>}
 * @throws {ClauselightError} As {@link analysePage}.
 */
export function compareTexts(before, after) {
  return ask(() => compare(before, after, { all: false }));
}

/**
 * @template T
 * @param {() => T} question
 * @returns {Promise<T>}
 */
async function ask(question) {
  await load();
  try {
    return question();
  } catch (error) {
    const kind = /** @type {{kind?: unknown}} */ (error).kind;
    if (kind === "bad-page") throw new ClauselightError("bad-page", String(error));
    throw new ClauselightError("internal", String(error));
  }
}
