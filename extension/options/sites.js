/**
 * Options: sites that are left alone.
 */

import { words } from "../shared/platform.js";
import { hostOf } from "../shared/settings.js";
import { entriesPart } from "./entries.js";

/**
 * @param {(site: string, off: boolean) => void} change
 * @returns {import("./parts.js").Part}
 */
export function sitesPart(change) {
  return entriesPart({
    id: "sites",
    field: "sitesOff",
    meant: (typed) => hostOf(typed) ?? typed,
    fault: async (typed) => (hostOf(typed) === null ? words("sitesFault") : null),
    change,
  });
}
