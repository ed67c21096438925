/**
 * Reads the visible text of a page in reading order, with a table of blocks and a map back to the
 * text nodes. First station of the data flow on the page's side.
 *
 * Dropping a clause is worse than analysing a menu: what is left out must be told to be page
 * furniture by its role, not by how it looks; text inside collapsed sections is read.
 */

import { skipReason, isCollapsedSection } from "./furniture.js";

/** @typedef {import("../shared/messages.js").Block} Block */

/**
 * @typedef {object} Segment A run of characters that stand in the page as they stand in the text.
 * @property {Text} node
 * @property {number} nodeStart Offset of the first in the node's data.
 * @property {number} textStart Offset of the first in the page's text.
 * @property {number} length
 */

/**
 * @typedef {object} Extraction
 * @property {string} text
 * @property {Block[]} blocks
 * @property {{start: number, end: number, url: string}[]} links
 * @property {Segment[]} segments In ascending order of `textStart`, apart.
 * @property {(Document | ShadowRoot)[]} roots Every tree that was read, the page's document first.
 */

/** @typedef {{kind: "heading", level: number} | {kind: "paragraph"} | {kind: "list-item", depth: number} | {kind: "table-cell"}} Kind */

/**
 * @typedef {object} Context What an element's descendants inherit.
 * @property {Kind} kind
 * @property {number} listDepth
 * @property {boolean} bold
 * @property {boolean} preformatted
 * @property {boolean} collapsed Inside a collapsed section, where nothing is rendered.
 * @property {boolean} inMain Inside the page's main content.
 */

/** Longest block, in words, that counts as a heading because all of it is bold. */
const BOLD_HEADING_WORDS = 12;

/** Elements visited between two looks at the clock. */
const STEP = 200;

const BLOCK_DISPLAY =
  /^(block|flex|grid|list-item|table|flow-root|table-row|table-cell|table-caption|table-row-group|table-header-group|table-footer-group)$/;

const SPACE = /[ \t\n\r\f]/;

/**
 * Reads a document, yielding now and then so that the caller can let the page breathe.
 * @param {Document} page
 * @returns {Generator<number, Extraction, void>} Yields the number of elements visited so far.
 */
export function* extract(page) {
  const builder = new Builder();
  builder.roots.push(page);
  if (page.body) {
    yield* walk(page.body, builder, {
      kind: { kind: "paragraph" },
      listDepth: 0,
      bold: false,
      preformatted: false,
      collapsed: false,
      inMain: false,
    });
  }
  return builder.finish();
}

/**
 * Visits a tree without recursion, so that deep markup cannot exhaust the stack.
 * @param {Element} root
 * @param {Builder} builder
 * @param {Context} context
 * @returns {Generator<number, void, void>}
 */
function* walk(root, builder, context) {
  /** @type {({node: Node, context: Context} | {close: true} | {closeLink: true})[]} */
  const stack = [{ node: root, context }];
  let visited = 0;
  for (let item = stack.pop(); item; item = stack.pop()) {
    if ("close" in item) {
      builder.closeBlock();
      continue;
    }
    if ("closeLink" in item) {
      builder.closeLink();
      continue;
    }
    const { node } = item;
    if (node.nodeType === Node.TEXT_NODE) {
      builder.append(/** @type {Text} */ (node), item.context);
      continue;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    visited += 1;
    if (visited % STEP === 0) yield visited;
    const element = /** @type {Element} */ (node);
    if (element.localName === "br") {
      builder.lineBreak();
      continue;
    }
    const inner = enter(element, item.context);
    if (!inner) continue;
    if (inner.block) {
      builder.closeBlock();
      stack.push({ close: true });
    }
    if (element.localName === "a" && element.hasAttribute("href")) {
      builder.openLink(/** @type {HTMLAnchorElement} */ (element).href);
      stack.push({ closeLink: true });
    }
    const children = childrenOf(element, builder);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      stack.push({ node: children[at], context: inner.context });
    }
  }
}

/**
 * What an element's descendants inherit, or null where it is to be left out.
 * @param {Element} element
 * @param {Context} outer
 * @returns {{context: Context, block: boolean} | null}
 */
