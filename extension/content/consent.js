/**
 * Finds the documents that are linked where a page asks for consent: beside the button or box by which
 * somebody agrees, in the sentence that says so, in a cookie banner.
 */

import { AGREES, ASKS } from "./consent-words.js";
import {
  attributeOf,
  boxOf,
  checkVisibility,
  closestTo,
  findAll,
  findIn,
  isDrawn,
  localNameOf,
  matchesSelector,
  parentElementOf,
  shadowRootOf,
  textContentOf,
  windowOfDocument,
} from "./dom.js";
import { MOST, namedLinks } from "./links.js";
import { folded } from "./names.js";

/** @typedef {import("../shared/messages.js").TermsLink} TermsLink */

/** Links that are looked at, trees that these stand in, and parts around each: bounds for any page. */
const MOST_LINKS = 200;
const MOST_TREES = 50;
const MOST_PARTS = 8;

/** Longest text of a part that is about consent, and longest label, in UTF-16 code units. */
const LONGEST_PART = 2000;
const LONGEST_LABEL = 80;

const CONTROLS =
  "button, input[type=submit], input[type=button], input[type=checkbox], [role=button], [role=checkbox]";
const BOXES = "input[type=checkbox], [role=checkbox]";

/** Parts that hold the page, so that nothing in them is near anything else. */
const PAGE = "body, main, header, footer, nav, [role=main], [role=navigation], [role=contentinfo]";

/** What repeats on every page of a site, and what is a matter of its own even there. */
const FURNITURE = "footer, nav, [role=navigation], [role=contentinfo]";
const OWN_MATTER = "form, dialog, label, [role=dialog], [role=alertdialog]";

const SEEN = { opacityProperty: true, visibilityProperty: true };

/** Whether parts ask for consent; null of those too long to be near anything. @typedef {Map<Element, boolean | null>} Judged */

/**
 * Each document once, those of the control in sight first.
 * @param {Document} page
 * @returns {TermsLink[]} At most eight.
 */
export function consentLinks(page) {
  /** @type {Judged} Links of one control share its parts. */
  const judged = new Map();
  /** @type {Map<string, {link: TermsLink, inSight: boolean}>} */
  const found = new Map();
  let looked = 0;
  for (const root of treesOf(page)) {
    for (const { anchor, address, link } of namedLinks(root, page)) {
      if (looked === MOST_LINKS) break;
      looked += 1;
      const part = askingPart(anchor, judged);
      if (!part || !isDrawn(anchor) || !checkVisibility(anchor, SEEN)) continue;
      const inSight = isInSight(part, page);
      const known = found.get(address);
      if (!known || (inSight && !known.inSight)) found.set(address, { link, inSight });
    }
  }
  const all = [...found.values()];
  const sorted = [...all.filter(({ inSight }) => inSight), ...all.filter((one) => !one.inSight)];
  return sorted.slice(0, MOST).map(({ link }) => link);
}

/**
 * The page and its open shadow trees: cookie banners often stand in one.
 * @param {Document} page
 * @returns {(Document | ShadowRoot)[]}
 */
function treesOf(page) {
  /** @type {(Document | ShadowRoot)[]} */
  const trees = [page];
  for (let at = 0; at < trees.length; at += 1) {
    for (const element of findAll(trees[at], "*")) {
      const shadow = shadowRootOf(element);
      if (shadow && trees.length < MOST_TREES) trees.push(shadow);
    }
  }
  return trees;
}

/**
 * The smallest part of the page around a link that asks for consent.
 * @param {Element} link
 * @param {Judged} judged
 * @returns {Element | null}
 */
function askingPart(link, judged) {
  if (closestTo(link, FURNITURE) && !closestTo(link, OWN_MATTER)) return null;
  let part = parentElementOf(link);
  for (let count = 0; part && count < MOST_PARTS; count += 1) {
    if (!judged.has(part)) judged.set(part, isAsking(part));
    const asks = judged.get(part) ?? null;
    if (asks === null) return null;
    if (asks) return part;
    part = parentElementOf(part);
  }
  return null;
}

/**
 * @param {Element} part
 * @returns {boolean | null} Null where it is no part but the page or most of it.
 */
function isAsking(part) {
  if (matchesSelector(part, PAGE)) return null;
  const text = textContentOf(part);
  if (text.length > LONGEST_PART) return null;
  if (localNameOf(part) === "label" && findIn(part, BOXES)) return true;
  if (ASKS.test(folded(text))) return true;
  return [...findAll(part, CONTROLS)].some((control) => AGREES.test(folded(labelOf(control))));
}

/**
 * What a button or box says of itself.
 * @param {Element} control
 */
function labelOf(control) {
  const texts = [
    attributeOf(control, "aria-label"),
    attributeOf(control, "value"),
    textContentOf(control).trim(),
  ];
  return texts.map((text) => text.slice(0, LONGEST_LABEL)).join(" ");
}

/**
 * @param {Element} part
 * @param {Document} page
 */
function isInSight(part, page) {
  const view = windowOfDocument(page);
  const { top, bottom, left, right } = boxOf(part);
  if (!view) return false;
  return bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth;
}
