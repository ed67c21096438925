/**
 * The ground that text stands on: dark or light.
 */

import { elementsAround, styleOf } from "./around.js";
import { viewOf } from "./dom.js";
import { toneOf } from "./tone.js";

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
 * Whether what is behind all backgrounds is dark.
 * @param {Element} root
 */
function hasDarkCanvas(root) {
  const { colorScheme } = styleOf(root);
  if (!/\bdark\b/.test(colorScheme)) return false;
  if (!/\blight\b/.test(colorScheme)) return true;
  return viewOf(root)?.matchMedia("(prefers-color-scheme: dark)").matches ?? false;
}
