/**
 * Reads the text of a page in reading order, with a table of blocks and a map back to the text
 * nodes. First station of the data flow on the page's side: here the tree is walked; `flow.js` says
 * how an element stands in the text, `builder.js` makes blocks of it, `select.js` decides by what
 * they say which are read.
 */

import { Builder, textOf } from "./builder.js";
import { forgetControls } from "./controls.js";
import {
  attributeOf,
  bodyOf,
  boxOf,
  childNodesOf,
  hasAttribute,
  hasClosedRoot,
  localNameOf,
  nodeTypeOf,
  shadowRootOf,
  textContentOf,
  viewOf,
} from "./dom.js";
import { flowOf } from "./flow.js";
import { generatedWords } from "./generated.js";
import { MARKUP } from "./markup.js";
import { controlOf, regionOf } from "./furniture.js";
import { mayHoldProse } from "./prose.js";
import { select } from "./select.js";

/** @typedef {import("../core/contract.js").Block} Block */
/** @typedef {import("../core/contract.js").Unread} Unread */
/** @typedef {import("./builder.js").Context} Context */
/** @typedef {import("./builder.js").Kind} Kind */
/** @typedef {import("./builder.js").Piece} Piece */
/** @typedef {import("./builder.js").Segment} Segment */
/** @typedef {import("./flow.js").Flow} Flow */
/** @typedef {{node: Node, context: Context} | {leave: () => void}} Step */

/**
 * @typedef {object} Extraction
 * @property {string} text
 * @property {Block[]} blocks
 * @property {{start: number, end: number, url: string}[]} links
 * @property {Segment[]} segments In ascending order of `textStart`, apart. Text that no range can
 *   cover has none.
 * @property {Unread[]} unread What was left out; each reason once.
 * @property {(Document | ShadowRoot)[]} roots Every tree that was read, the page's document first.
 */

/** Elements visited between two looks at the clock. */
const STEP = 200;

/** Width and height from which a part that can't be read may hold a document, in pixels. */
const PART = { width: 300, height: 200 };

const NEVER = new Set(MARKUP.never);
const SECTIONS = new Set(MARKUP.sections);

/** @type {Context} */
const OUTERMOST = {
  kind: { kind: "paragraph" },
  listDepth: 0,
  bold: false,
  preformatted: false,
  state: "read",
  collapsed: false,
  rendered: true,
  clipped: false,
  style: null,
  invisible: false,
  control: false,
  unmapped: false,
  row: false,
  paragraph: false,
  sectioned: false,
  main: false,
  region: null,
  link: null,
};

/**
 * Reads a document, yielding now and then so that the caller can let the page breathe.
 * @param {Document} page
 * @param {{everything?: boolean}} [options] `everything`: furniture and what is hidden as well.
 * @returns {Generator<number, Extraction, void>} Yields the number of elements visited so far.
 */
export function* extract(page, { everything = false } = {}) {
  const walk = new Walk(page);
  const body = bodyOf(page);
  if (body) yield* walk.visit(body);
  walk.builder.closeBlock();
  const { read, unread } = select(walk.builder.pieces, everything);
  unread.set("generated", walk.generated);
  if (walk.unreachable) unread.set("out-of-reach", 0);
  return {
    ...assemble(read),
    unread: [...unread].filter(isTold).map(([why, words]) => ({ words, why })),
    roots: walk.roots,
  };
}

/**
 * Whether a part that can't be read may hold a document.
 * @param {Element} element
 */
function isLarge(element) {
  const { width, height } = boxOf(element);
  return width >= PART.width && height >= PART.height;
}

/** @param {[Unread["why"], number]} entry */
function isTold([why, words]) {
  return words > 0 || why === "out-of-reach";
}

/** One walk over a page's trees. */
class Walk {
  /** @param {Document} page */
  constructor(page) {
    this.builder = new Builder();
    /** @type {(Document | ShadowRoot)[]} */
    this.roots = [];
    /** Whether a frame or a closed shadow root was met that is out of reach. */
    this.unreachable = false;
    /** Words that the page's styles write. */
    this.generated = 0;
    this.enterRoot(page);
  }

