/**
 * Looks now and then whether what is shown in the page is still there, and whether the extension is.
 * A page that empties `CSS.highlights` or replaces its adopted sheets gives no notice of it.
 */

import { isOrphaned } from "../shared/platform.js";
import { addListener, rootElementOf, visibilityOf } from "./dom.js";

/** Time between two looks while the page is in sight, in milliseconds. */
const EVERY = 250;

/**
 * @typedef {object} GuardEvents
 * @property {() => void} look Time to look.
 * @property {() => void} returned The page came back out of the browser's memory of pages.
 * @property {() => void} orphaned The extension is gone; nothing of it may be called any more.
 */

export class Guard {
  /** @param {GuardEvents} events */
  constructor(events) {
    this.events = events;
    /** @type {AbortController | null} */
    this.life = null;
    /** @type {Element | null} The element whose document the listeners belong to. */
    this.root = null;
  }

  start() {
    if (this.life) return;
    this.life = new AbortController();
    const timer = setInterval(() => this.look(), EVERY);
    this.life.signal.addEventListener("abort", () => clearInterval(timer), { once: true });
    this.listen();
  }

  stop() {
    this.life?.abort();
    this.life = null;
  }

  /** Anew after the document was replaced, which takes listeners away. */
  listen() {
    const signal = this.life?.signal;
    if (!signal) return;
    this.root = rootElementOf(document);
    const look = () => this.look();
    addListener(document, "visibilitychange", look, { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look, { signal });
    const shown = (/** @type {PageTransitionEvent} */ { persisted }) => {
      if (!persisted) return;
      this.look();
      if (this.life) this.events.returned();
    };
    addEventListener("pageshow", shown, { signal });
  }

  look() {
    if (isOrphaned()) {
      this.stop();
      this.events.orphaned();
      return;
    }
    if (visibilityOf(document) !== "visible") return;
    if (this.root !== rootElementOf(document)) this.listen();
    this.events.look();
  }
}
