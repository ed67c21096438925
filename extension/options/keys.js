/**
 * Options: what can be pressed. The browser keeps the keys, and has the page on which they are changed.
 */

import { commandKeys, hasKeys, openKeys, words } from "../shared/platform.js";
import { button, make, section } from "../popup/dom.js";
import { keyList } from "../popup/menu.js";

/**
 * @param {AbortSignal} signal
 * @returns {HTMLElement | null} Null where the browser has no keys for extensions.
 */
export function keysPart(signal) {
  if (!hasKeys) return null;
  const list = make("div", "");
  const draw = async () => list.replaceChildren(keyList(await commandKeys()));
  const change = button(words("keysChange"), signal, () => void openKeys());
  // Whoever changed a key comes back from another tab.
  addEventListener("focus", () => void draw(), { signal });
  void draw();
  return section(
    "keys",
    [words("keysHeading")],
    list,
    make("p", "soft", words("keysWalk")),
    make("p", "buttons", change),
  );
}