  /**
   * Visits a tree without recursion, so that deep markup cannot exhaust the stack.
   * @param {Element} root
   * @returns {Generator<number, void, void>}
   */
  *visit(root) {
    const { builder } = this;
    /** @type {Step[]} */
    const stack = [{ node: root, context: OUTERMOST }];
    let visited = 0;
    for (let item = stack.pop(); item; item = stack.pop()) {
      if ("leave" in item) {
        item.leave();
        continue;
      }
      const type = nodeTypeOf(item.node);
      if (type === Node.TEXT_NODE) {
        const text = /** @type {Text} */ (item.node);
        const { data } = text;
        if (builder.piece || /[^ \t\n\r\f]/.test(data)) builder.append(text, data, item.context);
        continue;
      }
      if (type !== Node.ELEMENT_NODE) continue;
      visited += 1;
      if (visited % STEP === 0) yield visited;
      const element = /** @type {Element} */ (item.node);
      const context = this.enter(element, item.context, stack);
      if (!context) continue;
      const children = this.childrenOf(element);
      for (let at = children.length - 1; at >= 0; at -= 1) {
        stack.push({ node: children[at], context });
      }
    }
  }

  /**
   * Begins an element and notes how it ends.
   * @param {Element} element
   * @param {Context} outer
   * @param {Step[]} stack
   * @returns {Context | null} What its descendants inherit; null where it has none to visit.
   */
  enter(element, outer, stack) {
    const { builder } = this;
    const tag = localNameOf(element);
    if (NEVER.has(tag)) return null;
    if (tag === "br") {
      builder.lineBreak();
      return null;
    }
    const view = viewOf(element);
    if (!view) return null;
    const style = outer.rendered ? view.getComputedStyle(element) : null;
    const flow = flowOf(element, tag, style, outer, builder.hasWords());
    if (style && flow.state === "read") {
      this.generated += generatedWords(element, view, attributeOf);
    }
    if (tag === "img") {
      if (flow.state === "read") builder.image(attributeOf(element, "alt"), { ...outer });
      return null;
    }
    if (tag === "wbr") return null;
    const context = inside(element, tag, style, flow, outer, builder);
    const leave = begin(builder, flow);
    if (leave) stack.push({ leave });
    return context;
  }

  /**
   * The children that are rendered: those of an open shadow root in place of the element's own, the
   * nodes assigned to a slot, the body of a frame of the same origin.
   * @param {Element} element
   * @returns {ArrayLike<Node>}
   */
  childrenOf(element) {
    const shadow = shadowRootOf(element);
    if (shadow) {
      this.enterRoot(shadow);
      return shadow.childNodes;
    }
    // What it holds may be another extension's, so it is told and not read.
    if (hasClosedRoot(element) && isLarge(element)) this.unreachable = true;
    const tag = localNameOf(element);
    if (tag === "slot") {
      const assigned = /** @type {HTMLSlotElement} */ (element).assignedNodes();
      return assigned.length > 0 ? assigned : childNodesOf(element);
    }
    if (tag === "iframe" || tag === "frame") {
      const frame = /** @type {HTMLIFrameElement} */ (element);
      const inner = frameDocument(frame);
      if (!inner && isLarge(frame)) this.unreachable = true;
      const body = inner && bodyOf(inner);
      if (!body) return [];
      this.enterRoot(inner);
      return [body];
    }
    return childNodesOf(element);
  }

  /** @param {Document | ShadowRoot} root */
  enterRoot(root) {
    this.roots.push(root);
    forgetControls(root);
  }
}

/**
 * Lets an element's box act on the line.
 * @param {Builder} builder
 * @param {Flow} flow
 * @returns {(() => void) | null} What its end does to the line.
 */
function begin(builder, { box }) {
  switch (box) {
    case "inline":
      return null;
    case "spaced":
      builder.spaceDue();
      return () => builder.spaceDue();
    case "parted":
      builder.part();
      return () => builder.part();
    case "mark":
      builder.spaceDue();
      return () => builder.part();
    case "soft":
      builder.softBreak();
      return () => builder.softBreak();
    case "block":
      builder.closeBlock();
      return () => builder.closeBlock();
    case "apart": {
      const line = builder.suspend();
      return () => builder.resume(line);
    }
  }
}

