/**
 * The content script: reads the page, asks the core, shows the findings, answers the popup.
 */

import { isChosen, lightingOf } from "../shared/choice.js";
import { ownFindings } from "../shared/own.js";
import { DEFAULTS } from "../shared/settings.js";
import { analysedWithTexts, listenInPage, send } from "../shared/messages.js";
import { LONGEST_NAME } from "../shared/shapes.js";
import { failureOf, isOrphaned, locale, useTexts } from "../shared/platform.js";
import { findAll } from "./dom.js";
import { Guard } from "./guard.js";
import { removeHighlights } from "./highlight.js";
import { removeHosts } from "./host.js";
import { consentLinks } from "./consent.js";
import { termsLinks } from "./links.js";
import { NORMAL } from "./lit.js";
import { observePage } from "./observe.js";
import { Reader } from "./reader.js";
import { Surface } from "./surface.js";
import { Visit } from "./visit.js";

/** @typedef {import("../core/contract.js").Report} Report */
/** @typedef {import("../shared/choice.js").Lighting} Lighting */
/** @typedef {import("../shared/messages.js").View} View */
/** @typedef {import("./extract.js").Extraction} Extraction */
/** @typedef {import("./lit.js").Amount} Amount */
/** @typedef {import("./reader.js").Reading} Reading */
/** @typedef {import("./reader.js").Wish} Wish */

/** Elements of a page at which reading it is a matter of a moment; beyond, progress is told. */
const MANY_ELEMENTS = 4000;

/** @returns {View} */
function emptyView() {
  return {
    status: "idle",
    progress: 0,
    report: null,
    links: [],
    consent: [],
    documents: null,
    shown: 0,
    skipped: 0,
    changes: null,
    amount: NORMAL,
    failure: null,
  };
}

class Session {
  constructor() {
    /** Whether the person may have clause types left out from here. */
    this.mayHide = false;
    this.surface = new Surface({
      amount: (amount) => this.choose(amount),
      mayHide: () => this.mayHide,
      choose: (clause, wanted) =>
        send("clause/choose", { clause, wanted }).then(
          (kept) => kept === true,
          () => false,
        ),
    });
    this.highlights = this.surface.highlights;
    this.view = emptyView();
    this.visit = new Visit(document);
    this.reader = new Reader(this.visit, () => this.highlights.asked.clear());
    /** What the person wants to be told, as the extension's own pages say. @type {Lighting} */
    this.choice = lightingOf(DEFAULTS);
    /** @type {Amount | undefined} How much the last check asked to have lit. */
    this.wished = undefined;
    /** @type {Amount[]} What was chosen in this page and is yet to be told back by the settings. */
    this.untold = [];
    /** @type {Promise<View> | null} */
    this.running = null;
    /** @type {Reading | null} What was read last. */
    this.reading = null;
    this.life = new AbortController();
    /** @type {AbortController | null} */
    this.watch = null;
    this.guard = new Guard({
      look: () => this.restore(),
      returned: () => void this.comeBack(),
      orphaned: () => this.end(),
    });
  }

