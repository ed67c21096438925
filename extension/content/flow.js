/**
 * How an element stands in the text, as its style tells: within the line, as a block, or apart from
 * the line in whose markup it stands; shown, hidden or struck out.
 */

import {
  attributeOf,
  boxOf,
  childNodesOf,
  firstChildOf,
  localNameOf,
  nextSiblingOf,
  nodeTypeOf,
  textContentOf,
  viewOf,
} from "./dom.js";
import { isOpenable } from "./controls.js";
import { MARKUP } from "./markup.js";
import { isMark } from "./prose.js";
import { isUnseenInWord } from "./unseen.js";

/** @typedef {import("./builder.js").Context} Context */
/** @typedef {import("./builder.js").State} State */

/**
 * How an element stands in the line around it.
 * - `inline`: its words are words of the line;
 * - `spaced`: the same, and white space parts them from the words around;
 * - `parted`: the same, where letters would touch;
 * - `mark`: a footnote's mark;
 * - `soft`: by nature inline, a block by style: it ends the line unless its words run on;
 * - `block`: ends the line;
 * - `apart`: the line around it goes on as if it were not there.
 * @typedef {"inline" | "spaced" | "parted" | "mark" | "soft" | "block" | "apart"} Box
 */

/**
 * @typedef {object} Flow
 * @property {Box} box
 * @property {State} state
 * @property {boolean} collapsed
 * @property {boolean} rendered
 * @property {boolean} clipped
 * @property {boolean} row
 */

const BLOCKS = new Set(MARKUP.blocks);

const BLOCK_DISPLAY = /^(block|flex|grid|list-item|table|flow-root|table-)/;

/** Boxes that make blocks of their inline children. */
const ROW_DISPLAY = /(flex|grid)$|^(inline-)?table|^table-/;

const TABLE_PART = /^(table|thead|tbody|tfoot|tr|td|th|caption)$/;

/** Longest word that stands out of the flow at the beginning of a line as a part of it. */
const INITIAL_LENGTH = 12;

/** A box of at most this many pixels shows nothing. */
const SPECK = 1;

/** Longest footnote mark, in characters, white space included. */
const MARK_LENGTH = 12;

/**
 * How an element stands in the text.
 * @param {Element} element
 * @param {string} tag
 * @param {CSSStyleDeclaration | null} style Null inside what is hidden, where it tells nothing.
 * @param {Context} outer
 * @param {boolean} open Whether a line is open.
 * @returns {Flow}
 */
export function flowOf(element, tag, style, outer, open) {
  const natural = BLOCKS.has(tag) ? "block" : "inline";
  const { state, collapsed, rendered, clipped } = outer;
  if (!style) return { box: natural, state, collapsed, rendered, clipped, row: false };
  const { display } = style;
  if (display === "none") {
    if (isOpenable(element, outer)) {
      return { box: natural, state, collapsed: true, rendered, clipped, row: false };
    }
    return unseen(clipped, collapsed);
  }
  if (!BLOCKS.has(tag) && isUnseenInWord(element, style)) return unseen(clipped, collapsed);
  const row =
    display === "contents" ? outer.row : ROW_DISPLAY.test(display) && !TABLE_PART.test(tag);
  /** @type {Flow} */
  const flow = {
    box: boxOfDisplay(display, tag, outer),
    state,
    collapsed,
    rendered,
    clipped,
    row,
  };
  if (style.visibility === "visible") {
    if (state === "hidden") flow.state = "read";
  } else if (!collapsed && state === "read") {
    if (isOpenable(element, outer)) flow.collapsed = true;
    else flow.state = "hidden";
  }
  if (style.textDecorationLine.includes("line-through")) flow.state = "struck-out";
  if (flow.state !== state) {
    if (flow.box !== "block" && flow.box !== "soft") flow.box = "apart";
    return flow;
  }
  if (flow.box === "inline") {
    // What floats or is placed by itself is a block by style.
    if (open && attributeOf(element, "role") === "tooltip") flow.box = "apart";
    else if (tag === "button") flow.box = "parted";
    else if (isFootnoteMark(element, tag, style)) flow.box = "mark";
  } else if (isPlaced(style)) {
    takeOutOfFlow(flow, element, tag, style, outer, open);
  } else if ((open || !BLOCKS.has(tag)) && !outer.row && style.cssFloat !== "none") {
    takeOutOfFlow(flow, element, tag, style, outer, open);
  }
  return flow;
}

