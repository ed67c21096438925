/**
 * The content script: reads the page, asks the core, shows the findings, answers the popup.
 */

import {
  CORE_ANALYSE,
  HISTORY_VISIT,
  PAGE_CHANGED,
  PAGE_CHECK,
  PAGE_CLEAR,
  PAGE_SHOW,
  PAGE_STEP,
  PAGE_VIEW,
} from "../shared/messages.js";
import { api, ClauselightError, failureOf } from "../shared/platform.js";
import { extract } from "./extract.js";
import { Highlights } from "./highlight.js";
import { termsLinks } from "./links.js";
import { observePage } from "./observe.js";
import { inSlices } from "./slices.js";
import { Surface } from "./surface.js";

/** @typedef {import("../shared/messages.js").CoreAnswer} CoreAnswer */
/** @typedef {import("../shared/messages.js").Report} Report */
/** @typedef {import("../shared/messages.js").View} View */
/** @typedef {import("./extract.js").Extraction} Extraction */

/** Elements of a page at which reading it is a matter of a moment; beyond, progress is told. */
const MANY_ELEMENTS = 4000;

/** @returns {View} */
function emptyView() {
  return {
    status: "idle",
    progress: 0,
    report: null,
    links: [],
    shown: 0,
    skipped: 0,
    changes: null,
    failure: null,
  };
}

class Session {
  constructor() {
    this.highlights = new Highlights();
    this.surface = new Surface(this.highlights);
    this.view = emptyView();
    /** When the person first asked about this page. */
    this.began = new Date().toISOString();
    /** @type {Promise<View> | null} */
    this.running = null;
    /** @type {Extraction | null} What was read last. */
    this.extraction = null;
    this.life = new AbortController();
    /** @type {AbortController | null} */
    this.watch = null;
  }

