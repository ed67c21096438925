/**
 * The one element that the extension adds to a page, and the styles that hold in it.
 */

import { tokensFor } from "../shared/tokens.js";
import { adopt, findAll, workshopOf } from "./dom.js";

/** By which the next content script finds what an earlier one left behind. */
const OWN = "data-clauselight";

/** Of the one child of the shadow root. */
const LAYER = "layer";

/**
 * Holds what a page's style sheet may say of the element at bay: here, `!important` wins over it. Neither the
 * direction of writing nor custom properties are among `all`: those of the tokens stand on the layer within,
 * which no rule of the page can name.
 */
const HOST_CSS = `:host { all: initial !important; direction: ltr !important; unicode-bidi: normal !important; display: block !important; }
@media print { :host { display: none !important; } }
* { box-sizing: border-box; }
`;

/**
 * The element, not yet in the page, with a closed shadow root. Its name is one that the page can't
 * define, so no code of the page takes part in its making or can ask for its shadow root.
 * @param {Document} page
 * @param {string} css
 * @returns {{host: HTMLElement, root: ShadowRoot, layer: HTMLElement, workshop: Document}} `layer` holds what
 *   is shown; elements for it are made in the document `workshop`.
 */
export function makeHost(page, css) {
  const workshop = workshopOf(page);
  const host = workshop.createElement("div");
  host.setAttribute(OWN, "");
  const root = host.attachShadow({ mode: "closed" });
  const layer = workshop.createElement("div");
  layer.className = LAYER;
  root.append(layer);
  adopt(page, host);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokensFor(`.${LAYER}`) + css + HOST_CSS);
  root.adoptedStyleSheets = [sheet];
  return { host, root, layer, workshop };
}

/**
 * Takes away what an earlier content script left behind when its extension was updated.
 * @param {Document} page
 */
export function removeHosts(page) {
  for (const left of findAll(page, `:root > div[${OWN}]`)) left.remove();
}