function enter(element, outer) {
  const view = element.ownerDocument.defaultView;
  if (!view) return null;
  const style = view.getComputedStyle(element);
  let collapsed = outer.collapsed;
  if (style.display === "none" || (style.visibility !== "visible" && !collapsed)) {
    if (!isCollapsedSection(element)) return null;
    collapsed = true;
  }
  if (skipReason(element, style, outer)) return null;
  const tag = element.localName;
  const role = element.getAttribute("role") ?? "";
  const context = { ...outer, collapsed };
  if (tag === "main" || tag === "article" || role === "main" || role === "article") {
    context.inMain = true;
  }
  const level = headingLevel(element, tag, role);
  if (level > 0) context.kind = { kind: "heading", level };
  else if (tag === "ul" || tag === "ol" || role === "list") context.listDepth += 1;
  else if (tag === "li" || role === "listitem") {
    context.kind = { kind: "list-item", depth: Math.max(1, context.listDepth) };
  } else if (tag === "td" || tag === "th") context.kind = { kind: "table-cell" };
  if (tag === "b" || tag === "strong") context.bold = true;
  else if (Number(style.fontWeight) >= 600) context.bold = true;
  else if (style.fontWeight) context.bold = false;
  context.preformatted = /^(pre|break-spaces)/.test(style.whiteSpace) || tag === "pre";
  const block =
    BLOCK_DISPLAY.test(style.display) ||
    (style.display === "none" && BLOCK_DISPLAY.test(defaultDisplay(tag)));
  return { context, block };
}

/**
 * @param {Element} element
 * @param {string} tag
 * @param {string} role
 * @returns {number} 1 to 6, or 0 where it is no heading.
 */
function headingLevel(element, tag, role) {
  if (/^h[1-6]$/.test(tag)) return Number(tag[1]);
  if (role !== "heading") return 0;
  const level = Number(element.getAttribute("aria-level") ?? "2");
  return level >= 1 && level <= 6 ? level : 6;
}

/** @param {string} tag */
function defaultDisplay(tag) {
  return /^(a|abbr|b|cite|code|em|i|q|s|small|span|strong|sub|sup|time|u)$/.test(tag)
    ? "inline"
    : "block";
}

/**
 * The children that are rendered: those of an open shadow root in place of the element's own, the
 * nodes assigned to a slot, the body of a frame of the same origin.
 * @param {Element} element
 * @param {Builder} builder
 * @returns {ArrayLike<Node>}
 */
function childrenOf(element, builder) {
  if (element.shadowRoot) {
    builder.roots.push(element.shadowRoot);
    return element.shadowRoot.childNodes;
  }
  if (element.localName === "slot") {
    const assigned = /** @type {HTMLSlotElement} */ (element).assignedNodes();
    return assigned.length > 0 ? assigned : element.childNodes;
  }
  if (element.localName === "iframe" || element.localName === "frame") {
    const inner = frameDocument(/** @type {HTMLIFrameElement} */ (element));
    if (!inner?.body) return [];
    builder.roots.push(inner);
    return [inner.body];
  }
  return element.childNodes;
}

/**
 * The document of a frame of the same origin; another origin's is out of reach.
 * @param {HTMLIFrameElement} frame
 * @returns {Document | null}
 */
function frameDocument(frame) {
  try {
    return frame.contentDocument;
  } catch (error) {
    if (error instanceof DOMException && error.name === "SecurityError") return null;
    throw error;
  }
}

/** Collects text, blocks and segments. */
class Builder {
  constructor() {
    /** @type {string[]} */
    this.parts = [];
    this.length = 0;
    /** @type {Block[]} */
    this.blocks = [];
    /** @type {Segment[]} */
    this.segments = [];
    /** @type {(Document | ShadowRoot)[]} */
    this.roots = [];
    /** @type {{start: number, end: number, url: string}[]} */
    this.links = [];
    /** The open link; it starts where its first word does. */
    /** @type {{start: number | null, url: string} | null} */
    this.link = null;
    this.open = false;
    /** Where a space is due: the characters it stands for, or null for one of a line break. */
    /** @type {{node: Text, offset: number} | null} */
    this.space = null;
    this.spaceDue = false;
    this.breaks = 0;
    this.blockBold = true;
    /** @type {Kind} */
    this.blockKind = { kind: "paragraph" };
  }

