/**
 * What the popup's menu offers, where it can be had.
 */

import {
  api,
  canOpenBeside,
  hasKeys,
  openBeside,
  openKeys,
  textPage,
  words,
} from "../shared/platform.js";

/** Where always-on is turned on: the browser asks beside a page that stays, which the popup does not. */
const ALWAYS_OPTIONS = "options/options.html#always";

/**
 * @typedef {object} Circumstances
 * @property {boolean} beside Whether this is the panel.
 * @property {string} host Of the page in front; empty where it has none.
 * @property {number | undefined} windowId
 * @property {boolean} isRead Whether a report stands there.
 * @property {boolean} maySwitchOff Whether its site can be left alone from here on.
 * @property {boolean} offersAlways
 * @property {() => Promise<void>} turnOff Takes everything off the page.
 * @property {() => void} switchOff Leaves the site alone.
 * @property {(error: unknown) => void} failed
 */

/**
 * @param {Circumstances} circumstances
 * @returns {import("./menu.js").Entry[]}
 */
export function menuEntries(circumstances) {
  const { beside, host, windowId, isRead, maySwitchOff, offersAlways, turnOff, switchOff, failed } =
    circumstances;
  const all = [
    {
      id: "beside",
      text: words("keepBeside"),
      offered: !beside && canOpenBeside,
      chosen() {
        void openBeside(windowId ?? api.windows.WINDOW_ID_CURRENT).then(() => close(), failed);
      },
    },
    {
      id: "off-now",
      text: words("offNow"),
      offered: isRead,
      chosen: () => void turnOff().catch(failed),
    },
    {
      id: "site-off",
      text: words("offForSite", host),
      offered: maySwitchOff,
      chosen: switchOff,
    },
    {
      id: "always",
      text: words("alwaysOffer"),
      offered: offersAlways,
      chosen: () => void api.tabs.create({ url: api.runtime.getURL(ALWAYS_OPTIONS) }),
    },
    {
      id: "any-text",
      text: words("openText"),
      offered: true,
      chosen: () => void api.tabs.create({ url: textPage() }),
    },
    {
      id: "options",
      text: words("options"),
      offered: true,
      chosen: () => void api.runtime.openOptionsPage(),
    },
    {
      id: "keys",
      text: words("keysChange"),
      offered: hasKeys,
      chosen: () => void openKeys().catch(failed),
    },
  ];
  return all.filter(({ offered }) => offered);
}
