/**
 * The section of the popup that lists what a page asks to accept: each document with what is known of
 * it from earlier visits, and nothing that would call it harmless.
 */

import { send } from "../shared/messages.js";
import { ClauselightError, counted, words } from "../shared/platform.js";
import { changedClauses, changedPassages, openComparison } from "./changes.js";
import { button, link, make, section } from "./dom.js";
import { safeAddress } from "./findings.js";
import { dateInWords, spanInWords } from "./language.js";

/** @typedef {import("../shared/messages.js").KnownDocument} KnownDocument */
/** @typedef {import("../shared/messages.js").TermsLink} TermsLink */

/** @typedef {(urls: string[]) => Promise<KnownDocument[]>} AskKnown */

/** Message names of the kinds of link. @type {Record<TermsLink["kind"], string>} */
const LINK_WORDS = { terms: "linkTerms", privacy: "linkPrivacy", cookies: "linkCookies" };

/** Longest address that is shown, in UTF-16 code units. */
const LONGEST_ADDRESS = 80;

/** @type {AskKnown} */
export async function askKnown(urls) {
  const known = await send("history/known", { urls });
  // Without an answer nothing may be called unread.
  if (!known) throw new ClauselightError("no-answer", "The background did not answer.");
  return known;
}

/** @param {TermsLink["kind"]} kind */
export function kindWords(kind) {
  return words(LINK_WORDS[kind]);
}

/**
 * @param {TermsLink[]} links
 * @param {AskKnown | null} known Null where nothing is looked up.
 * @param {AbortSignal} signal
 * @returns {HTMLElement | null} Null where there are none.
 */
export function consentSection(links, known, signal) {
  const items = links.flatMap(({ kind, text, url }) => {
    const address = safeAddress(url);
    if (!address) return [];
    const anchor = link(text, address);
    anchor.dir = "auto";
    const where = make("span", "soft", `${kindWords(kind)} · ${shownAddress(address)}`);
    return [{ url, element: make("li", "", anchor, where) }];
  });
  if (items.length === 0) return null;
  const list = make("ul", "links", ...items.map(({ element }) => element));
  const tell = (/** @type {KnownDocument[]} */ documents) => {
    if (signal.aborted) return;
    for (const { url, element } of items) {
      const document = documents.find((one) => one.url === url);
      element.append(...(document ? knownLines(document, signal) : [unreadLine()]));
    }
  };
  if (known) {
    known(items.map(({ url }) => url)).then(tell, (error) =>
      console.warn("clauselight: history:", error),
    );
  }
  return section("consent", [words("consentHeading")], list);
}

/**
 * Host and path: where a link leads, without what makes addresses long.
 * @param {string} address
 */
function shownAddress(address) {
  const { host, pathname } = new URL(address);
  const shown = pathname === "/" ? host : host + pathname;
  return shown.length > LONGEST_ADDRESS ? `${shown.slice(0, LONGEST_ADDRESS)}…` : shown;
}

function unreadLine() {
  return make("span", "known", words("consentUnread"));
}

/**
 * @param {KnownDocument} document
 * @param {AbortSignal} signal
 */
function knownLines({ address, seen, grade, change }, signal) {
  const date = dateInWords(new Date(seen));
  const read = grade === null ? words("consentNoGrade", date) : words("consentGrade", date, grade);
  const lines = [make("span", "known", read)];
  if (change === null) return lines;
  const span = spanInWords(new Date(change.since), new Date(change.until));
  const worse =
    changedClauses(change.diff).worse.length + changedPassages(change.diff).worse.length;
  const told = make("span", "known", words("consentChanged", ...span));
  if (worse > 0) told.append(" ", counted("consentWorse", worse));
  const compare = button(words("lastChange"), signal, () => openComparison(address));
  return [...lines, told, make("p", "buttons", compare)];
}
