/**
 * A question before something that can't be taken back. Its look: `ask.css`.
 */

import { button, make } from "../popup/dom.js";
import { words } from "./platform.js";

/**
 * @param {string} question
 * @param {string} yes What the button says that does it.
 * @returns {Promise<boolean>}
 */
export function ask(question, yes) {
  const text = make("p", "", question);
  text.id = "question";
  const dialog = make("dialog", "", text);
  dialog.setAttribute("aria-labelledby", text.id);
  const asking = new AbortController();
  const { signal } = asking;
  return new Promise((resolve) => {
    // The event of a closing comes later than the closing, and a next question may be there by then.
    const end = (/** @type {boolean} */ answer) => {
      asking.abort();
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const no = button(words("cancel"), signal, () => end(false));
    const does = button(yes, signal, () => end(true));
    no.autofocus = true;
    dialog.addEventListener("close", () => end(false), { signal });
    dialog.append(make("p", "buttons", no, does));
    document.body.append(dialog);
    dialog.showModal();
  });
}