  /**
   * Reads the page and shows what is found; calls during a reading share it.
   * @returns {Promise<View>}
   */
  check() {
    this.running ??= this.read().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** @returns {Promise<View>} */
  async read() {
    const { signal } = this.life;
    try {
      this.tell({ status: "reading", progress: 0, failure: null });
      const elements = document.getElementsByTagName("*").length;
      const extraction = await inSlices(extract(document), signal, (done) => {
        if (elements > MANY_ELEMENTS) this.tell({ progress: Math.min(1, done / elements) });
      });
      this.tell({ status: "analysing", progress: 1 });
      const report = await this.ask(extraction);
      signal.throwIfAborted();
      this.show(extraction, report);
    } catch (error) {
      if (signal.aborted) return emptyView();
      this.tell({ status: "failed", failure: failureOf(error) });
    }
    return this.view;
  }

  /**
   * Asks what changed since an earlier visit, and marks it.
   * @param {Extraction} extraction
   * @param {AbortSignal} signal
   */
  async remember(extraction, signal) {
    const link = document.querySelector("link[rel=canonical]");
    const canonical = link?.getAttribute("href") ?? null;
    const question = {
      type: HISTORY_VISIT,
      page: pageOf(extraction),
      canonical,
      began: this.began,
    };
    /** @type {import("../shared/messages.js").Changes | undefined} */
    let changes = await api.runtime.sendMessage(question).catch(() => undefined);
    changes ??= await api.runtime.sendMessage(question).catch(() => undefined);
    // What was read since is another text, with other places in it.
    if (signal.aborted || !changes || this.extraction !== extraction) return;
    this.highlights.markChanges(extraction, changes.diff);
    this.surface.update();
    this.tell({ changes });
  }

  /**
   * @param {Extraction} extraction
   * @param {Report} report
   */
  show(extraction, report) {
    this.extraction = extraction;
    const { shown, skipped } = this.light(extraction, report);
    const links = report.isTerms ? [] : termsLinks(document);
    this.tell({ status: "done", report, links, shown, skipped });
    this.observe(extraction);
    // The report does not wait for the history.
    if (report.isTerms) void this.remember(extraction, this.life.signal);
  }

  /**
   * Lights up what a report found; on a page without terms, nothing.
   * @param {Extraction} extraction
   * @param {Report} report
   */
  light(extraction, report) {
    const counts = this.highlights.show(extraction, report.isTerms ? report.findings : []);
    this.surface.update();
    return counts;
  }

  /**
   * Asks the core. A worker that dies at the wrong moment takes the question with it; a second
   * one wakes a new worker.
   * @param {Extraction} extraction
   * @returns {Promise<Report>}
   */
  async ask(extraction) {
    const question = { type: CORE_ANALYSE, page: pageOf(extraction) };
    /** @type {CoreAnswer | undefined} */
    let answer = await api.runtime.sendMessage(question).catch(() => undefined);
    answer ??= await api.runtime.sendMessage(question).catch((error) => {
      throw new ClauselightError("no-answer", String(error));
    });
    if (!answer) throw new ClauselightError("no-answer", "The background did not answer.");
    if (!answer.ok) throw new ClauselightError(answer.failure.kind, answer.failure.message);
    return answer.report;
  }

  /**
   * Watches the page from now on; what it says may have changed while it was read.
   * @param {Extraction} extraction
   */
  observe(extraction) {
    this.watch?.abort();
    this.watch = new AbortController();
    const signal = AbortSignal.any([this.watch.signal, this.life.signal]);
    observePage(extraction.roots, this.surface.host, signal, () => this.recheck());
  }

  /**
   * Reads the page again after it changed by itself.
   * @returns {Promise<boolean>} Whether it says anything new.
   */
  async recheck() {
    const { signal } = this.life;
    if (this.running || signal.aborted) return false;
    try {
      const extraction = await inSlices(extract(document), signal, () => {});
      const { report: known } = this.view;
      if (known && this.extraction && extraction.text === this.extraction.text) {
        // The same words may stand in new nodes.
        if (!sameNodes(extraction, this.extraction)) {
          this.extraction = extraction;
          this.tell(this.light(extraction, known));
          this.highlights.markChanges(extraction, this.view.changes?.diff ?? null);
        }
        return false;
      }
      const report = await this.ask(extraction);
      signal.throwIfAborted();
      this.show(extraction, report);
      return true;
    } catch (error) {
      if (!signal.aborted) this.tell({ status: "failed", failure: failureOf(error) });
      return false;
    }
  }

  /**
   * Changes what is known and tells the popup, if one is open.
   * @param {Partial<View>} change
   */
  tell(change) {
    this.view = { ...this.view, ...change };
    const notice = { type: PAGE_CHANGED, view: this.view };
    // With no popup open nobody listens, which is no failure.
    api.runtime.sendMessage(notice).catch(() => undefined);
  }

  /** Takes everything off the page. */
  clear() {
    this.life.abort();
    this.life = new AbortController();
    this.watch?.abort();
    this.surface.close();
    this.highlights.clear();
    this.extraction = null;
    this.view = emptyView();
  }
}

/**
 * A page as the core takes it.
 * @param {Extraction} extraction
 * @returns {import("../shared/messages.js").Page}
 */
function pageOf({ text, blocks, links, unread }) {
  return { text, blocks, links, unread, title: document.title, url: document.location.href };
}

/**
 * Whether two readings of the same text found it in the same places.
 * @param {Extraction} one
 * @param {Extraction} other
 */
function sameNodes({ segments: one }, { segments: other }) {
  return (
    one.length === other.length &&
    one.every(({ node, nodeStart }, at) => {
      const twin = other[at];
      return node === twin.node && nodeStart === twin.nodeStart;
    })
  );
}

/** Registers the page's one session with the extension's messages. */
export function start() {
  const session = new Session();
  api.runtime.onMessage.addListener((message, _sender, answer) => {
    switch (message?.type) {
      case PAGE_CHECK:
        void session.check().then(answer);
        return true;
      case PAGE_VIEW:
        answer(session.view);
        return false;
      case PAGE_SHOW:
        answer({ shown: session.surface.showFinding(message.id) });
        return false;
      case PAGE_STEP:
        answer({ shown: session.surface.step(message.by) });
        return false;
      case PAGE_CLEAR:
        session.clear();
        answer(session.view);
        return false;
      default:
        return false;
    }
  });
}
