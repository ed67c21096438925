/**
 * The one element that the extension adds to a page.
 */

import { adopt, findAll, workshopOf } from "./dom.js";

const NAME = "clauselight-ui";

/** Holds what a page's style sheet may say of the element at bay: here, `!important` wins over it. */
const HOST_CSS = `:host { all: initial !important; display: block !important; }
@media print { :host { display: none !important; } }
* { box-sizing: border-box; }
`;

/**
 * The element, not yet in the page, with a closed shadow root. It is made outside the page: there
 * the page has no definition for its name that could take part in its making.
 * @param {Document} page
 * @param {string} css
 * @returns {{host: HTMLElement, root: ShadowRoot, workshop: Document}} And the document that elements for it
 *   are made in.
 */
export function makeHost(page, css) {
  const workshop = workshopOf(page);
  const host = workshop.createElement(NAME);
  const root = host.attachShadow({ mode: "closed" });
  adopt(page, host);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + HOST_CSS);
  root.adoptedStyleSheets = [sheet];
  return { host, root, workshop };
}

/**
 * Takes away what an earlier content script left behind when its extension was updated.
 * @param {Document} page
 */
export function removeHosts(page) {
  for (const left of findAll(page, NAME)) left.remove();
}
