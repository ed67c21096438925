/**
 * The menu in the header: what may be done with the extension itself.
 */

import { words } from "../shared/platform.js";
import { button, byId, make } from "./dom.js";

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} text
 * @property {() => void} chosen Called within the person's click.
 */

/** @typedef {Awaited<ReturnType<typeof import("../shared/platform.js").commandKeys>>[number]} Key */

/**
 * @param {Entry[]} entries
 * @param {Key[]} keys
 * @param {AbortSignal} signal
 */
export function drawMenu(entries, keys, signal) {
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
  menu.replaceChildren(...items, keyList(keys));
}

/**
 * What can be pressed, and what it does.
 * @param {Key[]} keys
 */
export function keyList(keys) {
  const lines = keys.flatMap(({ name, text, key }) => {
    const pressed = key === "" ? make("span", "", words("keyNone")) : make("kbd", "", key);
    const description = make("dd", "", pressed);
    description.dataset.command = name;
    return [make("dt", "", text), description];
  });
  return make("dl", "keys", ...lines);
}
