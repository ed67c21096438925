/**
 * How light a colour is and how much of what is behind it shows. Pure.
 */

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
