/**
 * How much the person has lit in pages, kept on the device.
 */

import { isAmount, NORMAL } from "../content/lit.js";
import { api } from "../shared/platform.js";

/** @typedef {import("../shared/messages.js").Amount} Amount */

const KEY = "amount";

/** @returns {Promise<Amount>} */
export async function keptAmount() {
  const { [KEY]: kept } = await api.storage.local.get(KEY);
  return isAmount(kept) ? kept : NORMAL;
}

/**
 * @param {unknown} amount What is no amount is not kept.
 * @returns {Promise<void>}
 */
export async function keepAmount(amount) {
  if (isAmount(amount)) await api.storage.local.set({ [KEY]: amount });
}
