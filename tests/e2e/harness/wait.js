/** Longest wait for a condition, in milliseconds: reached only when something is wrong. */
const LONGEST = 20_000;

/** Pause between two looks, in milliseconds. */
const PAUSE = 25;

/**
 * Waits until `look` answers something true, and answers that.
 * @template T
 * @param {string} what What is waited for, for the message.
 * @param {() => Promise<T | null | undefined | false> | T | null | undefined | false} look
 * @returns {Promise<T>}
 */
export async function until(what, look) {
  const end = Date.now() + LONGEST;
  /** @type {unknown} */
  let last;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found) return found;
      last = found;
    } catch (error) {
      // A page that is just being replaced can't be asked; it can be a moment later.
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`waited in vain for ${what}; last: ${last}`);
}
