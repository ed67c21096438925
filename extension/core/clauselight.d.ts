/** The core as wasm-bindgen's "web" target makes it; the build puts the module beside this name. */
import type { ClauseType, Described, Diff, Options, Page, Report } from "./contract.js";

/** Loads the module from beside this file, or from what is given. */
export default function init(source?: {
  module_or_path: URL | BufferSource | Promise<Response>;
}): Promise<unknown>;

/** Loads the module from bytes, at once. */
export function initSync(source: { module: BufferSource }): unknown;

/** Throws an `Error` whose `kind` is "bad-page", "bad-pattern" or "internal". */
export function analyze(page: Page, options?: Options): Report;

/** What changed from one version of a page to another. Throws as `analyze` does. */
export function compare(before: Page, after: Page, options?: Options): Diff;

/** What of a page tells it from others, as its report says. Throws as `analyze` does. */
export function describe(page: Page): Described;
export function forget(): void;

/** Throws an `Error` of the kind "bad-pattern" where this is nothing that can be watched for. */
export function checkPattern(pattern: string): void;

/** Every clause type, group by group. */
export function catalogue(): ClauseType[];

/** Puts a fresh instance of the loaded module in the place of one that has stopped. */
export function __wbg_reset_state(): void;
