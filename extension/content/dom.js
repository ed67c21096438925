/**
 * Reads properties of nodes past what a page can put in their way: a form's controls shadow the
 * form's own properties by their names, so `form.childNodes` may be an input.
 */

/**
 * @param {object} prototype
 * @param {string} name
 * @returns {(node: Node) => any}
 */
function reader(prototype, name) {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new TypeError(`no property ${name}`);
  return (node) => get.call(node);
}

/** @type {(node: Node) => NodeListOf<ChildNode>} */
export const childNodesOf = reader(Node.prototype, "childNodes");

/** @type {(node: Node) => ChildNode | null} */
export const firstChildOf = reader(Node.prototype, "firstChild");

/** @type {(node: Node) => ChildNode | null} */
export const nextSiblingOf = reader(Node.prototype, "nextSibling");

/** @type {(node: Node) => Element | null} */
export const parentElementOf = reader(Node.prototype, "parentElement");

/** @type {(node: Node) => Document | null} */
export const documentOf = reader(Node.prototype, "ownerDocument");

/** @type {(node: Node) => number} */
export const nodeTypeOf = reader(Node.prototype, "nodeType");

/** @type {(node: Node) => string} */
export const textContentOf = reader(Node.prototype, "textContent");

/** @type {(element: Element) => string} */
export const localNameOf = reader(Element.prototype, "localName");

/** @type {(element: Element) => ShadowRoot | null} */
export const shadowRootOf = reader(Element.prototype, "shadowRoot");

/** @type {(element: Element) => Element | null} */
export const previousElementOf = reader(Element.prototype, "previousElementSibling");

/** @type {(element: Element) => Element | null} */
export const nextElementOf = reader(Element.prototype, "nextElementSibling");

/**
 * @param {Element} element
 * @param {string} name
 * @returns {string} Empty where it has no such attribute.
 */
export function attributeOf(element, name) {
  return Element.prototype.getAttribute.call(element, name) ?? "";
}

/**
 * @param {Element} element
 * @param {string} name
 * @returns {boolean}
 */
export function hasAttribute(element, name) {
  return Element.prototype.hasAttribute.call(element, name);
}

/**
 * The first descendant that a selector matches.
 * @param {Element} element
 * @param {string} selector
 * @returns {Element | null}
 */
export function findIn(element, selector) {
  return Element.prototype.querySelector.call(element, selector);
}

/**
 * An element's id and class, by which pages name their parts.
 * @param {Element} element
 * @returns {string}
 */
export function nameOf(element) {
  return `${attributeOf(element, "id")} ${attributeOf(element, "class")}`;
}

/**
 * Where an element is drawn, in pixels of the viewport.
 * @param {Element} element
 * @returns {DOMRect}
 */
export function boxOf(element) {
  return Element.prototype.getBoundingClientRect.call(element);
}

/**
 * @param {Element} element
 * @returns {boolean} Whether anything of it is drawn.
 */
export function isDrawn(element) {
  return Element.prototype.getClientRects.call(element).length > 0;
}

/**
 * The document or shadow root that a node stands in.
 * @param {Node} node
 * @returns {Node}
 */
export function rootOf(node) {
  return Node.prototype.getRootNode.call(node);
}

/**
 * @param {Node} node
 * @param {Node} other
 * @returns {boolean} Whether the other is the node or lies below it.
 */
export function containsNode(node, other) {
  return Node.prototype.contains.call(node, other);
}

/**
 * @param {Element} element
 * @param {string} selector
 * @returns {boolean}
 */
export function matchesSelector(element, selector) {
  return Element.prototype.matches.call(element, selector);
}

/**
 * The window of an element's document; null where it is shown in none.
 * @param {Element} element
 * @returns {Window | null}
 */
export function viewOf(element) {
  return documentOf(element)?.defaultView ?? null;
}
