/**
 * Decides which pieces of a page are read, by what they say, and counts the others.
 * `crate/src/cli/input/select.rs` decides alike.
 */

import { textOf } from "./builder.js";
import {
  answersConsent,
  asksConsent,
  isProse,
  isWeighty,
  speaksOfCookies,
  wordsOf,
} from "./prose.js";

/** @typedef {import("./builder.js").Piece} Piece */
/** @typedef {import("./builder.js").Region} Region */
/** @typedef {import("../core/contract.js").Unread} Unread */
/** @typedef {Unread["why"]} Why */

/** Fewest links, one after the other with hardly anything else, that are a menu. */
const MENU_LINKS = 5;

/** Share of a block's characters above which it is nothing but links. */
const MENU_SHARE = 0.85;

/** Share of a region's block above which its links speak for it. */
const LABEL_SHARE = 0.5;

/** Most characters of a menu's link, on average. */
const MENU_LINK_LENGTH = 60;

/** Fewest words of prose by which a region is a document, of which no block is left out. */
const DOCUMENT_WORDS = 120;

/** Most characters of a word or two that stand among a menu's links. */
const MENU_TITLE_LENGTH = 20;

/** Most words of a request for consent. */
const BANNER_WORDS = 480;

/** Most words of an answer to it. */
const ANSWER_WORDS = 12;

/** Fewest words of a collapsed block that is taken for a copy of a visible one. */
const COPY_WORDS = 6;

/**
 * @param {Piece[]} pieces
 * @param {boolean} everything Whether furniture and what is hidden are read as well.
 * @returns {{read: Piece[], unread: Map<Why, number>}} The pieces to read, and the number of words
 *   left out for each reason.
 */
export function select(pieces, everything) {
  /** @type {(Why | null)[]} */
  const why = pieces.map(({ state, faint }) => {
    if (state === "struck-out") return state;
    if (everything) return null;
    if (state !== "read") return state;
    return faint ? "hidden" : null;
  });
  if (!everything) {
    markRegions(pieces, why);
    markControls(pieces, why);
    markMenus(pieces, why);
    markCopies(pieces, why);
  }
  /** @type {Map<Why, number>} */
  const unread = new Map();
  /** @type {Piece[]} */
  const read = [];
  pieces.forEach((piece, at) => {
    const reason = why[at];
    if (!reason) read.push(piece);
    else unread.set(reason, (unread.get(reason) ?? 0) + wordsOf(textOf(piece)));
  });
  return { read, unread };
}

/**
 * Leaves out what of the regions is no prose. A heading, with what follows it up to the next, stays
 * or goes as one, so that no list loses the words that introduce it.
 * @param {Piece[]} pieces
 * @param {(Why | null)[]} why
 */
function markRegions(pieces, why) {
  const regions = totals(pieces, why);
  let start = 0;
  while (start < pieces.length) {
    const { region } = pieces[start];
    const found = region && regions.get(region);
    let end = start + 1;
    if (found && !why[start]) {
      while (end < pieces.length && pieces[end].region === region) {
        if (!why[end] && isHeading(pieces[end])) break;
        end += 1;
      }
      markRun(pieces, why, start, end, found);
    }
    start = end;
  }
}

/**
 * @param {Piece[]} pieces
 * @param {(Why | null)[]} why
 * @param {number} start Index of the run's first piece.
 * @param {number} end Index after its last one.
 * @param {Totals} region What its region holds in all.
 */
function markRun(pieces, why, start, end, region) {
  const isDocument = region.prose >= DOCUMENT_WORDS && region.prose * 2 > region.words;
  const isBanner = region.asks && region.answers && region.words < BANNER_WORDS;
  /** @param {Piece} piece */
  const speaks = (piece) => {
    const text = textOf(piece);
    if (asksConsent(text) || (isBanner && !isWeighty(text))) return false;
    return isProse(text, standingOf(piece));
  };
  const run = pieces.slice(start, end);
  const stays =
    (isDocument && !isBanner) || run.some((piece, at) => !why[start + at] && speaks(piece));
  run.forEach((piece, at) => {
    const plain = !isLabel(piece) && !asksConsent(textOf(piece));
    if (!why[start + at] && !(stays && (plain || speaks(piece)))) why[start + at] = "furniture";
  });
}

