/**
 * What a person sees first: what is at stake, and at most three lines, each with one line of the words that prove it.
 */

import { words } from "../shared/platform.js";
import { marked } from "./clause.js";
import { make, quotation, section } from "./dom.js";
import { shortPieces } from "./findings.js";
import { headlineOf } from "./headline.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../core/contract.js").Report} Report */

/**
 * @param {Report} report
 * @param {boolean} hides Whether a risk is left out by choice.
 * @param {(finding: Finding) => HTMLElement} showButton
 * @returns {HTMLElement}
 */
export function overview(report, hides, showButton) {
  const lines = report.first.map(({ text, finding: id }) => {
    const item = make("li", "", make("p", "", text));
    const finding = report.findings.find((known) => known.id === id);
    if (finding) {
      item.classList.add(finding.polarity);
      const quote = quotation(...marked(shortPieces(finding)));
      quote.classList.add("clamped");
      const show = showButton(finding);
      // Beside a quote there is room for one word; its name says what it shows.
      show.textContent = words("showShort");
      item.append(make("div", "proof", quote, show));
    }
    return item;
  });
  const list = make("ol", "first", ...lines);
  list.setAttribute("aria-label", words("firstLabel"));
  return section("overview", [headlineOf(report, hides)], ...(lines.length > 0 ? [list] : []));
}
