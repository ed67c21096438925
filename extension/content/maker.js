/**
 * Makes the elements of the card.
 */

import { words } from "../shared/platform.js";

export class Maker {
  /** @param {Document} workshop */
  constructor(workshop) {
    this.workshop = workshop;
  }

  /**
   * @param {string} tag
   * @param {string} text
   * @param {string} [className]
   */
  element(tag, text, className) {
    const element = this.workshop.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  /**
   * @param {string} name Of its text.
   * @param {() => void} pressed By the person: what a script makes up is no press.
   */
  button(name, pressed) {
    const button = /** @type {HTMLButtonElement} */ (this.element("button", words(name)));
    button.type = "button";
    button.addEventListener("click", ({ isTrusted }) => {
      if (isTrusted) pressed();
    });
    return button;
  }
}
