/**
 * What the popup was handed to draw.
 */

/** @typedef {import("../../extension/shared/messages.js").View} View */

/**
 * The view that the popup draws.
 * @param {import("../e2e/harness/browser.js").Driver} driver
 * @returns {Promise<View>}
 */
export function viewOf(driver) {
  return driver.inPopup(`(async (api) => {
    const [tab] = await api.tabs.query({ active: true, currentWindow: true });
    return api.tabs.sendMessage(tab.id, { type: "page/view" }, { frameId: 0 });
  })(globalThis.browser ?? globalThis.chrome)`);
}
