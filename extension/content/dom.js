/**
 * Reads properties of nodes past what a page can put in their way: a form's controls shadow the
 * form's own properties by their names, and what a document has by name shadows the document's, so
 * `form.childNodes` may be an input and `document.body` an image. Each is taken once from its
 * prototype; one that is not there fails as this module is loaded.
 */

/**
 * @template {object} Owner
 * @template {keyof Owner} Name
 * @param {Owner} prototype
 * @param {Name} name
 * @returns {(node: Owner) => Owner[Name]}
 */
function reader(prototype, name) {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new TypeError(`no property ${String(name)}`);
  return (node) => get.call(node);
}

/**
 * @template {object} Owner
 * @template {keyof Owner} Name
 * @param {Owner} prototype
 * @param {Name} name
 * @returns {Owner[Name] extends (...values: infer Values) => infer Answer ?
 *   (node: Owner, ...values: Values) => Answer : never}
 */
function method(prototype, name) {
  const own = /** @type {any} */ (prototype[name]);
  if (typeof own !== "function") throw new TypeError(`no method ${String(name)}`);
  const call = (/** @type {Owner} */ node, /** @type {unknown[]} */ ...values) =>
    Reflect.apply(own, node, values);
  return /** @type {any} */ (call);
}

// Any node.
export const childNodesOf = reader(Node.prototype, "childNodes");
export const firstChildOf = reader(Node.prototype, "firstChild");
export const nextSiblingOf = reader(Node.prototype, "nextSibling");
export const previousSiblingOf = reader(Node.prototype, "previousSibling");
export const parentNodeOf = reader(Node.prototype, "parentNode");
export const parentElementOf = reader(Node.prototype, "parentElement");
export const documentOf = reader(Node.prototype, "ownerDocument");
export const nodeTypeOf = reader(Node.prototype, "nodeType");
export const isConnected = reader(Node.prototype, "isConnected");
/** The document or shadow root that a node stands in. */
export const rootOf = method(Node.prototype, "getRootNode");
/** Whether the other is the node or lies below it. */
export const containsNode = method(Node.prototype, "contains");
/** Where the other stands, as a mask of `Node.DOCUMENT_POSITION_*`. */
export const comparedTo = method(Node.prototype, "compareDocumentPosition");
export const appendTo = method(Node.prototype, "appendChild");
export const addListener = method(EventTarget.prototype, "addEventListener");
export const dispatchTo = method(EventTarget.prototype, "dispatchEvent");

const textOf = reader(Node.prototype, "textContent");
const slotOfElement = reader(Element.prototype, "assignedSlot");
const slotOfText = reader(Text.prototype, "assignedSlot");

/**
 * @param {Node} node
 * @returns {string}
 */
export function textContentOf(node) {
  return textOf(node) ?? "";
}

/**
 * The slot of a shadow tree that a node is laid out in.
 * @param {Node} node
 * @returns {HTMLSlotElement | null}
 */
export function slotOf(node) {
  const type = nodeTypeOf(node);
  if (type === Node.ELEMENT_NODE) return slotOfElement(/** @type {Element} */ (node));
  return type === Node.TEXT_NODE ? slotOfText(/** @type {Text} */ (node)) : null;
}

// Elements.
export const localNameOf = reader(Element.prototype, "localName");
export const shadowRootOf = reader(Element.prototype, "shadowRoot");
export const previousElementOf = reader(Element.prototype, "previousElementSibling");
export const nextElementOf = reader(Element.prototype, "nextElementSibling");
export const clientHeightOf = reader(Element.prototype, "clientHeight");
export const clientWidthOf = reader(Element.prototype, "clientWidth");
export const clientLeftOf = reader(Element.prototype, "clientLeft");
export const clientTopOf = reader(Element.prototype, "clientTop");
export const scrollHeightOf = reader(Element.prototype, "scrollHeight");
export const scrollTopOf = reader(Element.prototype, "scrollTop");
export const hasAttribute = method(Element.prototype, "hasAttribute");
export const removeAttribute = method(Element.prototype, "removeAttribute");
export const matchesSelector = method(Element.prototype, "matches");
export const checkVisibility = method(Element.prototype, "checkVisibility");
export const scrollIntoView = method(Element.prototype, "scrollIntoView");
export const tabIndexOf = reader(HTMLElement.prototype, "tabIndex");
/** Where an element is drawn, in pixels of the viewport. */
export const boxOf = method(Element.prototype, "getBoundingClientRect");

/** What tells content scripts of closed shadow roots: a property in Firefox, an interface in Chromium. */
const anyRootOf = Object.getOwnPropertyDescriptor(Element.prototype, "openOrClosedShadowRoot")?.get;
const anyRoot = /** @type {((element: Element) => ShadowRoot | null) | undefined} */ (
  anyRootOf
    ? (element) => anyRootOf.call(element)
    : /** @type {any} */ (globalThis.chrome)?.dom?.openOrClosedShadowRoot
);

