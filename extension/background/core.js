/**
 * The core, loaded once for each life of the worker.
 */

import init, { analyze } from "../core/clauselight.js";
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
export async function analysePage(page) {
  await load();
  try {
    return analyze(page, { all: false });
  } catch (error) {
    const kind = /** @type {{kind?: unknown}} */ (error).kind;
    if (kind === "bad-page") throw new ClauselightError("bad-page", String(error));
    throw new ClauselightError("internal", String(error));
  }
}
