/**
 * What the person may say to a report: of a clause type that it is no problem, of a finding that it
 * is wrong; and the way back.
 */

import { counted, words } from "../shared/platform.js";
import { button, disclosure, make } from "./dom.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../shared/choice.js").Chosen} Chosen */

/**
 * @typedef {object} Control What may be asked of the popup.
 * @property {((finding: Finding) => void) | null} dismiss Null where that can't be kept.
 * @property {(finding: Finding) => void} wrong
 * @property {((clause: string) => void) | null} bringBack
 * @property {(() => void) | null} showPossible
 */

/**
 * Adds the controls to every clause type that is listed, beside its explanation.
 * @param {Element} content The drawn report.
 * @param {Finding[]} findings
 * @param {Control} control
 * @param {AbortSignal} signal
 */
export function addControls(content, findings, { dismiss, wrong }, signal) {
  for (const item of content.querySelectorAll("li[data-clause]")) {
    const shown = /** @type {HTMLElement | null} */ (item.querySelector("[data-finding]"));
    const finding = findings.find(({ id }) => id === shown?.dataset.finding);
    const explanation = item.querySelector(".explanation");
    if (!finding || !explanation) continue;
    const buttons = make("p", "buttons control");
    if (dismiss) buttons.append(named("dismiss", finding, signal, () => dismiss(finding)));
    buttons.append(named("wrong", finding, signal, () => wrong(finding)));
    explanation.append(buttons);
  }
}

/**
 * A button whose name, for those who don't see where it stands, says which clause it is about.
 * @param {string} name
 * @param {Finding} finding
 * @param {AbortSignal} signal
 * @param {() => void} pressed
 */
function named(name, { title }, signal, pressed) {
  const element = button(words(name), signal, pressed);
  element.dataset.control = name;
  element.setAttribute("aria-label", words(`${name}Named`, title));
  return element;
}

/**
 * What is left out by the person's choice, and the way back.
 * @param {Pick<Chosen, "off" | "possible">} told
 * @param {Control} control
 * @param {AbortSignal} signal
 * @returns {HTMLElement | null} Null where nothing is.
 */
export function hiddenSection({ off, possible }, { bringBack, showPossible }, signal) {
  if (off.length + possible === 0) return null;
  const items = off.map((finding) => {
    const item = make("li", "", make("span", "", finding.title));
    if (bringBack) {
      const back = button(words("bringBack"), signal, () => bringBack(finding.clause));
      back.dataset.clause = finding.clause;
      back.setAttribute("aria-label", words("bringBackNamed", finding.title));
      item.append(back);
    }
    return item;
  });
  /** @type {Node[]} */
  const parts = [make("p", "soft", words("hiddenWhy")), make("ul", "hidden-list", ...items)];
  if (possible > 0) {
    const line = make("p", "hidden-possible", counted("hiddenPossible", possible));
    if (showPossible) line.append(" ", button(words("bringBack"), signal, showPossible));
    parts.push(line);
  }
  const details = disclosure(counted("hiddenTypes", off.length + possible), ...parts);
  details.id = "hidden";
  return details;
}
