/**
 * Letters that a page puts into a word and that nobody sees, which would make another word of it. What is hidden
 * by itself is another matter: it may be there to be heard, or to come into sight.
 */

import {
  boxOf,
  firstChildOf,
  localNameOf,
  nextSiblingOf,
  nodeTypeOf,
  parentElementOf,
  previousSiblingOf,
  textContentOf,
} from "./dom.js";
import { elementAround, elementsAround, styleOf } from "./around.js";
import { MARKUP } from "./markup.js";
import { toneOf } from "./tone.js";

const BLOCKS = new Set(MARKUP.blocks);

/** Most characters of an element that are letters of a word. */
const LETTERS = 20;

/** Text of less than so many pixels, or in a box of no more, can't be read. */
const SMALL = 3;
const SPECK = 2;

/** Opacity up to which nothing is seen. */
const FAINT = 0.1;

/** Contrast with its ground below which text is not told from it; that of equal colours is 1. */
const NO_CONTRAST = 1.15;

/** Neighbours that are looked at for one that has text. */
const NEIGHBOURS = 8;

/**
 * Whether an element holds letters within a word that nobody sees.
 * @param {Element} element In the line, which is rendered.
 * @param {CSSStyleDeclaration} style Its own.
 */
export function isUnseenInWord(element, style) {
  // What has no box of its own stands in that of the element around.
  if (style.display === "contents") return false;
  return isShort(element) && isWithinWord(element) && isUnseen(element, style);
}

/**
 * Whether an element holds a few letters and no space; a long one is not read for it.
 * @param {Element} element
 */
function isShort(element) {
  let length = 0;
  let first = firstChildOf(element);
  for (let inner = 0; first && nodeTypeOf(first) === Node.ELEMENT_NODE; inner += 1) {
    if (inner === NEIGHBOURS || nextSiblingOf(first)) return false;
    first = firstChildOf(first);
  }
  for (let node = first; node; node = nextSiblingOf(node)) {
    if (nodeTypeOf(node) !== Node.TEXT_NODE) return false;
    const { data } = /** @type {Text} */ (node);
    length += data.length;
    if (length > LETTERS || /\s/.test(data)) return false;
  }
  return length > 0;
}

/** @param {Element} element */
function isWithinWord(element) {
  return (
    /[\p{L}\p{N}]$/u.test(beside(element, previousSiblingOf)) ||
    /^[\p{L}\p{N}]/u.test(beside(element, nextSiblingOf))
  );
}

/**
 * The text that stands next to an element in its line.
 * @param {Element} element
 * @param {(node: Node) => Node | null} next To which side.
 * @returns {string} Empty where the line ends there.
 */
function beside(element, next) {
  /** @type {Node | null} */
  let node = element;
  for (let looked = 0; node && looked < NEIGHBOURS; looked += 1) {
    const neighbour = next(node);
    if (neighbour) {
      const type = nodeTypeOf(neighbour);
      if (
        type === Node.ELEMENT_NODE &&
        BLOCKS.has(localNameOf(/** @type {Element} */ (neighbour)))
      ) {
        return "";
      }
      const isText = type === Node.ELEMENT_NODE || type === Node.TEXT_NODE;
      const text = isText ? textContentOf(neighbour) : "";
      if (text !== "") return text;
      node = neighbour;
    } else {
      const parent = parentElementOf(node);
      node = parent && !BLOCKS.has(localNameOf(parent)) ? parent : null;
    }
  }
  return "";
}

/**
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function isUnseen(element, style) {
  if (Number(style.opacity) <= FAINT || parseFloat(style.fontSize) < SMALL) return true;
  if (/\bopacity\(0?(\.0\d*)?%?\)/.test(style.filter)) return true;
  if (style.clip !== "auto" || /^(inset\((50|100)%|circle\(0)/.test(style.clipPath)) return true;
  const around = elementAround(element);
  if (!around) return false;
  if (isOutOfItsWord(element, around)) return true;
  const colour = colourOf(style);
  // In the colour of the word around they are seen as well as that is, whatever is behind.
  if (colour === colourOf(styleOf(around))) return false;
  const { luminance, opacity } = toneOf(colour);
  const ground = luminanceBehind(element);
  return opacity <= FAINT || (ground !== null && contrast(luminance, ground) < NO_CONTRAST);
}

/**
 * Whether the box of an element is a speck or stands beside the window, where that of its word does not: the word may
 * be in a part that is closed, or scrolled away.
 * @param {Element} element
 * @param {Element} around
 */
function isOutOfItsWord(element, around) {
  const [box, word] = [boxOf(element), boxOf(around)];
  if (word.width <= SPECK || word.height <= SPECK) return false;
  if (box.width <= SPECK || box.height <= SPECK) return true;
  return (box.right <= 0 && word.right > 0) || (box.bottom <= 0 && word.bottom > 0);
}

/**
 * Luminance of the ground that an element stands on.
 * @param {Element} element
 * @returns {number | null} Null where a picture, or what the browser draws by itself, decides.
 */
function luminanceBehind(element) {
  for (const around of elementsAround(element)) {
    const { backgroundColor, backgroundImage, colorScheme } = styleOf(around);
    if (backgroundImage !== "none") return null;
    const { luminance, opacity } = toneOf(backgroundColor);
    if (opacity > FAINT) return luminance;
    if (/\bdark\b/.test(colorScheme)) return null;
  }
  return 1;
}

/** @param {CSSStyleDeclaration} style */
function colourOf({ color, webkitTextFillColor }) {
  return webkitTextFillColor || color;
}

/**
 * Contrast of two colours by their luminance, as WCAG 2 has it.
 * @param {number} one
 * @param {number} other
 */
function contrast(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
