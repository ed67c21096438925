/**
 * Access to all sites, which always-on needs and nothing else: asked for by the person's own switch,
 * held for as long as that is on.
 */

import { api } from "./platform.js";

/** The sites, as `optional_host_permissions` of the manifest has them. */
export const SITES = ["*://*/*"];

/**
 * Has the browser ask the person. It does so only right after their click, so nothing may be awaited
 * between the two.
 * @returns {Promise<boolean>} Whether they allowed it.
 */
export function askForAccess() {
  return api.permissions.request({ origins: SITES });
}

/** @returns {Promise<boolean>} */
export function hasAccess() {
  return api.permissions.contains({ origins: SITES });
}

export function giveBackAccess() {
  return api.permissions.remove({ origins: SITES });
}
