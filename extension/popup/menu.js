/**
 * The menu in the header: what may be done with the extension itself.
 */

import { words } from "../shared/platform.js";
import { button, byId } from "./dom.js";

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} text
 * @property {() => void} chosen Called within the person's click.
 */

/**
 * @param {Entry[]} entries
 * @param {AbortSignal} signal
 */
export function drawMenu(entries, signal) {
  const opener = byId("menu-button");
  opener.setAttribute("aria-label", words("menu"));
  opener.title = words("menu");
  const menu = byId("menu");
  const items = entries.map(({ id, text, chosen }) => {
    const item = button(text, signal, () => {
      menu.hidePopover();
      chosen();
    });
    item.dataset.entry = id;
    return item;
  });
  menu.replaceChildren(...items);
}
