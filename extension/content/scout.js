/**
 * Always-on: tells the background where a page's address, title or first heading names terms. Runs in
 * every page, staged as one file, so it imports nothing but the names. It does nothing else and listens
 * to nothing, except that a page which is loaded ahead waits to be shown.
 */

import { namesItself } from "./names.js";

/** Longest title, heading or address that is looked at, in UTF-16 code units. */
const LONGEST = 200;

/**
 * What a page gives a name may stand in the place of the document's own properties.
 * @param {string} selector
 */
function textOf(selector) {
  const element = Document.prototype.querySelector.call(document, selector);
  return element?.textContent?.trim() ?? "";
}

/** The path of the page's address, decoded as far as it can be. */
function pathOfPage() {
  const path = location.pathname.replace(/[&+]/g, " ");
  return new URLSearchParams(`path=${path}`).get("path") ?? "";
}

function tell() {
  // The interfaces only as the scope's own: names may be those of elements.
  const { runtime } = Object.hasOwn(globalThis, "browser")
    ? /** @type {{browser: typeof chrome}} */ (/** @type {unknown} */ (globalThis)).browser
    : chrome;
  /** @type {keyof import("../shared/messages.js").ToBackground} */
  const type = "page/named";
  runtime
    .sendMessage({ type, at: location.href })
    .catch((/** @type {unknown} */ error) => console.debug("clauselight:", error));
}

const told = [pathOfPage(), textOf("head title"), textOf("h1")];
// Of a path, each part may be a name.
const names = [...told[0].split("/"), ...told.slice(1)].map((text) => text.slice(0, LONGEST));
if (names.some(namesItself)) {
  if (/** @type {{prerendering?: boolean}} */ (document).prerendering !== true) tell();
  else document.addEventListener("prerenderingchange", tell, { once: true });
}
