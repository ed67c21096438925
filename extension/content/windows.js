/**
 * Windows and trees that may have left the page. Firefox makes what belonged to a removed frame a
 * dead object, any use of which throws.
 */

import { viewOf, windowOfDocument } from "./dom.js";

/**
 * The window that shows a range; none where its frame has left the page.
 * @param {Range} range
 * @returns {(Window & typeof globalThis) | null}
 */
export function windowOf(range) {
  try {
    return viewOf(range.startContainer);
  } catch {
    return null;
  }
}

/**
 * Whether the frame of a window has left the page. For a while such a window may still call itself
 * open, without a document, or with one that is shown in no window.
 * @param {Window} view
 */
export function isGone(view) {
  try {
    return view.closed || windowOfDocument(view.document) === null;
  } catch {
    return true;
  }
}
