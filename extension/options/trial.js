/**
 * Options: what a pattern meets, tried as it is typed, on the page that was read last in this window; where
 * none was, on a text that the person pastes.
 */

import { askPage, send } from "../shared/messages.js";
import { api, counted, words } from "../shared/platform.js";
import { isReading } from "../shared/shapes.js";
import { make, quotation } from "../popup/dom.js";
import { life } from "./parts.js";
import { LIMIT, surrounded } from "./places.js";

/** @typedef {import("../core/contract.js").Own} Own */
/** @typedef {import("../shared/messages.js").ReadText} ReadText */

/** Places that are shown. */
const SHOWN = 3;

/**
 * @typedef {object} Trial
 * @property {HTMLElement} element
 * @property {() => void} prepare Looks for a page to try on, once what will be tried is about to be typed.
 * @property {(pattern: string | null) => void} show Null for nothing that could be tried.
 */

/** @returns {Trial} */
export function patternTrial() {
  const on = make("p", "small soft");
  const box = make("textarea", "");
  box.id = "patterns-sample";
  box.rows = 4;
  box.spellcheck = false;
  const label = make("label", "", words("trialLabel"));
  label.htmlFor = box.id;
  const sample = make("div", "sample", label, box);
  const found = make("p", "small");
  found.setAttribute("role", "status");
  const places = make("ul", "places");
  const element = make("div", "trial", on, sample, found, places);
  element.hidden = true;

  /** @type {Promise<ReadText | null>} */
  let page = Promise.resolve(null);
  /** @type {string | null} */
  let wanted = null;
  let isAsking = false;

  /**
   * @param {ReadText | null} read
   * @param {string} told
   * @param {Own[]} met
   */
  const draw = (read, told, met) => {
    const text = read?.text ?? box.value;
    element.hidden = wanted === null;
    on.hidden = read === null;
    on.textContent = read ? words("trialOn", read.title) : "";
    sample.hidden = read !== null;
    found.textContent = told;
    const quotes = met.slice(0, SHOWN).map(({ start, end }) => {
      const { before, quote, after } = surrounded(text, start, end);
      return make("li", "", quotation(before, make("mark", "", quote), after));
    });
    places.replaceChildren(...quotes);
  };

  // One question at a time; what is typed meanwhile is asked next.
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      for (;;) {
        const read = await page;
        const [pattern, text] = [wanted, read?.text ?? box.value];
        const met = pattern === null || text.trim() === "" ? null : await placesOf(pattern, text);
        if (pattern !== wanted || text !== (read?.text ?? box.value)) continue;
        draw(read, met === null ? "" : wordsOf(met), met ?? []);
        return;
      }
    } finally {
      isAsking = false;
    }
  };
  box.addEventListener("input", () => void ask(), { signal: life });
  return {
    element,
    prepare() {
      page = lastRead();
    },
    show(pattern) {
      wanted = pattern;
      void ask();
    },
  };
}

/**
 * @param {string} pattern
 * @param {string} text
 * @returns {Promise<Own[] | undefined>} Undefined where nobody answered.
 */
function placesOf(pattern, text) {
  return send("core/try", { pattern, text }).catch((error) => {
    console.warn("clauselight: trial:", error);
    return undefined;
  });
}

/** @param {Own[] | undefined} met */
function wordsOf(met) {
  if (!met) return words("noAnswerWhat");
  if (met.length === 0) return words("trialNone");
  return met.length < LIMIT ? counted("trialFound", met.length) : words("trialMany", met.length);
}

/** Longest wait for a tab, in milliseconds: one that is frozen answers nothing. */
const PATIENCE = 1000;

/** @returns {Promise<null>} */
function patience() {
  return new Promise((resolve) => void setTimeout(() => resolve(null), PATIENCE));
}

/**
 * What was read last in this window, of the tabs that were looked at last.
 * @returns {Promise<ReadText | null>}
 */
async function lastRead() {
  const tabs = await api.tabs.query({ currentWindow: true, discarded: false });
  tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  for (const { id } of tabs) {
    if (id === undefined) continue;
    // Most tabs were never read; nobody answers there.
    const read = await Promise.race([askPage(id, "page/text", {}).catch(() => null), patience()]);
    if (isReading(read) && read.text !== "") return read;
  }
  return null;
}
