/**
 * Reads a page as the person wants it read: without or with what is left out, all of it or one of its documents.
 */

import { LONGEST_NAME } from "../shared/shapes.js";
import { placesOf, rangeOf } from "./anchor.js";
import { titleOf } from "./dom.js";
import { documentsOf, inSight, partOf } from "./documents.js";
import { extract } from "./extract.js";
import { inSlices } from "./slices.js";
import { linesOf } from "./visibility.js";

/** @typedef {import("../shared/messages.js").Documents} Documents */
/** @typedef {import("./documents.js").Part} Part */
/** @typedef {import("./extract.js").Extraction} Extraction */

/**
 * @typedef {object} Reading What one reading of the page brought.
 * @property {Extraction} extraction Of the document that is read.
 * @property {import("../shared/messages.js").Page} page As the core takes it.
 * @property {Documents | null} documents Null where the page is one document.
 */

/**
 * @typedef {object} Wish How a person wants a page read; as before where a field is undefined.
 * @property {boolean} [everything] Whether menus, banners and hidden text are read as well.
 * @property {number | null} [document] Which of several documents, by its place; null for all.
 */

/** Times that a page is read that goes to another address while it is read. */
const READINGS = 3;

export class Reader {
  /**
   * @param {import("./visit.js").Visit} visit
   * @param {() => void} begin The page shows another document than before.
   */
  constructor(visit, begin) {
    this.visit = visit;
    this.begin = begin;
    this.forget();
  }

  /** Forgets what the person wished for: it was of another page. */
  forget() {
    /** Whether menus, banners and hidden text are read as well. */
    this.everything = false;
    /**
     * Which of several documents is read: null for all, undefined for the one that is in sight. `sighted` is one
     * that nobody chose.
     * @type {{at: number, title?: string, sighted?: boolean} | null | undefined}
     */
    this.wanted = undefined;
  }

  /**
   * @param {Wish} wish
   * @returns {boolean} Whether the page is read so already.
   */
  meets({ everything, document }) {
    return (
      (everything ?? this.everything) === this.everything &&
      (document === undefined || document === (this.wanted && this.wanted.at))
    );
  }

  /**
   * @param {Wish} wish
   * @param {boolean} isPress Whether the person has pressed the button: what is in sight is looked at anew then.
   */
  take({ everything, document }, isPress) {
    this.everything = everything ?? this.everything;
    if (document !== undefined) this.wanted = document === null ? null : { at: document };
    else if (this.wanted?.sighted && isPress && everything === undefined) this.wanted = undefined;
  }

  /** Keeps up with the page's address. */
  follow() {
    if (!this.visit.follow()) return;
    this.forget();
    this.begin();
  }

  /**
   * Reads the page. Where it goes to another address meanwhile, what was read belongs to neither
   * and is read again; a page that never stays at one is taken as it is.
   * @param {AbortSignal} signal
   * @param {(done: number) => void} progress
   * @returns {Promise<Reading>}
   */
  async read(signal, progress) {
    for (let attempt = 1; ; attempt += 1) {
      this.follow();
      const url = document.location.href;
      const options = { everything: this.everything };
      const extraction = await inSlices(extract(document, options), signal, progress);
      if (url === document.location.href || attempt === READINGS)
        return this.chosen(extraction, url);
    }
  }

  /**
   * @param {Extraction} whole
   * @param {string} url
   * @returns {Reading}
   */
  chosen(whole, url) {
    const several = documentsOf(whole);
    if (!several) return readingOf(whole, titleOf(document), url, null);
    const { parts, words } = several;
    const titles = parts.map(({ title }) => title);
    const at = this.place(whole, parts);
    const documents = { titles, words, at };
    if (at === null) return readingOf(whole, titleOf(document), url, documents);
    return readingOf(partOf(whole, parts[at]), titles[at], url, documents);
  }

  /**
   * Which document is read: the one that was chosen, by its name where the page has changed, and stays so.
   * @param {Extraction} whole
   * @param {Part[]} parts
   * @returns {number | null} Null for all.
   */
  place(whole, parts) {
    const { wanted } = this;
    if (wanted === null) return null;
    const same = (/** @type {Part} */ { title }) => title === wanted?.title;
    let at = wanted ? wanted.at : inSight(topsOf(whole, parts), window.innerHeight);
    if (wanted?.title !== undefined && !(parts[at] && same(parts[at]))) at = parts.findIndex(same);
    at = Math.min(Math.max(at, 0), parts.length - 1);
    this.wanted = { at, title: parts[at].title, sighted: wanted?.sighted ?? wanted === undefined };
    return at;
  }
}

/**
 * Where documents begin in the window.
 * @param {Extraction} extraction
 * @param {Part[]} parts
 * @returns {(number | null)[]} Pixels from its top.
 */
function topsOf({ text, segments }, parts) {
  return parts.map(({ start, title }) => {
    const from = text.indexOf(title, start);
    const [place] = placesOf(text, segments, from, from + title.length) ?? [];
    return place ? (linesOf(rangeOf(place))[0]?.top ?? null) : null;
  });
}

/**
 * @param {Extraction} extraction
 * @param {string} title
 * @param {string} url
 * @param {Documents | null} documents
 * @returns {Reading}
 */
function readingOf(extraction, title, url, documents) {
  const { text, blocks, links, unread } = extraction;
  return {
    extraction,
    page: { text, blocks, links, unread, ...named(title, url) },
    documents,
  };
}

/**
 * What a page is called. A title or an address that is no name any more is cut: what a page says
 * of itself must not keep it from being read.
 * @param {string} title
 * @param {string} url
 */
function named(title, url) {
  return {
    title: title.slice(0, LONGEST_NAME),
    url:
      url.length > LONGEST_NAME
        ? document.location.origin + document.location.pathname.slice(0, LONGEST_NAME / 2)
        : url,
  };
}
