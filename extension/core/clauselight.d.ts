/** The core as wasm-bindgen's "web" target makes it; the build puts the module beside this name. */
import type { Page, Report } from "../shared/messages.js";

/** Loads the module from beside this file, or from what is given. */
export default function init(source?: {
  module_or_path: URL | BufferSource | Promise<Response>;
}): Promise<unknown>;

/** Loads the module from bytes, at once. */
export function initSync(source: { module: BufferSource }): unknown;

/** Throws an `Error` whose `kind` is "bad-page" or "internal". */
export function analyze(page: Page, options?: { all?: boolean; language?: string }): Report;
