/**
 * Copying, with the ordinary clipboard interface of a page.
 */

/**
 * @param {string} text
 * @returns {Promise<boolean>} Whether it was copied: a page that is not served safely has no clipboard, and a
 *   browser may refuse one.
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    console.debug("clauselight: clipboard:", error);
    return false;
  }
}