/**
 * What an element's descendants inherit.
 * @param {Element} element
 * @param {string} tag
 * @param {CSSStyleDeclaration | null} style
 * @param {Flow} flow
 * @param {Context} outer
 * @param {Builder} builder
 * @returns {Context}
 */
function inside(element, tag, style, flow, outer, builder) {
  const role = attributeOf(element, "role");
  const isMain = tag === "main" || tag === "article" || role === "main" || role === "article";
  const isBold = tag === "b" || tag === "strong";
  /** @type {Context} */
  const context = {
    kind: outer.kind,
    listDepth: outer.listDepth,
    bold: isBold || (style === null && outer.bold),
    preformatted: tag === "pre" || tag === "textarea" || (style === null && outer.preformatted),
    state: flow.state,
    collapsed: flow.collapsed,
    rendered: flow.rendered,
    clipped: flow.clipped,
    style,
    invisible: style === null && outer.invisible,
    control: outer.control,
    unmapped: outer.unmapped || tag === "textarea",
    row: flow.row,
    paragraph: (tag === "p" && !outer.link) || (outer.paragraph && flow.box !== "block"),
    sectioned: outer.sectioned || isMain || SECTIONS.has(tag),
    main: outer.main || isMain,
    region: isMain ? null : outer.region,
    link: outer.link,
  };
  context.region = regionOf(element, tag, role, context);
  if (context.region?.menu && !outer.region?.menu && flow.rendered) {
    if (flow.state === "read" && !mayHoldProse(textContentOf(element))) {
      context.state = "furniture";
      context.rendered = false;
    }
  }
  if (flow.box === "block" || flow.box === "soft") enterBlock(context, element, tag, role, builder);
  else if (tag === "ul" || tag === "ol" || role === "list") context.listDepth += 1;
  context.control = controlOf(element, tag, role, context);
  if (tag === "a" && hasAttribute(element, "href")) {
    const { href } = /** @type {HTMLAnchorElement} */ (element);
    context.link = { url: href };
  }
  return context;
}

/**
 * What kind of block an element begins.
 * @param {Context} context
 * @param {Element} element
 * @param {string} tag
 * @param {string} role
 * @param {Builder} builder
 */
function enterBlock(context, element, tag, role, builder) {
  const level = headingLevel(element, tag, role);
  if (level > 0) {
    context.kind = { kind: "heading", level };
  } else if (tag === "ul" || tag === "ol" || tag === "menu" || tag === "dir" || role === "list") {
    context.listDepth += 1;
  } else if (tag === "li" || role === "listitem") {
    context.kind = { kind: "list-item", depth: Math.max(1, context.listDepth) };
  } else if (tag === "dt") {
    context.kind = listed(context.listDepth);
  } else if (tag === "dd" || (tag === "blockquote" && builder.introduces())) {
    context.listDepth += 1;
    context.kind = { kind: "list-item", depth: context.listDepth };
  } else if (tag === "td" || tag === "th") {
    context.kind = { kind: "table-cell" };
  }
}

/**
 * @param {number} depth Of the lists around, 0 for none.
 * @returns {Kind}
 */
function listed(depth) {
  return depth > 0 ? { kind: "list-item", depth } : { kind: "paragraph" };
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
  const level = Math.round(Number(attributeOf(element, "aria-level") || "2"));
  return level >= 1 && level <= 6 ? level : 6;
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

/**
 * Joins pieces to one text.
 * @param {Piece[]} pieces
 * @returns {{text: string, blocks: Block[], links: Extraction["links"], segments: Segment[]}}
 */
function assemble(pieces) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {Extraction["links"]} */
  const links = [];
  /** @type {Segment[]} */
  const segments = [];
  let start = 0;
  for (const piece of pieces) {
    blocks.push({ ...piece.kind, start });
    for (const segment of piece.segments) {
      segments.push({ ...segment, textStart: start + segment.textStart });
    }
    for (const { start: from, end, link } of piece.links) {
      if (/^(https?|mailto):/.test(link.url)) {
        links.push({ start: start + from, end: start + end, url: link.url });
      }
    }
    start += piece.length + 1;
  }
  return { text: pieces.map(textOf).join("\n"), blocks, links, segments };
}
