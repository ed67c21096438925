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
 * Length of headline and lines, in UTF-16 code units, from which they are set a step smaller, so that they take no more
 * than half of the first screen in languages of longer words.
 */
const LONG = 360;

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
  const headline = headlineOf(report, hides);
  const whole = report.only && make("p", "soft", words("wholeDocument", report.only.told));
  const element = section(
    "overview",
    [headline],
    ...(whole ? [whole] : []),
    ...(lines.length > 0 ? [list] : []),
  );
  const length = report.first.reduce((sum, { text }) => sum + text.length, headline.length);
  element.classList.toggle("long", length > LONG);
  return element;
}
