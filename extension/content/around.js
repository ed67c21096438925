/**
 * The elements that a node is laid out in, across shadow roots, slots and frames of the same origin.
 */

import {
  bodyOf,
  documentOf,
  nodeTypeOf,
  parentElementOf,
  rootElementOf,
  rootOf,
  slotOf,
  viewOf,
} from "./dom.js";

/**
 * @param {Node} node
 * @returns {Element | null} The next one out; null at the top of the page.
 */
export function elementAround(node) {
  const around = slotOf(node) ?? parentElementOf(node);
  if (around) return around;
  const root = rootOf(node);
  if (nodeTypeOf(root) === Node.DOCUMENT_FRAGMENT_NODE && "host" in root) {
    return /** @type {ShadowRoot} */ (root).host;
  }
  return viewOf(node)?.frameElement ?? null;
}

/**
 * @param {Node} node
 * @returns {Generator<Element, void, void>} From the inside out.
 */
export function* elementsAround(node) {
  for (let at = elementAround(node); at; at = elementAround(at)) yield at;
}

/**
 * @param {Element} element
 * @returns {CSSStyleDeclaration} Its styles, as its own window computes them.
 */
export function styleOf(element) {
  return (viewOf(element) ?? window).getComputedStyle(element);
}

/**
 * Whether the overflow of an element is that of its window.
 * @param {Element} element
 */
export function isViewport(element) {
  const page = documentOf(element);
  if (!page) return false;
  const root = rootElementOf(page);
  if (element === root) return true;
  return element === bodyOf(page) && styleOf(root).overflowY === "visible";
}
