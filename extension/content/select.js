/**
 * Decides which pieces of a page are read, by what they say, and counts the others.
 * `crate/src/cli/input/select.rs` decides alike.
 */

import { textOf } from "./builder.js";
import { answersConsent, asksConsent, isOfBanner, isProse, isWeighty, wordsOf } from "./prose.js";

/** @typedef {import("./builder.js").Piece} Piece */
/** @typedef {import("../shared/messages.js").Unread} Unread */
/** @typedef {Unread["why"]} Why */

/** Fewest links, one after the other with hardly anything else, that are a menu. */
const MENU_LINKS = 5;

/** Share of a block's characters above which it is nothing but links. */
const MENU_SHARE = 0.85;

/** Most characters of a menu's link, on average. */
const MENU_LINK_LENGTH = 60;

/** Fewest words of prose by which a region is a document, of which no block is left out. */
const DOCUMENT_WORDS = 120;

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
    return (state === "hidden" || faint) && !everything ? "hidden" : null;
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
    let end = start + 1;
    const found = region && regions.get(region);
    if (!region || !found || why[start]) {
      start = end;
      continue;
    }
    while (
      end < pieces.length &&
      pieces[end].region === region &&
      (why[end] || !isHeading(pieces[end]))
    ) {
      end += 1;
    }
    const banner = region.consent && found.answers && found.words < DOCUMENT_WORDS * 4;
    const stays = (/** @type {Piece} */ piece) => {
      const text = textOf(piece);
      if (asksConsent(text) || (banner && (isOfBanner(text) || !isWeighty(text)))) return false;
      return isProse(text, piece.linked / piece.length, piece.control);
    };
    const document = found.prose >= DOCUMENT_WORDS && found.prose * 2 > found.words && !banner;
    let any = document;
    for (let at = start; at < end && !any; at += 1) any = !why[at] && stays(pieces[at]);
    for (let at = start; at < end; at += 1) {
      const piece = pieces[at];
      const label = piece.control || piece.linked > MENU_SHARE * piece.length;
      if (!why[at] && !(any && (!(label || asksConsent(textOf(piece))) || stays(piece))))
        why[at] = "furniture";
    }
    start = end;
  }
}

/**
 * What the regions hold in all.
 * @param {Piece[]} pieces
 * @param {(Why | null)[]} why
 */
function totals(pieces, why) {
  /** @type {Map<import("./builder.js").Region, {words: number, prose: number, answers: boolean}>} */
  const regions = new Map();
  pieces.forEach((piece, at) => {
    const { region } = piece;
    if (!region || why[at]) return;
    const text = textOf(piece);
    const words = wordsOf(text);
    const found = regions.get(region) ?? { words: 0, prose: 0, answers: false };
    found.words += words;
    if (isProse(text, piece.linked / piece.length, piece.control)) found.prose += words;
    if (piece.control && answersConsent(text)) found.answers = true;
    regions.set(region, found);
  });
  return regions;
}

/**
 * Leaves out the labels of controls that stand by themselves.
 * @param {Piece[]} pieces
 * @param {(Why | null)[]} why
 */
function markControls(pieces, why) {
  pieces.forEach((piece, at) => {
    if (why[at] || !piece.control || isHeading(piece)) return;
    if (!isProse(textOf(piece), piece.linked / piece.length, true)) why[at] = "furniture";
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
    for (; end < pieces.length && isMenuEntry(pieces[end], why[end]); end += 1) {
      if (!why[end]) links += pieces[end].links.length;
    }
    for (let at = start; at < end && links >= MENU_LINKS; at += 1) {
      const piece = pieces[at];
      if (!isProse(textOf(piece), piece.linked / piece.length, false)) why[at] ??= "furniture";
    }
    start = Math.max(end, start + 1);
  }
}

/**
 * @param {Piece} piece
 * @param {Why | null} why
 */
function isMenuEntry(piece, why) {
  if (why) return true;
  return (
    !isHeading(piece) &&
    piece.linked > MENU_SHARE * piece.length &&
    piece.length <= MENU_LINK_LENGTH * piece.links.length
  );
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

/** @param {Piece} piece */
function isHeading({ kind }) {
  return kind.kind === "heading";
}
