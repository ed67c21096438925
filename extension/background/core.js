/**
 * The core, loaded once for each life of the worker, and anew after it stopped.
 */

import init, {
  __wbg_reset_state,
  analyze,
  catalogue,
  checkPattern,
  compare,
} from "../core/clauselight.js";
import { ClauselightError } from "../shared/platform.js";

/** @typedef {import("../shared/messages.js").Page} Page */
/** @typedef {import("../core/contract.js").Report} Report */

/**
 * @typedef {object} Module The wasm module as its loader offers it.
 * @property {() => Promise<unknown>} load Loads it; once it is loaded, does nothing.
 * @property {() => void} restart Puts a fresh instance in the place of the loaded one.
 * @property {(page: Page, options: {all: boolean, own: string[]}) => Report} analyze
 * @property {() => import("../core/contract.js").ClauseType[]} catalogue
 * @property {(pattern: string) => void} checkPattern Throws where it is none.
 * @property {(before: Page, after: Page, options: {all: boolean}) => import("../core/contract.js").Diff} compare
 */

/** Asks the module, and never an instance that has stopped in the middle of a question. */
export class Core {
  /** @param {Module} module */
  constructor(module) {
    this.module = module;
    /** @type {Promise<unknown> | null} */
    this.loading = null;
    /** Whether the instance stopped in the middle of a question: its memory is not to be trusted. */
    this.stopped = false;
  }

  /**
   * Analyses a page.
   * @param {Page} page
   * @param {string[]} [patterns] What the person watches for; what is no pattern is left out.
   * @returns {Promise<Report>}
   * @throws {ClauselightError} Of kind `wasm-unavailable`, `bad-page`, `crashed` or `internal`.
   */
  analyse(page, patterns = []) {
    return this.ask(() => {
      const own = patterns.filter((pattern) => this.faultOf(pattern) === null);
      return this.module.analyze(page, { all: false, own });
    });
  }

  /**
   * What is wrong with something to watch for.
   * @param {string} pattern
   * @returns {Promise<string | null>} Null for nothing.
   * @throws {ClauselightError} As {@link Core.analyse}.
   */
  patternFault(pattern) {
    return this.ask(() => this.faultOf(pattern));
  }

  /**
   * Asked of a loaded module.
   * @param {string} pattern
   * @returns {string | null}
   */
  faultOf(pattern) {
    try {
      this.module.checkPattern(pattern);
      return null;
    } catch (error) {
      const { kind, message } = /** @type {{kind?: unknown, message?: string}} */ (error ?? {});
      if (kind !== "bad-pattern") throw error;
      return String(message);
    }
  }

  /**
   * Compares two versions of a page.
   * @param {Page} before
   * @param {Page} after
   * @returns {Promise<import("../core/contract.js").Diff>}
   * @throws {ClauselightError} As {@link Core.analyse}.
   */
  compare(before, after) {
    return this.ask(() => this.module.compare(before, after, { all: false }));
  }

  /**
   * Every clause type, group by group.
   * @returns {Promise<import("../core/contract.js").ClauseType[]>}
   * @throws {ClauselightError} As {@link Core.analyse}.
   */
  clauseTypes() {
    return this.ask(() => this.module.catalogue());
  }

  /**
   * Asks; where the instance stops, once more of a fresh one, since what earlier questions left in
   * its memory may have been the cause.
   * @template T
   * @param {() => T} question
   * @returns {Promise<T>}
   */
  async ask(question) {
    try {
      return await this.once(question);
    } catch (error) {
      if (!(error instanceof ClauselightError) || error.kind !== "crashed") throw error;
      console.warn("clauselight: core: stopped, asked again:", error.message);
      return this.once(question);
    }
  }

  /**
   * @template T
   * @param {() => T} question
   * @returns {Promise<T>}
   */
  async once(question) {
    await this.ready();
    try {
      return question();
    } catch (error) {
      const kind = /** @type {{kind?: unknown} | null} */ (error)?.kind;
      if (kind === "bad-page" || kind === "internal") {
        throw new ClauselightError(kind, String(error));
      }
      // Only the boundary's own errors have a kind. Anything else ended the module where it stood:
      // a trap, a stack that ran full, memory that ran out.
      this.stopped = true;
      throw new ClauselightError("crashed", String(error));
    }
  }

  /** Loads the module or restarts it; a failure is not kept, so that the next call tries again. */
  async ready() {
    try {
      await (this.loading ??= this.module.load());
    } catch (error) {
      this.loading = null;
      throw new ClauselightError("wasm-unavailable", String(error));
    }
    if (!this.stopped) return;
    try {
      this.module.restart();
      this.stopped = false;
    } catch (error) {
      throw new ClauselightError("wasm-unavailable", String(error));
    }
  }
}

const core = new Core({
  load: () => init(),
  restart: __wbg_reset_state,
  analyze,
  catalogue,
  checkPattern,
  compare,
});

/** As {@link Core.analyse}. @param {Page} page @param {string[]} [patterns] */
export function analysePage(page, patterns) {
  return core.analyse(page, patterns);
}

/** As {@link Core.patternFault}. @param {string} pattern */
export function patternFault(pattern) {
  return core.patternFault(pattern);
}

/** As {@link Core.clauseTypes}. */
export function clauseTypes() {
  return core.clauseTypes();
}

/** As {@link Core.compare}. @param {Page} before @param {Page} after */
export function compareTexts(before, after) {
  return core.compare(before, after);
}
