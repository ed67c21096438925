/**
 * The style sheets of the highlights: one for each tree of the page that holds a range, for the
 * ground that the text stands on there.
 */

import { adoptedSheetsOf, adoptSheets, isConnected, rootOf, viewOf } from "./dom.js";
import { isDark } from "./ground.js";
import { isGone } from "./windows.js";

/**
 * @typedef {object} Adopted
 * @property {CSSStyleSheet} sheet
 * @property {Window} view
 * @property {Node} ground Where the text stands that decides between light and dark.
 * @property {boolean} dark
 * @property {number} rules Rules of the sheet.
 */

export class Sheets {
  /**
   * @param {(dark: boolean) => string} css
   * @param {string} mark What the first rule of such a sheet has in it, and no other sheet.
   */
  constructor(css, mark) {
    this.css = css;
    this.mark = mark;
    /** @type {Map<Document | ShadowRoot, Adopted>} */
    this.adopted = new Map();
  }

  /**
   * Adopts the sheet in the tree of a node, unless it is there.
   * @param {Node} node
   */
  adopt(node) {
    const root = /** @type {Document | ShadowRoot} */ (rootOf(node));
    const view = viewOf(node);
    // Text that has left the page stands in no tree that takes sheets.
    if (!view || this.adopted.has(root) || !isConnected(node)) return;
    const sheet = new view.CSSStyleSheet();
    const dark = isDark(node);
    sheet.replaceSync(this.css(dark));
    const others = adoptedSheetsOf(root).filter((other) => !this.isOurs(other));
    adoptSheets(root, [...others, sheet]);
    this.adopted.set(root, { sheet, view, ground: node, dark, rules: sheet.cssRules.length });
  }

  /** Adopts again what the page threw away or emptied, and colours anew where the ground changed. */
  restore() {
    for (const [root, known] of this.adopted) {
      if (isGone(known.view)) {
        this.adopted.delete(root);
        continue;
      }
      const { sheet, ground, rules } = known;
      const dark = isConnected(ground) ? isDark(ground) : known.dark;
      if (sheet.disabled) sheet.disabled = false;
      if (dark !== known.dark || sheet.cssRules.length !== rules) {
        sheet.replaceSync(this.css(dark));
        known.dark = dark;
      }
      const sheets = adoptedSheetsOf(root);
      if (!sheets.includes(sheet)) adoptSheets(root, [...sheets, sheet]);
    }
  }

  /**
   * Whether a sheet is that of a content script, this one or one that an update left behind.
   * @param {CSSStyleSheet} sheet
   */
  isOurs(sheet) {
    const [first] = sheet.cssRules;
    return first !== undefined && first.cssText.includes(this.mark);
  }

  clear() {
    for (const [root, { sheet, view }] of this.adopted) {
      if (isGone(view)) continue;
      adoptSheets(
        root,
        adoptedSheetsOf(root).filter((other) => other !== sheet),
      );
    }
    this.adopted.clear();
  }
}
