/**
 * Collects a page's text as pieces, one for each block, white space collapsed as it renders.
 */

import { runsOn } from "./prose.js";

/** @typedef {{kind: "heading", level: number} | {kind: "paragraph"} | {kind: "list-item", depth: number} | {kind: "table-cell"}} Kind */

/**
 * @typedef {object} Segment A run of characters that stand in the page as they stand in the text.
 * @property {Text} node
 * @property {number} nodeStart Offset of the first in the node's data.
 * @property {number} textStart Offset of the first in the text.
 * @property {number} length
 */

/**
 * @typedef {object} Region A part of the page that may be furniture; what it says decides.
 * @property {boolean} consent Whether it is named as consent tools name their banners.
 * @property {boolean} asks Whether it is of a kind that may ask for consent.
 * @property {boolean} menu Whether it is of a kind that holds menus.
 */

/**
 * What is already known of a text by its markup and style: whether it is read, or why not.
 * @typedef {"read" | "furniture" | "hidden" | "struck-out"} State
 */

/**
 * @typedef {object} Context What an element's descendants inherit.
 * @property {Kind} kind
 * @property {number} listDepth
 * @property {boolean} bold
 * @property {boolean} preformatted
 * @property {State} state
 * @property {boolean} collapsed Inside a collapsed section, where nothing is rendered.
 * @property {boolean} rendered Whether style tells how it is laid out; not inside what is hidden.
 * @property {boolean} clipped Drawn where nobody sees it.
 * @property {CSSStyleDeclaration | null} style Of the element itself, for what its own text looks like.
 * @property {boolean} invisible Its own text is too small to be seen.
 * @property {boolean} control The label of a control.
 * @property {boolean} unmapped No range can cover its characters, as those of a text field.
 * @property {boolean} row Child of a flex, grid or table box, which makes a block of what is inline.
 * @property {boolean} paragraph Inside a paragraph, as the markup says.
 * @property {boolean} sectioned Inside a section, whose header and footer are its own.
 * @property {boolean} main Inside the page's main content.
 * @property {Region | null} region
 * @property {Link | null} link
 */

/** @typedef {{url: string}} Link */

/**
 * @typedef {object} Piece One block.
 * @property {Kind} kind
 * @property {string[]} parts
 * @property {number} length
 * @property {Segment[]} segments `textStart` counts from the start of the piece.
 * @property {{start: number, end: number, link: Link}[]} links
 * @property {number} linked Characters of links.
 * @property {boolean} bold All of it.
 * @property {boolean} control All of it.
 * @property {boolean} faint All of it.
 * @property {boolean} collapsed All of it.
 * @property {boolean} paragraph Whether its markup says that it is a paragraph.
 * @property {State} state
 * @property {Region | null} region Null where any of it is outside.
 */

/**
 * What stands apart from the line that was open before it.
 * @typedef {{piece: Piece | null, space: {node: Text | null, offset: number} | null, breaks: number}} Suspended
 */

/** Longest block, in words, that counts as a heading because all of it is bold. */
const BOLD_HEADING_WORDS = 12;

/** The same, in characters. */
const BOLD_HEADING_LENGTH = 100;

/** Longest alternative text of an image that stands in a line as its words do, in characters. */
const IMAGE_WORDS = 40;

