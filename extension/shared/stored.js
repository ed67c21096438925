/**
 * Where the settings are kept: one item of `storage.local`, which stays on this device. The pages
 * and the background of the extension use this; content scripts are told what they need.
 */

import { api, policy } from "./platform.js";
import { FIELDS, inForce, validFields, VERSION } from "./settings.js";

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
 * @param {(inForce: InForce, fields: (keyof Settings)[]) => void} changed Told what is in force, and
 *   which fields may be other than before.
 */
export function watchSettings(changed) {
  api.storage.onChanged.addListener((changes, area) => {
    if (area === "managed") {
      void loadSettings().then((now) => changed(now, FIELDS));
    } else if (area === "local" && ITEM in changes) {
      const { oldValue, newValue } = changes[ITEM];
      const [before, after] = [inForce(oldValue, {}), inForce(newValue, {})];
      const fields = FIELDS.filter((name) => !same(before.settings[name], after.settings[name]));
      void loadSettings().then((now) => changed(now, fields));
    }
  });
}

/**
 * @param {unknown} one A value of a setting.
 * @param {unknown} other
 */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
