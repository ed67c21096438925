/**
 * What the popup says where there is no report to show: what is the case, and what can be done.
 */

import { textPage, words } from "../shared/platform.js";
import { consentSection, kindWords } from "./consent.js";
import { documentsSection } from "./documents.js";
import { button, byId, link, make, section } from "./dom.js";
import { safeAddress } from "./findings.js";
import { drawPlainHeader } from "./header.js";
import { languageName } from "./language.js";
import { noticeOf } from "./states.js";
import { unreadSection } from "./unread.js";

/** @typedef {import("../shared/messages.js").Failure} Failure */
/** @typedef {import("../shared/messages.js").TermsLink} TermsLink */
/** @typedef {import("../shared/messages.js").View} View */

/**
 * @typedef {object} Wishes What the person may ask for.
 * @property {() => void} again Read the page once more.
 * @property {() => void} readToo Read what was left out as well.
 * @property {(document: number | null) => void} readDocument Read another document of the page, null for all.
 * @property {(() => void) | null} siteOn Leave this site alone no more; null where that can't be kept.
 * @property {import("./consent.js").AskKnown | null} known What is known of documents; null in a private
 *   window, where nothing is looked up.
 */

/**
 * What may be asked for where another try may go better, by message names.
 * @type {Partial<Record<import("./states.js").Notice, [text: string, wish: "again" | "siteOn"][]>>}
 */
const OFFERS = {
  failed: [["again", "again"]],
  short: [["again", "again"]],
  "no-terms": [["again", "again"]],
  consent: [["again", "again"]],
  cleared: [["again", "again"]],
  "site-off": [
    ["siteOn", "siteOn"],
    ["siteOnce", "again"],
  ],
};

/**
 * @param {import("./states.js").Notice} state
 * @param {View | null} view
 * @param {Failure | null} failure
 * @param {AbortSignal} signal
 * @param {Wishes} wishes
 */
export function drawNotice(state, view, failure, signal, wishes) {
  const { title, what, todo } = noticeOf(state, failure);
  const language = view?.report ? languageName(view.report.language) : "";
  drawPlainHeader(words(title, language), words("extName"));
  /** @type {HTMLElement[]} */
  const children = [make("p", "what", words(what, language))];
  const consent = view ? consentSection(view.consent, wishes.known, signal) : null;
  if (consent) children.push(consent);
  const links = view ? linkList(view.links) : null;
  if (links) children.push(links);
  children.push(section("todo", [words("todo")], make("p", "", words(todo, language))));
  if (state === "pdf") {
    children.push(make("p", "", link(words("openText"), textPage())));
  }
  const documents = documentsSection(view?.documents ?? null, wishes.readDocument, signal);
  if (documents) children.push(documents);
  const unread = view?.report ? unreadSection(view.report, signal, wishes.readToo) : null;
  if (unread) children.push(unread);
  if (state === "failed" && failure?.message) {
    children.push(make("p", "technical", words("technical", failure.kind, failure.message)));
  }
  const notice = make("div", "notice", ...children);
  const offers = (OFFERS[state] ?? []).flatMap(([text, name]) => {
    const wish = wishes[name];
    return wish ? [button(words(text), signal, wish)] : [];
  });
  if (offers.length > 0) notice.append(make("p", "buttons", ...offers));
  byId("content").replaceChildren(notice);
}

/**
 * @param {TermsLink[]} links
 * @returns {HTMLElement | null}
 */
function linkList(links) {
  const items = links.flatMap(({ kind, text, url }) => {
    const address = safeAddress(url);
    if (!address) return [];
    const anchor = link(text, address);
    anchor.dir = "auto";
    const host = make("span", "soft", `${kindWords(kind)} · ${new URL(address).hostname}`);
    return [make("li", "", anchor, host)];
  });
  if (items.length === 0) return null;
  return section("links", [words("linksHeading")], make("ul", "links", ...items));
}
