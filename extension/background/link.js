/**
 * "Check this link": the link opens in a new tab and is read there. The person's press in the menu lets no
 * extension read the new tab, so the browser asks them for access to the link's site; it is given back as
 * soon as the page is read. In a private window nothing is asked for: browsers keep what was allowed.
 */

import { withAccess } from "../shared/access.js";
import { askPage } from "../shared/messages.js";
import { hostOf } from "../shared/settings.js";
import { speak } from "../shared/speech.js";
import { loadSettings } from "../shared/stored.js";
import { askForPress } from "./badge.js";
import { openLoaded } from "./opened.js";
import { readTab } from "./read.js";

/**
 * Nothing may be awaited before this: the browser asks only right after the press.
 * @param {string} url http or https.
 * @param {chrome.tabs.Tab | undefined} from Where the link is.
 * @returns {Promise<void>}
 */
export function checkLink(url, from) {
  const open = (/** @type {boolean} */ allowed) => openLink(url, from, allowed);
  return from?.incognito ? open(false) : withAccess(`*://${hostOf(url)}/*`, open);
}

/**
 * @param {string} url
 * @param {chrome.tabs.Tab | undefined} from
 * @param {boolean} allowed Whether its site may be read.
 */
async function openLink(url, from, allowed) {
  const tab = await openLoaded(url, from);
  if (!tab) return;
  const { settings } = await loadSettings();
  const view = allowed ? await readTab(tab, settings).catch(told) : null;
  if (view?.report?.isTerms) return;
  if (!view) {
    // The person may have pressed the button meanwhile.
    const known = await askPage(tab.id, "page/view", {}).catch(() => null);
    if (known && known.status !== "idle") return;
  }
  await speak(settings.language);
  await askForPress(tab.id);
}

/**
 * A link may lead to another site, to a file or to nothing: that is told where the button is pressed.
 * @param {unknown} error
 */
function told(error) {
  console.debug("clauselight: link:", error);
  return null;
}
