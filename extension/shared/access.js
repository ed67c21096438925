/**
 * Access to sites: to all, which always-on needs, held for as long as that is on; to one, for as long as
 * it takes to read a link of which the person asked it. Each is asked for by the person's own press.
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

/**
 * Whether a pattern is of one site.
 * @param {string} pattern
 */
export function isOneSite(pattern) {
  return /^[a-z*]+:\/\/[^*/]+\//.test(pattern);
}

/** Where sites are noted whose access is to be given back. */
const BORROWED = "borrowed";

/** How many need the access to a site at this moment. @type {Map<string, number>} */
const needed = new Map();

/**
 * Has the browser ask the person for access to one site, right after their press, so that nothing may be
 * awaited before; gives the access back after the work, unless it was there before.
 * @param {string} site A pattern.
 * @param {(allowed: boolean) => Promise<void>} work
 * @returns {Promise<void>}
 */
export async function withAccess(site, work) {
  const origins = [site];
  const had = api.permissions.contains({ origins });
  const asked = api.permissions.request({ origins }).catch((error) => {
    console.warn("clauselight: access:", error);
    return false;
  });
  needed.set(site, (needed.get(site) ?? 0) + 1);
  try {
    // Where it can't be noted, this worker alone gives the access back.
    if (!(await had))
      await note(site).catch((error) => console.warn("clauselight: access:", error));
    await work(await asked);
  } finally {
    await asked;
    const others = (needed.get(site) ?? 1) - 1;
    if (others > 0) needed.set(site, others);
    else needed.delete(site);
    if (!(await had) && !needed.has(site)) await api.permissions.remove({ origins });
    await giveBackBorrowed();
  }
}

/**
 * Gives back what nobody needs any more, also what a worker left that was ended at its work.
 * @returns {Promise<void>}
 */
export function giveBackBorrowed() {
  return navigator.locks.request(BORROWED, async () => {
    const noted = await borrowed();
    const done = noted.filter((site) => !needed.has(site));
    if (done.length === 0) return;
    await api.permissions.remove({ origins: done });
    const left = noted.filter((site) => needed.has(site));
    if (left.length > 0) await api.storage.local.set({ [BORROWED]: left });
    else await api.storage.local.remove(BORROWED);
  });
}

/**
 * Notes a site before access to it is there.
 * @param {string} site
 * @returns {Promise<void>}
 */
function note(site) {
  return navigator.locks.request(BORROWED, async () => {
    const noted = await borrowed();
    await api.storage.local.set({ [BORROWED]: [...new Set([...noted, site])] });
  });
}

/** @returns {Promise<string[]>} */
async function borrowed() {
  const { [BORROWED]: noted } = await api.storage.local.get(BORROWED);
  return Array.isArray(noted) ? noted.filter((site) => isOneSite(String(site))) : [];
}