  /**
   * Appends a text node's characters, white space collapsed as it renders.
   * @param {Text} node
   * @param {Context} context
   */
  append(node, context) {
    const { data } = node;
    let at = 0;
    while (at < data.length) {
      if (SPACE.test(data[at])) {
        if (context.preformatted && data[at] === "\n") this.lineBreak();
        else if (this.open && !this.spaceDue) {
          this.spaceDue = true;
          this.space = { node, offset: at };
        }
        at += 1;
        continue;
      }
      let end = at + 1;
      while (end < data.length && !SPACE.test(data[end])) end += 1;
      this.word(node, at, data.slice(at, end), context);
      at = end;
    }
  }

  /**
   * @param {Text} node
   * @param {number} offset
   * @param {string} word
   * @param {Context} context
   */
  word(node, offset, word, context) {
    if (!this.open) {
      if (this.length > 0) this.push("\n");
      this.open = true;
      this.blockBold = true;
      this.blockKind = context.kind;
      this.blocks.push({ ...context.kind, start: this.length });
    } else if (this.spaceDue) {
      if (this.space) this.segment(this.space.node, this.space.offset, 1);
      this.push(" ");
    }
    this.spaceDue = false;
    this.space = null;
    this.breaks = 0;
    if (!context.bold) this.blockBold = false;
    if (this.link) this.link.start ??= this.length;
    this.segment(node, offset, word.length);
    this.push(word);
  }

  /**
   * Notes where the next characters come from, as part of the last segment where they follow it.
   * @param {Text} node
   * @param {number} nodeStart
   * @param {number} length
   */
  segment(node, nodeStart, length) {
    const last = this.segments.at(-1);
    if (
      last?.node === node &&
      last.nodeStart + last.length === nodeStart &&
      last.textStart + last.length === this.length
    ) {
      last.length += length;
    } else {
      this.segments.push({ node, nodeStart, textStart: this.length, length });
    }
  }

  /** @param {string} part */
  push(part) {
    this.parts.push(part);
    this.length += part.length;
  }

  /**
   * What is appended from now on links to an address.
   * @param {string} url
   */
  openLink(url) {
    this.closeLink();
    this.link = { start: null, url };
  }

  closeLink() {
    const { link } = this;
    this.link = null;
    if (link && link.start !== null && /^(https?|mailto):/.test(link.url)) {
      this.links.push({ start: link.start, end: this.length, url: link.url });
    }
  }

  /** One line break is a space, two in a row end the block. */
  lineBreak() {
    if (!this.open) return;
    this.breaks += 1;
    if (this.breaks > 1) this.closeBlock();
    else if (!this.spaceDue) {
      this.spaceDue = true;
      this.space = null;
    }
  }

  closeBlock() {
    if (!this.open) return;
    this.open = false;
    this.spaceDue = false;
    this.space = null;
    this.breaks = 0;
    const block = this.blocks[this.blocks.length - 1];
    if (this.blockBold && this.blockKind.kind === "paragraph" && this.isShort(block.start)) {
      this.blocks[this.blocks.length - 1] = { kind: "heading", level: 6, start: block.start };
    }
  }

  /**
   * Whether the block that starts here is short enough for a heading and does not end as a
   * sentence does.
   * @param {number} start
   */
  isShort(start) {
    let length = 0;
    /** @type {string[]} */
    const tail = [];
    for (let at = this.parts.length - 1; at >= 0 && length < this.length - start; at -= 1) {
      tail.push(this.parts[at]);
      length += this.parts[at].length;
      if (tail.length > 2 * BOLD_HEADING_WORDS) return false;
    }
    const text = tail.reverse().join("");
    return text.length < 100 && !/[.:;,!?]$/.test(text.replace(/^[\d.\s]+/, ""));
  }

  /** @returns {Extraction} */
  finish() {
    this.closeBlock();
    return {
      text: this.parts.join(""),
      blocks: this.blocks,
      links: this.links,
      segments: this.segments,
      roots: this.roots,
    };
  }
}
