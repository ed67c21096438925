/**
 * "Not a problem for me" in the card, and the way back.
 */

import { words } from "../shared/platform.js";

/** @typedef {import("../core/contract.js").Finding} Finding */

/**
 * The button by which a clause type is told no more, on any page. What is said of the finding gives way to
 * the way back, which has the keyboard then.
 * @param {import("./maker.js").Maker} make
 * @param {HTMLElement} account What is said of the finding.
 * @param {Finding} finding
 * @param {(wanted: boolean) => void} choose Told whether the person wants the clause type to be told.
 * @returns {HTMLButtonElement}
 */
export function dismissButton(make, account, { title }, choose) {
  const dismiss = make.button("dismiss", () => {
    const said = [...account.childNodes];
    const back = make.button("bringBack", () => {
      account.replaceChildren(...said);
      dismiss.focus();
      choose(true);
    });
    back.setAttribute("aria-label", words("bringBackNamed", title));
    account.replaceChildren(make.element("p", words("dismissed", title)), back);
    back.focus();
    choose(false);
  });
  dismiss.setAttribute("aria-label", words("dismissNamed", title));
  return dismiss;
}
