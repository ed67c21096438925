/**
 * The elements that a node is laid out in, across shadow roots, slots and frames of the same origin.
 */

/**
 * @param {Node} node
 * @returns {Element | null} The next one out; null at the top of the page.
 */
export function elementAround(node) {
  const { assignedSlot } = /** @type {{assignedSlot?: Element | null}} */ (node);
  const around = assignedSlot ?? node.parentElement;
  if (around) return around;
  const root = node.getRootNode();
  if ("host" in root) return /** @type {ShadowRoot} */ (root).host;
  return node.ownerDocument?.defaultView?.frameElement ?? null;
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
  return (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
}

/**
 * Whether the overflow of an element is that of its window.
 * @param {Element} element
 */
export function isViewport(element) {
  const { documentElement, body } = element.ownerDocument;
  if (element === documentElement) return true;
  return element === body && styleOf(documentElement).overflowY === "visible";
}