/**
 * What is in the markup of a line and not in the line.
 * @param {boolean} clipped
 * @param {boolean} collapsed
 * @returns {Flow}
 */
function unseen(clipped, collapsed) {
  return { box: "apart", state: "hidden", collapsed, rendered: false, clipped, row: false };
}

/** @param {CSSStyleDeclaration} style */
function isPlaced({ position }) {
  return position === "absolute" || position === "fixed";
}

/**
 * @param {string} display
 * @param {string} tag
 * @param {Context} outer
 * @returns {Box}
 */
function boxOfDisplay(display, tag, outer) {
  const block = BLOCK_DISPLAY.test(display);
  if (tag === "textarea") return "block";
  if (tag === "div" && block && outer.row) return "soft";
  if (BLOCKS.has(tag)) return block ? "block" : display === "contents" ? "inline" : "spaced";
  if (!block) return outer.row ? "spaced" : "inline";
  return outer.row && !tag.includes("-") ? "spaced" : "soft";
}

/**
 * What floats or is placed by itself is no part of the line, save for the letter or word that the
 * line begins with, and for words that are there to be heard.
 * @param {Flow} flow
 * @param {Element} element
 * @param {string} tag
 * @param {CSSStyleDeclaration} style
 * @param {Context} outer
 * @param {boolean} open
 */
function takeOutOfFlow(flow, element, tag, style, outer, open) {
  const placed = isPlaced(style);
  if (placed && isOutOfSight(element, style)) {
    flow.clipped = !isOpenable(element, outer);
    flow.box = BLOCKS.has(tag) ? "block" : "inline";
  } else if (open) {
    flow.box = "apart";
  } else if (placed && style.opacity === "0" && !isOpenable(element, outer)) {
    flow.box = "block";
    flow.clipped = true;
  } else {
    flow.box = !BLOCKS.has(tag) && beginsLine(element) ? "inline" : "block";
  }
}

/**
 * Whether an element that is placed by itself shows nothing: clipped, a speck, or beside the page.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function isOutOfSight(element, style) {
  if (style.clip !== "auto" || /^inset\((50|100)%/.test(style.clipPath)) return true;
  const box = boxOf(element);
  if ((box.width <= SPECK || box.height <= SPECK) && style.overflow !== "visible") return true;
  const view = viewOf(element);
  if (!view || box.width === 0) return false;
  const beside = style.position === "fixed" && box.left >= view.innerWidth;
  return beside || box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0;
}

/**
 * Whether an element out of the flow begins the line that follows it, as a drop cap does: one word,
 * or words that the text after carries on.
 * @param {Element} element
 */
function beginsLine(element) {
  const text = textContentOf(element).trim();
  const after = textAfter(element);
  if (/^\s*$/.test(after)) return false;
  return (/^\S+$/.test(text) && text.length <= INITIAL_LENGTH) || /^\s*\p{Ll}/u.test(after);
}

/**
 * The text of the next sibling that has any, where it stands in the same line.
 * @param {Element} element
 * @returns {string}
 */
function textAfter(element) {
  for (let node = nextSiblingOf(element); node; node = nextSiblingOf(node)) {
    const isElement = nodeTypeOf(node) === Node.ELEMENT_NODE;
    if (!isElement && nodeTypeOf(node) !== Node.TEXT_NODE) continue;
    if (isElement && BLOCKS.has(localNameOf(/** @type {Element} */ (node)))) return "";
    const text = textContentOf(node);
    if (/\S/.test(text)) return text;
  }
  return "";
}

/**
 * @param {Element} element
 * @param {string} tag
 * @param {CSSStyleDeclaration} style
 */
function isFootnoteMark(element, tag, style) {
  if (tag !== "sup" && tag !== "sub") {
    if (childNodesOf(element).length !== 1) return false;
    const child = firstChildOf(element);
    if (!child || nodeTypeOf(child) !== Node.TEXT_NODE) return false;
    if (/** @type {Text} */ (child).length > MARK_LENGTH) return false;
    if (style.verticalAlign !== "super" && style.verticalAlign !== "sub") return false;
  }
  const text = textContentOf(element);
  return text.length <= MARK_LENGTH && isMark(text);
}