  /**
   * Reads the page and shows what is found; calls during a reading share it.
   * @param {Wish} [wish] How to read it from now on.
   * @param {Amount} [amount] How much is lit; what the person chose last unless given.
   * @param {boolean} [anew] Whether a reading that has begun does not do.
   * @returns {Promise<View>}
   */
  async check(wish = {}, amount, anew = false) {
    this.wished = amount;
    this.reader.follow();
    // What is being read now was begun with another wish.
    if (this.running && (anew || !this.reader.meets(wish))) await this.running;
    this.reader.take(wish, !anew);
    this.guard.start();
    this.running ??= this.read().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** @returns {Promise<View>} */
  async read() {
    const { signal } = this.life;
    const kept = keptAmount();
    try {
      this.tell({ status: "reading", progress: 0, failure: null });
      const elements = findAll(document, "*").length;
      const reading = await this.reader.read(signal, (done) => {
        if (elements > MANY_ELEMENTS) this.tell({ progress: Math.min(1, done / elements) });
      });
      this.tell({ status: "analysing", progress: 1 });
      const report = await this.analyse(reading.page);
      const amount = this.wished ?? (await kept) ?? this.highlights.amount;
      signal.throwIfAborted();
      this.highlights.amount = amount;
      this.show(reading, report);
    } catch (error) {
      if (signal.aborted) return emptyView();
      this.tell({ status: "failed", failure: failureOf(error) });
    }
    return this.view;
  }

  /**
   * Has the core read what was extracted. What it says is in the language that the person has chosen, and
   * so is everything around it from then on: card and rail are made anew where that is another one.
   * @param {import("../shared/messages.js").Page} page
   * @returns {Promise<Report>}
   */
  async analyse(page) {
    const { report, texts, mayHide } = await analysedWithTexts(page, locale());
    this.mayHide = mayHide;
    if (texts) {
      useTexts(texts);
      this.surface.speakAnew();
    }
    return report;
  }

  /**
   * Asks what changed since an earlier visit, and marks it.
   * @param {Reading} reading
   * @param {Report} report
   * @param {AbortSignal} signal
   */
  async remember(reading, { language, kind }, signal) {
    const { began, canonical } = this.visit;
    const short = (canonical ?? "").length > LONGEST_NAME ? null : canonical;
    const question = { page: reading.page, language, kind, canonical: short, began };
    const ask = () => send("history/visit", question).catch(() => undefined);
    const changes = (await ask()) ?? (await ask());
    // What was read since is another text, with other places in it.
    if (signal.aborted || !changes || this.reading !== reading) return;
    this.highlights.markChanges(reading.extraction, changes.diff);
    this.surface.update();
    this.tell({ changes });
    if (changes.status === "changed") this.tellBadge();
  }

  /**
   * @param {Reading} reading
   * @param {Report} report
   */
  show(reading, report) {
    const before = this.reading?.page;
    this.reading = reading;
    const { shown, skipped } = this.light(reading.extraction, report);
    const consent = report.isTerms ? [] : consentLinks(document);
    const links = report.isTerms ? [] : termsLinks(document, consent);
    // At another address the text is that of before until the page has changed it.
    const moved = before?.text === reading.page.text && before.url !== reading.page.url;
    const changes = moved ? this.view.changes : null;
    const { amount } = this.highlights;
    const { documents } = reading;
    this.tell({
      status: "done",
      report,
      links,
      consent,
      documents,
      shown,
      skipped,
      changes,
      amount,
    });
    this.observe(reading.extraction);
    if (moved) {
      if (changes?.status === "changed") this.tellBadge();
      this.highlights.markChanges(reading.extraction, changes?.diff ?? null);
    } else if (report.isTerms && !this.reader.everything) {
      // The report does not wait for the history. Menus and banners are no version of the terms.
      void this.remember(reading, report, this.life.signal);
    }
  }

  /**
   * Lights up what a report found; on a page without terms, nothing.
   * @param {Extraction} extraction
   * @param {Report} report
   */
  light(extraction, report) {
    const findings = report.findings.filter((finding) => isChosen(finding, this.choice));
    const all = report.isTerms ? [...findings, ...ownFindings(report)] : [];
    const counts = this.highlights.show(extraction, all, report.actions);
    this.surface.update();
    return counts;
  }

  /**
   * Lights what the person wants to be told, from now on.
   * @param {Lighting} choice
   * @returns {View}
   */
  setChoice(choice) {
    this.choice = choice;
    const { report, changes } = this.view;
    if (this.reading && report) {
      this.tell(this.light(this.reading.extraction, report));
      this.highlights.markChanges(this.reading.extraction, changes?.diff ?? null);
      this.tellBadge();
    }
    return this.view;
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
   * @param {boolean} [again] Whether it was tried before: what a page takes away while it is read may throw.
   * @returns {Promise<boolean>} Whether it says anything new.
   */
  async recheck(again = false) {
    const { signal } = this.life;
    if (this.running || signal.aborted) return false;
    if (isOrphaned()) {
      this.end();
      return false;
    }
    try {
      const reading = await this.reader.read(signal, () => {});
      // What the person asked for meanwhile is newer.
      if (this.running) return false;
      const { report: known } = this.view;
      if (known && this.reading && reading.page.text === this.reading.page.text) {
        // The same words may stand in new nodes.
        if (!sameNodes(reading.extraction, this.reading.extraction)) {
          this.reading = { ...reading, page: this.reading.page };
          this.tell(this.light(reading.extraction, known));
          this.highlights.markChanges(reading.extraction, this.view.changes?.diff ?? null);
        }
        return false;
      }
      const report = await this.analyse(reading.page);
      signal.throwIfAborted();
      if (this.running) return false;
      this.show(reading, report);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (!again) return this.recheck(true);
      this.tell({ status: "failed", failure: failureOf(error) });
      return false;
    }
  }

  /**
   * Lights less or more, at once.
   * @param {Amount} amount
   * @returns {View}
   */
  setAmount(amount) {
    const { current } = this.surface;
    // What the person looks at stays lit.
    if (current) this.highlights.asked.add(current.finding.id);
    this.highlights.amount = amount;
    const shown = this.highlights.light();
    this.surface.update();
    this.tell({ amount, shown });
    return this.view;
  }

  /**
   * The same, as the person chose it in the page: from then on for every page.
   * @param {Amount} amount
   */
  choose(amount) {
    this.setAmount(amount);
    this.untold.push(amount);
    send("amount/keep", { amount })
      .catch((error) => console.warn("clauselight: amount:", error))
      .then((kept) => {
        // What is not kept is told by nobody.
        if (kept !== true) this.untold = [];
      });
  }

  /**
   * Follows the settings, but for what was chosen here: told back late, it would undo a later choice.
   * @param {Amount} amount
   * @returns {View}
   */
  follow(amount) {
    const told = this.untold.indexOf(amount);
    this.untold = told < 0 ? [] : this.untold.slice(told + 1);
    return told < 0 ? this.setAmount(amount) : this.view;
  }

  /** Puts back what the page threw away of what is shown. */
  restore() {
    this.highlights.restore();
    this.surface.restore();
  }

  /**
   * A page that comes back out of the browser's memory has lost its badge, and did not hear of another
   * language.
   */
  async comeBack() {
    this.tellBadge();
    const language = await send("language/kept", {}).catch(() => undefined);
    if (language !== undefined && language !== locale()) await this.check({}, undefined, true);
  }

  /** Has the badge show the report. */
  tellBadge() {
    const { report, changes } = this.view;
    const changed = changes?.status === "changed";
    if (report) send("badge/show", { report, changed }).catch(() => undefined);
  }

  /**
   * Changes what is known and tells the popup, if one is open.
   * @param {Partial<View>} change
   */
  tell(change) {
    this.view = { ...this.view, ...change };
    // With no popup open nobody listens, which is no failure.
    send("page/changed", { view: this.view }).catch(() => undefined);
  }

  /** @returns {import("../shared/messages.js").ReadText} What was read last; nothing where nothing was. */
  text() {
    const { title = "", text = "" } = this.reading?.page ?? {};
    return { title: title || document.location.host, text };
  }

  /** Takes everything off the page. */
  clear() {
    this.life.abort();
    this.life = new AbortController();
    this.watch?.abort();
    this.guard.stop();
    this.surface.close();
    this.highlights.clear();
    this.highlights.asked.clear();
    this.reading = null;
    this.view = emptyView();
    this.tell({});
  }

  /** Leaves the page for good: the extension that this script belongs to is gone. */
  end() {
    this.clear();
    this.life.abort();
  }
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

/**
 * How much the person chose to have lit.
 * @returns {Promise<Amount | undefined>} Undefined where nobody answered.
 */
function keptAmount() {
  return send("amount/kept", {}).catch(() => undefined);
}

/** Registers the page's one session with the extension's messages. */
export function start() {
  removeHosts(document);
  removeHighlights(window);
  const session = new Session();
  listenInPage({
    "page/check": ({ everything, document: wanted, amount, choice, anew, at }) => {
      if (at !== undefined && at !== document.location.href) return session.view;
      session.choice = choice ?? session.choice;
      return session.check({ everything, document: wanted }, amount, anew);
    },
    "page/choice": ({ choice }) => session.setChoice(choice),
    "page/view": () => ({ ...session.view, current: session.surface.current?.finding.id ?? null }),
    "page/show": ({ id }) => session.surface.showFinding(id),
    "page/amount": ({ amount }) => session.follow(amount),
    "page/step": ({ by }) => session.surface.step(by),
    "page/text": () => session.text(),
    "page/clear": () => {
      session.clear();
      return session.view;
    },
  });
}