/**
 * @typedef {object} Totals What a region holds in all.
 * @property {number} words
 * @property {number} prose Words of prose among them.
 * @property {boolean} asks Whether it may be a request for consent, by its name or its words.
 * @property {boolean} answers Whether a control of it answers one.
 */

/**
 * @param {Piece[]} pieces
 * @param {(Why | null)[]} why
 * @returns {Map<Region, Totals>}
 */
function totals(pieces, why) {
  /** @type {Map<Region, Totals>} */
  const regions = new Map();
  pieces.forEach((piece, at) => {
    const { region } = piece;
    if (!region || why[at]) return;
    const text = textOf(piece);
    const words = wordsOf(text);
    const found = regions.get(region) ?? {
      words: 0,
      prose: 0,
      asks: region.consent,
      answers: false,
    };
    found.words += words;
    if (isProse(text, standingOf(piece))) found.prose += words;
    if (region.asks && speaksOfCookies(text)) found.asks = true;
    if ((isLabel(piece) || region.consent) && words <= ANSWER_WORDS && answersConsent(text)) {
      found.answers = true;
    }
    regions.set(region, found);
  });
  return regions;
}

/**
 * Leaves out the labels of controls that stand by themselves, and links that open as a menu does.
 * @param {Piece[]} pieces
 * @param {(Why | null)[]} why
 */
function markControls(pieces, why) {
  pieces.forEach((piece, at) => {
    const opens = piece.collapsed && piece.linked > MENU_SHARE * piece.length;
    if (why[at] || !(piece.control || opens) || isHeading(piece)) return;
    if (!isProse(textOf(piece), "label")) why[at] = "furniture";
  });
}

/**
 * Leaves out links that follow each other with hardly anything else: a menu, a table of contents.
 * @param {Piece[]} pieces
 * @param {(Why | null)[]} why
 */
function markMenus(pieces, why) {
  let start = 0;
  while (start < pieces.length) {
    let end = start;
    let links = 0;
    let linked = 0;
    let length = 0;
    for (; end < pieces.length && (why[end] || isMenuEntry(pieces[end])); end += 1) {
      if (why[end]) continue;
      links += pieces[end].links.length;
      linked += pieces[end].linked;
      length += pieces[end].length;
    }
    const isMenu =
      links >= MENU_LINKS && length <= MENU_LINK_LENGTH * links && linked > MENU_SHARE * length;
    for (let at = start; at < end && isMenu; at += 1) {
      if (!isProse(textOf(pieces[at]), "label")) why[at] ??= "furniture";
    }
    start = Math.max(end, start + 1);
  }
}

/**
 * Whether a piece may be an entry of a menu: a link, or a word or two among links.
 * @param {Piece} piece
 */
function isMenuEntry({ kind, paragraph, linked, length }) {
  if (paragraph || kind.kind === "heading" || kind.kind === "table-cell") return false;
  return linked > MENU_SHARE * length || length <= MENU_TITLE_LENGTH;
}

/**
 * Leaves out what of the collapsed sections repeats what is shown.
 * @param {Piece[]} pieces
 * @param {(Why | null)[]} why
 */
function markCopies(pieces, why) {
  if (!pieces.some(({ collapsed }) => collapsed)) return;
  const shown = new Set(
    pieces.filter(({ collapsed }, at) => !why[at] && !collapsed).map((piece) => textOf(piece)),
  );
  pieces.forEach((piece, at) => {
    if (why[at] || !piece.collapsed) return;
    const text = textOf(piece);
    if (shown.has(text) && wordsOf(text) >= COPY_WORDS) why[at] = "hidden";
  });
}

/**
 * What a piece is expected to be.
 * @param {Piece} piece
 */
function standingOf(piece) {
  if (isLabel(piece)) return "label";
  return piece.region?.menu ? "menu" : "text";
}

/**
 * Whether a piece is a control or links, and hardly anything else.
 * @param {Piece} piece
 */
function isLabel(piece) {
  return piece.control || piece.linked > LABEL_SHARE * piece.length;
}

/** @param {Piece} piece */
function isHeading({ kind }) {
  return kind.kind === "heading";
}
