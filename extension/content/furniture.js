/**
 * Tells a page's furniture (menus, banners, controls) from what it says.
 */

/** Elements whose text is never part of a document. */
const NEVER = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "head",
  "svg",
  "canvas",
  "audio",
  "video",
  "object",
  "embed",
  "select",
  "datalist",
  "textarea",
  "input",
  "progress",
  "meter",
  "dialog",
  "nav",
  "menu",
  "clauselight-ui",
]);

/** Roles of furniture. */
const ROLES = new Set([
  "navigation",
  "menu",
  "menubar",
  "banner",
  "contentinfo",
  "search",
  "toolbar",
  "tablist",
  "dialog",
  "alertdialog",
  "alert",
  "tooltip",
  "status",
  "progressbar",
  "listbox",
  "combobox",
]);

/** Names that consent tools give their banners, in an id or a class. */
const CONSENT =
  /(^|[-_\s])(onetrust|cybotcookiebot|cookiebot|didomi|usercentrics|truste|qc-cmp2?|cmp(box)?|osano|iubenda-cs|klaro|axeptio|tarteaucitron|cookie-?(banner|bar|consent|notice|law|popup|modal|wall|dialog)|cookieconsent|gdpr-?(banner|consent|popup)|consent-?(banner|popup|modal|manager))([-_\s]|$)/i;

/** From this many characters of text on, a region is read whatever its name says. */
const MUCH = 2500;

/** A list of this many links and hardly anything else is a menu or a table of contents. */
const MENU_LINKS = 5;
const MENU_SHARE = 0.85;
const MENU_LINK_LENGTH = 60;

/** From this many characters of sentences on, a remark beside the text is read. */
const REMARK = 60;

/** Fewest characters of a hidden region that counts as a collapsed section by its prose alone. */
const HIDDEN_PROSE = 300;

/**
 * Why an element is left out, or the empty string.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 * @param {{inMain: boolean, kind: {kind: string}}} context
 * @returns {string}
 */
export function skipReason(element, style, context) {
  const tag = element.localName;
  const role = element.getAttribute("role") ?? "";
  if (tag === "button" || role === "button") {
    // Accordions put their headings into buttons.
    return context.kind.kind === "heading" || tag === "summary" || opensRegion(element)
      ? ""
      : "control";
  }
  if (NEVER.has(tag))
    return (tag === "dialog" || tag === "nav") && isProse(element, MUCH) ? "" : tag;
  if (ROLES.has(role)) return isProse(element, MUCH) ? "" : role;
  if (!context.inMain) {
    if (tag === "header" || tag === "footer") return isProse(element, MUCH) ? "" : tag;
    if (tag === "aside" || role === "complementary") return isProse(element, REMARK) ? "" : "aside";
  }
  const name = `${element.id} ${element.getAttribute("class") ?? ""}`;
  if (CONSENT.test(name) && tag !== "body" && tag !== "html" && tag !== "main") {
    if (textLength(element, MUCH) < MUCH || isOverlay(style)) return "consent banner";
  }
  if ((tag === "ul" || tag === "ol" || tag === "div" || tag === "section") && isLinkList(element)) {
    return "links";
  }
  return "";
}

/**
 * Whether a hidden element is a section that the reader can open.
 * @param {Element} element
 * @returns {boolean}
 */
export function isCollapsedSection(element) {
  const tag = element.localName;
  if (NEVER.has(tag) || ROLES.has(element.getAttribute("role") ?? "")) return false;
  const name = `${element.id} ${element.getAttribute("class") ?? ""}`;
  if (
    CONSENT.test(name) ||
    /(^|[-_\s])(modal|popup|lightbox|dropdown|submenu|mega-?menu)([-_\s]|$)/i.test(name)
  ) {
    return false;
  }
  if (element.closest("nav, header, [role=navigation], [role=dialog], [role=menu], dialog"))
    return false;
  const role = element.getAttribute("role");
  if (role === "region" || role === "tabpanel") return true;
  if (element.id) {
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    if (root.querySelector?.(`[aria-controls~="${CSS.escape(element.id)}"]`)) return true;
  }
  return isProse(element, HIDDEN_PROSE);
}

/**
 * Whether an element opens and closes another one.
 * @param {Element} element
 */
function opensRegion(element) {
  return element.hasAttribute("aria-expanded") && !element.hasAttribute("aria-haspopup");
}

/** @param {CSSStyleDeclaration} style */
function isOverlay(style) {
  return style.position === "fixed" || style.position === "sticky";
}

/**
 * Whether an element holds this much text and most of it in sentences, not in links.
 * @param {Element} element
 * @param {number} least
 */
function isProse(element, least) {
  if (textLength(element, least) < least) return false;
  const text = element.textContent ?? "";
  const sentences = text.match(/[a-zà-ÿ)”"]\s?[.;:](\s|$)/g)?.length ?? 0;
  return sentences >= text.length / 600 && linkShare(element, text.length) < 0.5;
}

/** @param {Element} element */
function isLinkList(element) {
  const links = element.getElementsByTagName("a");
  if (links.length < MENU_LINKS) return false;
  const most = MENU_LINK_LENGTH * links.length;
  const length = textLength(element, most + 1);
  if (length === 0 || length > most) return false;
  return linkShare(element, length) > MENU_SHARE;
}

/**
 * @param {Element} element
 * @param {number} length
 */
function linkShare(element, length) {
  let linked = 0;
  for (const link of element.getElementsByTagName("a")) linked += inkLength(link.textContent ?? "");
  return length === 0 ? 1 : linked / Math.min(length, inkLength(element.textContent ?? ""));
}

/**
 * Length of an element's text without white space, counted no further than `enough`.
 * @param {Element} element
 * @param {number} enough
 */
function textLength(element, enough) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let node = walker.nextNode(); node && length < enough; node = walker.nextNode()) {
    const parent = node.parentElement?.localName;
    if (parent !== "script" && parent !== "style") length += inkLength(node.nodeValue ?? "");
  }
  return length;
}

/** @param {string} text */
function inkLength(text) {
  return text.replace(/\s+/g, "").length;
}
