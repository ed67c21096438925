/**
 * The section of what the person watches for.
 */

import { counted, words } from "../shared/platform.js";
import { ownFindings } from "../shared/own.js";
import { disclosure, make, quotation, section } from "./dom.js";

/** @typedef {import("../core/contract.js").Finding} Finding */

/** Places of a pattern that stand open. */
const OPEN = 3;

/**
 * @param {import("../core/contract.js").Report} report
 * @param {(finding: Finding) => HTMLElement} showButton
 * @returns {HTMLElement | null} Null where nothing of it is in the document.
 */
export function ownSection(report, showButton) {
  const findings = ownFindings(report);
  if (findings.length === 0) return null;
  const items = [...new Set(findings.map(({ title }) => title))].map((title) => {
    const places = findings
      .filter((finding) => finding.title === title)
      .map((finding) =>
        make("li", "own-place", quotation(make("mark", "", finding.quote)), showButton(finding)),
      );
    const heading = make("h3", "", title);
    const list = make("ul", "", ...places.slice(0, OPEN));
    const item = make("li", "", heading, list);
    const more = places.slice(OPEN);
    if (more.length > 0)
      item.append(disclosure(counted("otherPlaces", more.length), make("ul", "", ...more)));
    return item;
  });
  return section("own", [words("ownHeading")], make("ul", "cards", ...items));
}
