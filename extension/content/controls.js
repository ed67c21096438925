/**
 * Tells the hidden sections that something in the page opens from those that nothing opens.
 */

import {
  attributeOf,
  byIdIn,
  containsNode,
  documentOf,
  findAll,
  findIn,
  hasAttribute,
  isDrawn,
  localNameOf,
  matchesSelector,
  nameOf,
  nextElementOf,
  parentElementOf,
  previousElementOf,
  rootElementOf,
  rootOf,
  textContentOf,
} from "./dom.js";
import { MARKUP } from "./markup.js";

/** @typedef {import("./builder.js").Context} Context */

/** Attributes by which a control names what it opens. */
const NAMING = [
  "aria-controls",
  "data-target",
  "data-bs-target",
  "popovertarget",
  "commandfor",
  "href",
];

const NAMING_ELEMENTS =
  "[aria-controls], [data-target], [data-bs-target], [popovertarget], [commandfor], a[href*='#']";

/** What a person presses. */
const CONTROL = "button, label, summary, [role=button], [role=tab], [aria-expanded]";

/** Siblings looked at on either side of a hidden section. */
const NEAR = 24;

const NEVER = new Set(MARKUP.never);
const MENUS = new Set(MARKUP.menus);
const EXPANDING = new RegExp(`(^|[-_\\s])(${MARKUP.expanding.join("|")})`, "i");
const CONSENT = new RegExp(`(^|[-_\\s])(${MARKUP.consent.join("|")})([-_\\s]|$)`, "i");

/** @type {WeakMap<Node, Map<string, Element[]>>} Controls of a tree by the id of what they open. */
const controls = new WeakMap();

/**
 * Forgets the controls that were seen: a page is looked over anew each time that it is read.
 * @param {Node} root
 */
export function forgetControls(root) {
  controls.delete(root);
}

/**
 * Whether a hidden element is a section that the reader can open.
 * @param {Element} element
 * @param {Context} outer
 * @returns {boolean}
 */
export function isOpenable(element, outer) {
  if (outer.state !== "read" || isForeign(element)) return false;
  const role = attributeOf(element, "role");
  const name = nameOf(element);
  if (MENUS.has(localNameOf(element)) || MENUS.has(role) || CONSENT.test(name)) return false;
  if (outer.region?.menu || outer.region?.consent) return false;
  if (role === "tabpanel") return true;
  /** @param {Element} control */
  const live = (control) =>
    (outer.collapsed || isDrawn(control)) && !containsNode(element, control);
  const id = attributeOf(element, "id");
  if (id !== "" && controlsOf(rootOf(element)).get(id)?.some(live)) return true;
  const root = rootOf(element);
  for (const label of attributeOf(element, "aria-labelledby").split(/\s+/)) {
    const control = label && byIdIn(root, label);
    if (control && live(control) && isControl(control, live)) return true;
  }
  return followsControl(element, live) || isNamedExpanding(element, name);
}

/**
 * Whether an element is in another language than its page: the reader of this one is not shown it.
 * @param {Element} element
 */
function isForeign(element) {
  const primary = (/** @type {string} */ tag) => tag.toLowerCase().split("-")[0];
  const own = primary(attributeOf(element, "lang"));
  const page = primary(pageLanguage(element));
  return own !== "" && page !== "" && own !== page;
}

/** @param {Element} element */
function pageLanguage(element) {
  const page = documentOf(element);
  return page ? attributeOf(rootElementOf(page), "lang") : "";
}

/**
 * Controls of a tree by the id of what they open.
 * @param {Node} root
 * @returns {Map<string, Element[]>}
 */
function controlsOf(root) {
  const known = controls.get(root);
  if (known) return known;
  /** @type {Map<string, Element[]>} */
  const found = new Map();
  for (const control of findAll(root, NAMING_ELEMENTS)) {
    for (const attribute of NAMING) {
      for (const value of attributeOf(control, attribute).split(/\s+/)) {
        if (attribute === "href" && !value.startsWith("#")) continue;
        const id = value.replace(/^#/, "");
        if (id === "") continue;
        const same = found.get(id);
        if (same) same.push(control);
        else found.set(id, [control]);
      }
    }
  }
  controls.set(root, found);
  return found;
}

/**
 * Whether a control comes right before a hidden section, or the box of a switch before that; or a
 * heading of which the section is all that there is.
 * @param {Element} element
 * @param {(control: Element) => boolean} live
 */
function followsControl(element, live) {
  let before = previousElementOf(element);
  for (let near = 0; before && near < NEAR && isNothing(before); near += 1) {
    before = previousElementOf(before);
  }
  if (before && isControl(before, live) && live(before)) return true;
  if (before && /^(h[1-6]|dt)$/.test(localNameOf(before)) && live(before)) {
    return isAllOf(element, before, live);
  }
  for (let near = 0; before && near < NEAR; near += 1) {
    if (isSwitch(before)) return true;
    before = previousElementOf(before);
  }
  return false;
}

/** @param {Element} element */
function isNothing(element) {
  const tag = localNameOf(element);
  return (NEVER.has(tag) && tag !== "input") || tag === "br" || tag === "hr";
}

/** @param {Element} element */
function isSwitch(element) {
  return (
    localNameOf(element) === "input" && /^(checkbox|radio)$/.test(attributeOf(element, "type"))
  );
}

/**
 * Whether an element is pressed to open something: a control, or what holds one and says no more.
 * @param {Element} element
 * @param {(control: Element) => boolean} live
 */
function isControl(element, live) {
  if (matchesSelector(element, CONTROL) || isSwitch(element)) return true;
  if (localNameOf(element) === "a") return /^(#|javascript:|$)/.test(attributeOf(element, "href"));
  if (hasAttribute(element, "onclick") || EXPANDING.test(nameOf(element))) return true;
  const inner = findIn(element, `${CONTROL}, a[href="#"]`);
  return (
    inner !== null && live(inner) && textContentOf(inner).trim() === textContentOf(element).trim()
  );
}

/**
 * Whether hidden sections are all that follows a heading, up to the next.
 * @param {Element} element
 * @param {Element} heading
 * @param {(control: Element) => boolean} live
 */
function isAllOf(element, heading, live) {
  let after = nextElementOf(element);
  for (let near = 0; after && near < NEAR; near += 1) {
    if (localNameOf(after) === localNameOf(heading) || isControl(after, live)) return true;
    if (isDrawn(after) && /\S/.test(textContentOf(after))) return false;
    after = nextElementOf(after);
  }
  return after === null;
}

/**
 * Whether an element or the one around it is named as what opens and closes.
 * @param {Element} element
 * @param {string} name
 */
function isNamedExpanding(element, name) {
  if (EXPANDING.test(name)) return true;
  const parent = parentElementOf(element);
  return parent !== null && EXPANDING.test(nameOf(parent)) && isDrawn(parent) && hasTitle(element);
}

/** @param {Element} element */
function hasTitle(element) {
  const before = previousElementOf(element);
  return before !== null && isDrawn(before) && /\S/.test(textContentOf(before));
}
