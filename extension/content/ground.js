/**
 * The ground that text stands on: dark or light.
 */

import { elementsAround, styleOf } from "./around.js";

/** Opacity from which a background hides what is behind it. */
const OPAQUE = 0.5;

/** Luminance below which a ground is dark. */
const DARK = 0.43;

/**
 * Whether a node stands on a dark ground: the first opaque background around it decides; where
 * there is none, the scheme in which the page is drawn.
 * @param {Node} node
 * @returns {boolean}
 */
export function isDark(node) {
  /** @type {Element | null} */
  let outermost = null;
  for (const element of elementsAround(node)) {
    const { luminance, opacity } = toneOf(styleOf(element).backgroundColor);
    if (opacity > OPAQUE) return luminance < DARK;
    outermost = element;
  }
  return outermost !== null && hasDarkCanvas(outermost);
}

/**
 * @param {string} colour As `getComputedStyle` has it.
 * @returns {{luminance: number, opacity: number}} Both from 0 to 1; the luminance is a rough one.
 */
export function toneOf(colour) {
  const numbers = colour
    .replace(/^[a-z-]+\((?:[a-z][a-z0-9-]* )?/i, "")
    .match(/-?[\d.]+(?:e-?\d+)?/g);
  const [first, second, third, opacity = 1] = (numbers ?? []).map(Number);
  if (third === undefined) return { luminance: 0, opacity: 0 };
  if (/^ok(lab|lch)/.test(colour)) return { luminance: first, opacity };
  if (/^(lab|lch)/.test(colour)) return { luminance: first / 100, opacity };
  const full = /^rgb/.test(colour) ? 255 : 1;
  const luminance = (0.2126 * first + 0.7152 * second + 0.0722 * third) / full;
  return { luminance, opacity };
}

/**
 * Whether what is behind all backgrounds is dark.
 * @param {Element} root
 */
function hasDarkCanvas(root) {
  const { colorScheme } = styleOf(root);
  if (!/\bdark\b/.test(colorScheme)) return false;
  if (!/\blight\b/.test(colorScheme)) return true;
  const view = root.ownerDocument.defaultView;
  return view?.matchMedia("(prefers-color-scheme: dark)").matches ?? false;
}
