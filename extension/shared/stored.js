/**
 * Where the settings are kept: one item of `storage.local`, which stays on this device. The pages
 * and the background of the extension use this; content scripts are told what they need.
 */

import { api, policy } from "./platform.js";
import { inForce, validFields, VERSION } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./settings.js").InForce} InForce */

/** The storage item. */
const ITEM = "settings";

/** @returns {Promise<InForce>} */
export async function loadSettings() {
  const [{ [ITEM]: own }, set] = await Promise.all([api.storage.local.get(ITEM), policy()]);
  return inForce(own, set);
}

/**
 * Changes the person's own settings, one change after the other in all of the extension.
 * @param {(settings: Settings) => Partial<Settings>} change Given the person's own.
 * @returns {Promise<void>}
 */
export async function changeSettings(change) {
  await navigator.locks.request(ITEM, async () => {
    const { [ITEM]: own } = await api.storage.local.get(ITEM);
    const { settings, chosen } = inForce(own, {});
    const next = { ...chosen, ...validFields(change(settings)), version: VERSION };
    await api.storage.local.set({ [ITEM]: next });
  });
}

/**
 * Tells of each change, the policy's included. Registered at once, so that it may wake a worker.
 * @param {(inForce: InForce) => void} changed
 */
export function watchSettings(changed) {
  api.storage.onChanged.addListener((changes, area) => {
    if (area === "managed" || (area === "local" && ITEM in changes)) {
      void loadSettings().then(changed);
    }
  });
}
