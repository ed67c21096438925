/**
 * The core, loaded once for each life of the worker, and anew after it stopped.
 */

import init, {
  __wbg_reset_state,
  analyze,
  catalogue,
  checkPattern,
  compare,
  describe,
  forget,
} from "../core/clauselight.js";
import { ClauselightError } from "../shared/platform.js";

/** @typedef {import("../shared/messages.js").Page} Page */
/** @typedef {import("../core/contract.js").Report} Report */

/**
 * @typedef {object} Module The wasm module as its loader offers it.
 * @property {() => Promise<unknown>} load Loads it; once it is loaded, does nothing.
 * @property {() => void} restart Puts a fresh instance in the place of the loaded one.
 * @property {(page: Page, options: {all: boolean, own: string[], texts?: Language, remember?: boolean}) => Report} analyze
 * @property {(texts?: Language) => import("../core/contract.js").ClauseType[]} catalogue
 * @property {(pattern: string, texts?: Language) => void} checkPattern Throws where it is none.
 * @property {(before: Page, after: Page, options: {all: boolean, texts?: Language}) => import("../core/contract.js").Diff} compare
 * @property {(page: Page) => import("../core/contract.js").Described} describe
 * @property {() => void} forget
 */

/** What the core's texts are in; English where none is given. @typedef {import("../shared/texts.js").Language} Language */

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
   * @param {Language} [texts]
   * @param {boolean} [remember] Whether the module holds what it made of terms, for a comparison that may follow.
   * @returns {Promise<Report>}
   * @throws {ClauselightError} Of kind `wasm-unavailable`, `bad-page`, `crashed` or `internal`.
   */
  analyse(page, patterns = [], texts = undefined, remember = false) {
    return this.ask(() => {
      const own = patterns.filter((pattern) => this.faultOf(pattern, texts) === null);
      return this.module.analyze(page, { all: false, own, texts, remember });
    });
  }

  /**
   * What is wrong with something to watch for.
   * @param {string} pattern
   * @param {Language} [texts]
   * @returns {Promise<string | null>} Null for nothing.
   * @throws {ClauselightError} As {@link Core.analyse}.
   */
  patternFault(pattern, texts) {
    return this.ask(() => this.faultOf(pattern, texts));
  }

  /**
   * Asked of a loaded module.
   * @param {string} pattern
   * @param {Language} [texts]
   * @returns {string | null}
   */
  faultOf(pattern, texts) {
    try {
      this.module.checkPattern(pattern, texts);
      return null;
    } catch (error) {
      const { kind, message } = /** @type {{kind?: unknown, message?: string}} */ (error ?? {});
      if (kind !== "bad-pattern") throw error;
      return String(message);
    }
  }

  /**
   * Compares two versions of a page. Quickest right after the later one was analysed and remembered: it is not read
   * once more then. Nothing is remembered afterwards.
   * @param {Page} before
   * @param {Page} after
   * @param {Language} [texts]
   * @returns {Promise<import("../core/contract.js").Diff>}
   * @throws {ClauselightError} As {@link Core.analyse}.
   */
  compare(before, after, texts) {
    return this.ask(() => this.module.compare(before, after, { all: false, texts }));
  }

  /**
   * What of a page tells it from others, which takes a small part of what its report takes.
   * @param {Page} page
   * @returns {Promise<import("../core/contract.js").Described>}
   * @throws {ClauselightError} As {@link Core.analyse}.
   */
  describe(page) {
    return this.ask(() => this.module.describe(page));
  }

  /** Has the module let go of a page that it remembers. */
  async forget() {
    // What was never loaded, or stopped, holds nothing that is asked for again.
    if (this.loading !== null && !this.stopped) await this.ask(() => this.module.forget());
  }

  /**
   * Every clause type, group by group.
   * @param {Language} [texts]
   * @returns {Promise<import("../core/contract.js").ClauseType[]>}
   * @throws {ClauselightError} As {@link Core.analyse}.
   */
  clauseTypes(texts) {
    return this.ask(() => this.module.catalogue(texts));
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
  describe,
  forget,
});

/** As {@link Core.analyse}. @param {Page} page @param {string[]} [patterns] @param {Language} [texts] @param {boolean} [remember] */
export function analysePage(page, patterns, texts, remember) {
  return core.analyse(page, patterns, texts, remember);
}

/** As {@link Core.forget}. */
export function forgetPage() {
  return core.forget();
}

/** As {@link Core.patternFault}. @param {string} pattern @param {Language} [texts] */
export function patternFault(pattern, texts) {
  return core.patternFault(pattern, texts);
}

/** As {@link Core.clauseTypes}. @param {Language} [texts] */
export function clauseTypes(texts) {
  return core.clauseTypes(texts);
}

/** As {@link Core.compare}. @param {Page} before @param {Page} after @param {Language} [texts] */
export function compareTexts(before, after, texts) {
  return core.compare(before, after, texts);
}

/** As {@link Core.describe}. @param {Page} page */
export function describePage(page) {
  return core.describe(page);
}
