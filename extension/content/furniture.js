/**
 * Knows by tag, role and name the parts of a page that may be furniture: menus, banners, controls.
 * Whether they are is decided by what they say, in `select.js`.
 */

import { attributeOf, hasAttribute, nextElementOf, viewOf } from "./dom.js";
import { MARKUP } from "./markup.js";

/** @typedef {import("./builder.js").Context} Context */
/** @typedef {import("./builder.js").Region} Region */

const TAGS = new Set(MARKUP.furniture.tags);
const ROLES = new Set(MARKUP.furniture.roles);
const ASKING = new Set(MARKUP.asking);
const MENUS = new Set(MARKUP.menus);
const CONSENT = new RegExp(`(^|[-_\\s])(${MARKUP.consent.join("|")})([-_\\s]|$)`, "i");

/** Parts of a section where they stand in one, parts of the page where they don't. */
const OF_SECTIONS = new Set(["header", "footer", "aside"]);

/**
 * The region that an element begins, or the one around it.
 * @param {Element} element
 * @param {string} tag
 * @param {string} role
 * @param {Context} context
 * @returns {Region | null}
 */
export function regionOf(element, tag, role, { sectioned, main, region }) {
  // A banner asks and is answered in parts of its own.
  if (region?.consent) return region;
  if (tag === "body" || tag === "html" || tag === "main") return region;
  const consent =
    isConsentName(attributeOf(element, "id")) || isConsentName(attributeOf(element, "class"));
  const own = OF_SECTIONS.has(tag) || role === "complementary";
  const marked = own
    ? !(tag === "aside" || role === "complementary" ? main : sectioned)
    : TAGS.has(tag) || ROLES.has(role);
  if (!consent && !marked) return region;
  return {
    consent,
    asks: consent || ASKING.has(tag) || ASKING.has(role),
    menu: MENUS.has(tag) || MENUS.has(role),
  };
}

/** @param {string} name */
function isConsentName(name) {
  return name !== "" && CONSENT.test(name);
}

/**
 * Whether an element's text labels a control. What opens a section is its title, and a control
 * within a heading is a part of it.
 * @param {Element} element
 * @param {string} tag
 * @param {string} role
 * @param {Context} context
 * @returns {boolean}
 */
export function controlOf(element, tag, role, { control, kind }) {
  if (tag !== "button" && role !== "button") return control;
  if (kind.kind === "heading") return false;
  const opens = hasAttribute(element, "aria-expanded") && !hasAttribute(element, "aria-haspopup");
  const next = nextElementOf(element);
  return !opens && !(next && isPanel(next) && attributeOf(element, "type") !== "submit");
}

/**
 * Whether an element is a hidden section.
 * @param {Element} element
 */
function isPanel(element) {
  return viewOf(element)?.getComputedStyle(element).display === "none";
}
