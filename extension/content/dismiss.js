/**
 * "Not a problem for me" in the card, and the way back.
 */

import { words } from "../shared/platform.js";

/** @typedef {import("../core/contract.js").Finding} Finding */

/**
 * The button by which a clause type is told no more, on any page. Once that is kept, what is said of the finding
 * gives way to the way back, which has the keyboard then.
 * @param {import("./maker.js").Maker} make
 * @param {HTMLElement} account What is said of the finding.
 * @param {Finding} finding
 * @param {(wanted: boolean) => Promise<boolean>} choose Told whether the person wants the clause type to be told;
 *   answers whether that is kept.
 * @returns {HTMLButtonElement}
 */
export function dismissButton(make, account, { title }, choose) {
  const bringBack = async (/** @type {ChildNode[]} */ said) => {
    if (!(await choose(true))) return;
    account.replaceChildren(...said);
    dismiss.focus();
  };
  const leaveOut = async () => {
    if (!(await choose(false))) return;
    const said = [...account.childNodes];
    const back = make.button("bringBack", () => void bringBack(said));
    back.setAttribute("aria-label", words("bringBackNamed", title));
    account.replaceChildren(make.element("p", words("dismissed", title)), back);
    back.focus();
  };
  const dismiss = make.button("dismiss", () => void leaveOut());
  dismiss.setAttribute("aria-label", words("dismissNamed", title));
  return dismiss;
}