/** Elements that may have a shadow root, beside those with a hyphen in their name (DOM, section 4.2.14). */
const HOSTS = new Set([
  ...[
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
  ],
  ...["header", "main", "nav", "p", "section", "span"],
]);

/**
 * Whether an element shows what stands in a shadow root that is closed to everybody else.
 * @param {Element} element
 */
export function hasClosedRoot(element) {
  const name = localNameOf(element);
  if (!anyRoot || !(HOSTS.has(name) || name.includes("-"))) return false;
  return shadowRootOf(element) === null && anyRoot(element) !== null;
}

const getAttribute = method(Element.prototype, "getAttribute");
const rectsOf = method(Element.prototype, "getClientRects");
const findInElement = method(Element.prototype, "querySelector");
const findAllInElement = method(Element.prototype, "querySelectorAll");
const closestOf = method(Element.prototype, "closest");

/**
 * @param {Element} element
 * @param {string} name
 * @returns {string} Empty where it has no such attribute.
 */
export function attributeOf(element, name) {
  return getAttribute(element, name) ?? "";
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
 * @param {Element} element
 * @returns {boolean} Whether anything of it is drawn.
 */
export function isDrawn(element) {
  return rectsOf(element).length > 0;
}

/**
 * The first descendant that a selector matches.
 * @param {Element} element
 * @param {string} selector
 * @returns {Element | null}
 */
export function findIn(element, selector) {
  return findInElement(element, selector);
}

/**
 * The element itself or the nearest around it that a selector matches.
 * @param {Element} element
 * @param {string} selector
 * @returns {Element | null}
 */
export function closestTo(element, selector) {
  return closestOf(element, selector);
}

// Documents.
export const bodyOf = reader(Document.prototype, "body");
export const rootElementOf = reader(Document.prototype, "documentElement");
export const windowOfDocument = reader(Document.prototype, "defaultView");
export const titleOf = reader(Document.prototype, "title");
export const focusedIn = reader(Document.prototype, "activeElement");
export const visibilityOf = reader(Document.prototype, "visibilityState");
export const rangeIn = method(Document.prototype, "createRange");
export const adopt = method(Document.prototype, "adoptNode");
export const elementAt = method(Document.prototype, "elementFromPoint");

const implementationOf = reader(Document.prototype, "implementation");
const findAllInDocument = method(Document.prototype, "querySelectorAll");
const findAllInFragment = method(DocumentFragment.prototype, "querySelectorAll");
const byIdInDocument = method(Document.prototype, "getElementById");
const byIdInFragment = method(DocumentFragment.prototype, "getElementById");

/**
 * A document of its own, in which the page has no say: to make elements in.
 * @param {Document} page
 * @returns {Document}
 */
export function workshopOf(page) {
  return implementationOf(page).createHTMLDocument("");
}

/**
 * The window of an element's document; null where it is shown in none.
 * @param {Node} node
 * @returns {(Window & typeof globalThis) | null}
 */
export function viewOf(node) {
  const page = documentOf(node);
  return page && windowOfDocument(page);
}

/**
 * Every element below a node that a selector matches.
 * @param {Node} root
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
export function findAll(root, selector) {
  const type = nodeTypeOf(root);
  let found;
  if (type === Node.DOCUMENT_NODE) {
    found = findAllInDocument(/** @type {Document} */ (root), selector);
  } else if (type === Node.DOCUMENT_FRAGMENT_NODE) {
    found = findAllInFragment(/** @type {DocumentFragment} */ (root), selector);
  } else {
    found = findAllInElement(/** @type {Element} */ (root), selector);
  }
  return /** @type {NodeListOf<HTMLElement>} */ (found);
}

/**
 * @param {Node} root
 * @param {string} id
 * @returns {Element | null} None where the root is neither a document nor a shadow root.
 */
export function byIdIn(root, id) {
  const type = nodeTypeOf(root);
  if (type === Node.DOCUMENT_NODE) return byIdInDocument(/** @type {Document} */ (root), id);
  if (type !== Node.DOCUMENT_FRAGMENT_NODE) return null;
  return byIdInFragment(/** @type {DocumentFragment} */ (root), id);
}

const adoptedInDocument = reader(Document.prototype, "adoptedStyleSheets");
const adoptInDocument = Object.getOwnPropertyDescriptor(
  Document.prototype,
  "adoptedStyleSheets",
)?.set;

/**
 * The style sheets that scripts gave a tree.
 * @param {Document | ShadowRoot} root
 * @returns {CSSStyleSheet[]}
 */
export function adoptedSheetsOf(root) {
  if (nodeTypeOf(root) !== Node.DOCUMENT_NODE) return [...root.adoptedStyleSheets];
  return [...adoptedInDocument(/** @type {Document} */ (root))];
}

/**
 * @param {Document | ShadowRoot} root
 * @param {CSSStyleSheet[]} sheets
 */
export function adoptSheets(root, sheets) {
  if (nodeTypeOf(root) !== Node.DOCUMENT_NODE) root.adoptedStyleSheets = sheets;
  else if (adoptInDocument) adoptInDocument.call(root, sheets);
  else throw new TypeError("a document takes no sheets");
}
