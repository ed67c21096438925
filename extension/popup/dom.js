/**
 * Building the popup's elements. Text enters the document through here alone, as text.
 */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className Empty for none.
 * @param {...(Node | string)} children A string becomes a text node.
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * @param {string} text
 * @param {AbortSignal} signal
 * @param {() => void} pressed
 * @returns {HTMLButtonElement}
 */
export function button(text, signal, pressed) {
  const element = make("button", "", text);
  element.type = "button";
  element.addEventListener("click", pressed, { signal });
  return element;
}

/**
 * A link that opens in a new tab and tells nobody where it was followed.
 * @param {string} text
 * @param {string} address http or https.
 * @returns {HTMLAnchorElement}
 */
export function link(text, address) {
  const element = make("a", "", text);
  element.href = address;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  element.dir = "auto";
  return element;
}

/**
 * A section with its heading as its name.
 * @param {string} id
 * @param {(Node | string)[]} heading
 * @param {...Node} children
 * @returns {HTMLElement}
 */
export function section(id, heading, ...children) {
  const title = make("h2", "", ...heading);
  title.id = `${id}-heading`;
  const element = make("section", "", title, ...children);
  element.id = id;
  element.setAttribute("aria-labelledby", title.id);
  return element;
}

/**
 * Something to open and close.
 * @param {string} summary
 * @param {...Node} children
 * @returns {HTMLDetailsElement}
 */
export function disclosure(summary, ...children) {
  return make("details", "", make("summary", "", summary), ...children);
}

/**
 * Words of the document, apart from ours, in whatever direction they run.
 * @param {...(Node | string)} pieces
 * @returns {HTMLQuoteElement}
 */
export function quotation(...pieces) {
  const element = make("blockquote", "", ...pieces);
  element.dir = "auto";
  return element;
}

/**
 * The element of the popup's own page that has this id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`popup.html has no #${id}`);
  return element;
}