/** Words with single spaces between them. */
const RUN = /[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*/g;

const ENDS_IN_SPACE = /[ \t\n\r\f]$/;

export class Builder {
  constructor() {
    /** @type {Piece[]} Closed ones, in reading order. */
    this.pieces = [];
    /** @type {Piece | null} The open one. */
    this.piece = null;
    /** Where a space is due: the character that it stands for, or no node for one of a line break. */
    /** @type {{node: Text | null, offset: number} | null} */
    this.space = null;
    /** A block began or ended that may be a part of the line. */
    this.soft = false;
    /** A letter that comes next belongs to the next word. */
    this.parted = false;
    /** Line breaks since the last word. */
    this.breaks = 0;
  }

  /**
   * Appends a text node's characters.
   * @param {Text} node
   * @param {string} data
   * @param {Context} context
   */
  append(node, data, context) {
    if (context.style) look(context, context.style);
    if (!context.preformatted || !data.includes("\n")) {
      this.line(node, data, 0, context);
      return;
    }
    let start = 0;
    for (const line of data.split("\n")) {
      if (start > 0) this.lineBreak();
      this.line(node, line, start, context);
      start += line.length + 1;
    }
  }

  /**
   * @param {Text} node
   * @param {string} line
   * @param {number} offset Of the line in the node's data.
   * @param {Context} context
   */
  line(node, line, offset, context) {
    let end = 0;
    for (const match of line.matchAll(RUN)) {
      if (match.index > end) this.space ??= { node, offset: offset + end };
      this.run(node, offset + match.index, match[0], context);
      end = match.index + match[0].length;
    }
    if (end < line.length && ENDS_IN_SPACE.test(line))
      this.space ??= { node, offset: offset + end };
  }

  /**
   * @param {Text | null} node Null where the words come from no text node.
   * @param {number} offset Of the first character in the node's data.
   * @param {string} words
   * @param {Context} context
   */
  run(node, offset, words, context) {
    if (this.soft && this.piece && !runsOn(this.tail(this.piece), words)) this.closeBlock();
    if (this.soft || (this.parted && /^[\p{L}\p{N}]/u.test(words))) this.spaceDue();
    this.soft = false;
    this.parted = false;
    this.breaks = 0;
    const piece = (this.piece ??= newPiece(context));
    if (piece.length > 0 && this.space) {
      if (this.space.node && node && !context.unmapped)
        segment(piece, this.space.node, this.space.offset, 1);
      push(piece, " ");
    }
    this.space = null;
    piece.bold &&= context.bold;
    piece.control &&= context.control;
    piece.faint &&= context.clipped || context.invisible;
    piece.collapsed &&= context.collapsed;
    if (piece.region !== context.region) {
      piece.region = piece.region && context.region ? context.region : null;
    }
    if (context.link) link(piece, context.link, words.length);
    if (node && !context.unmapped) segment(piece, node, offset, words.length);
    push(piece, words);
  }

  /**
   * The words that an image stands for: within a sentence, or as its first letter.
   * @param {string} alt
   * @param {Context} context
   */
  image(alt, context) {
    const words = alt.trim().replace(/\s+/g, " ");
    if (words.length === 0 || words.length > IMAGE_WORDS) return;
    const within = this.piece !== null && !this.soft && !/[.!?:;]$/.test(this.tail(this.piece));
    if (within || words.length === 1) this.run(null, 0, words, context);
  }

  /** Parts what comes next from the word before. */
  spaceDue() {
    if (this.piece) this.space ??= { node: null, offset: 0 };
  }

  /** Parts letters that come next from the word before. */
  part() {
    this.parted = true;
  }

  /** One line break is a space, two in a row end the block. */
  lineBreak() {
    if (!this.piece) return;
    this.breaks += 1;
    if (this.breaks > 1) this.closeBlock();
    else this.spaceDue();
  }

  /** A block of what is by nature part of a line: it ends a line unless its words run on. */
  softBreak() {
    this.soft = true;
  }

  closeBlock() {
    const { piece } = this;
    this.piece = null;
    this.space = null;
    this.soft = false;
    this.parted = false;
    this.breaks = 0;
    if (!piece) return;
    if (piece.bold && piece.kind.kind === "paragraph" && isTitle(textOf(piece))) {
      piece.kind = { kind: "heading", level: 6 };
    }
    this.pieces.push(piece);
  }

  /**
   * Sets the open line aside, for text that stands in its markup and not in its words.
   * @returns {Suspended}
   */
  suspend() {
    const { piece, space, breaks } = this;
    this.piece = null;
    this.space = null;
    this.breaks = 0;
    return { piece, space, breaks };
  }

  /**
   * Goes on with a line that was set aside.
   * @param {Suspended} suspended
   */
  resume({ piece, space, breaks }) {
    this.closeBlock();
    this.piece = piece;
    this.space = space;
    this.breaks = breaks;
  }

  /** Whether a line is open that holds a word. */
  hasWords() {
    return this.piece !== null && /[\p{L}\p{N}]/u.test(this.tail(this.piece));
  }

  /** Whether the text before, in the open block or the last one, introduces what follows. */
  introduces() {
    const piece = this.piece ?? this.pieces.findLast(({ state }) => state === "read");
    return piece !== undefined && /[:：]$/.test(this.tail(piece));
  }

  /**
   * The last characters of a piece.
   * @param {Piece} piece
   */
  tail(piece) {
    return piece.parts.slice(-3).join("");
  }
}

/**
 * Reads off a style how an element's own text looks. Most elements have none, and style is dear.
 * @param {Context} context
 * @param {CSSStyleDeclaration} style
 */
function look(context, style) {
  context.style = null;
  context.bold ||= Number(style.fontWeight) >= 600;
  context.preformatted ||= /^(pre|break-spaces)/.test(style.whiteSpace);
  context.invisible = style.fontSize === "0px";
}

/**
 * @param {Context} context
 * @returns {Piece}
 */
function newPiece({ kind, region, state, paragraph }) {
  return {
    kind,
    parts: [],
    length: 0,
    segments: [],
    links: [],
    linked: 0,
    bold: true,
    control: true,
    faint: true,
    collapsed: true,
    paragraph,
    state,
    region,
  };
}

/**
 * @param {Piece} piece
 * @returns {string}
 */
export function textOf(piece) {
  return piece.parts.join("");
}

/**
 * @param {Piece} piece
 * @param {string} part
 */
function push(piece, part) {
  piece.parts.push(part);
  piece.length += part.length;
}

/**
 * Notes that the next characters belong to a link.
 * @param {Piece} piece
 * @param {Link} link
 * @param {number} length
 */
function link(piece, link, length) {
  const last = piece.links.at(-1);
  const end = piece.length + length;
  piece.linked += length;
  if (last?.link === link) last.end = end;
  else piece.links.push({ start: piece.length, end, link });
}

/**
 * Notes where the next characters come from, as part of the last segment where they follow it.
 * @param {Piece} piece
 * @param {Text} node
 * @param {number} nodeStart
 * @param {number} length
 */
function segment(piece, node, nodeStart, length) {
  const last = piece.segments.at(-1);
  if (
    last?.node === node &&
    last.nodeStart + last.length === nodeStart &&
    last.textStart + last.length === piece.length
  ) {
    last.length += length;
  } else {
    piece.segments.push({ node, nodeStart, textStart: piece.length, length });
  }
}

/**
 * Whether a bold block is short enough for a heading and does not end as a sentence does.
 * @param {string} text
 */
function isTitle(text) {
  return (
    text.length < BOLD_HEADING_LENGTH &&
    text.split(" ").length <= BOLD_HEADING_WORDS &&
    !/[.:;,!?]$/.test(text.replace(/^[\d.\s]+/, ""))
  );
}
