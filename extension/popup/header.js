/**
 * The header that stays: grade, title, language, reading time, and the four counts, each a way to its
 * group.
 */

import { counted, words } from "../shared/platform.js";
import { POLARITIES, shapeOf } from "../shared/tokens.js";
import { button, byId, make } from "./dom.js";
import { byCertainty, countsOf, ORDER } from "./findings.js";
import { languageName, titleOf } from "./language.js";
import { noGradeWords } from "./unread.js";

/** @typedef {import("../core/contract.js").Polarity} Polarity */
/** @typedef {import("../core/contract.js").Report} Report */

/**
 * The header over a notice: the extension's own sign and a title.
 * @param {string} title
 * @param {string} meta
 */
export function drawPlainHeader(title, meta) {
  const icon = make("img", "");
  icon.src = "../icons/icon-48.png";
  icon.alt = "";
  byId("grade").replaceChildren(icon);
  byId("grade").removeAttribute("data-grade");
  drawNoGrade("");
  drawTitle(title);
  byId("meta").textContent = meta;
}

/**
 * The header while the page is read: everything in its place, no number yet.
 * @param {string} title
 */
export function drawWaitingHeader(title) {
  byId("grade").replaceChildren();
  byId("grade").removeAttribute("data-grade");
  drawNoGrade("");
  drawTitle(title);
  byId("meta").textContent = "";
  const waiting = ORDER.map((polarity) =>
    make("span", "count", make("span", "number", "\u2013"), words(POLARITIES[polarity].word)),
  );
  byId("counts").setAttribute("aria-label", words("countsLabel"));
  byId("counts").replaceChildren(...waiting);
}

/**
 * @param {Report} report
 * @param {AbortSignal} signal
 * @param {(polarity: Polarity) => void} jump Goes to the group of a polarity.
 */
export function drawHeader(report, signal, jump) {
  drawGrade(report);
  drawNoGrade(noGradeWords(report));
  drawTitle(titleOf(report));
  byId("title").dir = "auto";
  byId("meta").textContent = [
    languageName(report.language),
    counted("wordCount", report.words),
    counted("timeSaved", report.readingMinutes),
  ].join(" · ");

  const counts = countsOf(byCertainty(report.findings).sure);
  const tiles = ORDER.map((polarity) => {
    const number = make("span", "number", shapeOf(document, polarity), String(counts[polarity]));
    const tile = button("", signal, () => jump(polarity));
    tile.className = `count ${polarity}`;
    tile.dataset.jump = polarity;
    tile.append(number, " ", words(POLARITIES[polarity].word));
    tile.disabled = counts[polarity] === 0;
    return tile;
  });
  const group = byId("counts");
  group.setAttribute("aria-label", words("countsLabel"));
  group.replaceChildren(...tiles);
  // What is brought into view stops below the header, which is as high as its words make it.
  const header = /** @type {HTMLElement} */ (group.closest("header"));
  document.documentElement.style.scrollPaddingBlockStart = `${header.offsetHeight + 8}px`;
}

/** @param {string} title Of which a line may show the beginning alone. */
function drawTitle(title) {
  byId("title").textContent = title;
  byId("title").title = title;
}

/** @param {string} why Why there is no grade; empty where there is one or none was to be. */
function drawNoGrade(why) {
  byId("no-grade").textContent = why;
  byId("no-grade").hidden = why === "";
}

/** @param {Report} report */
function drawGrade(report) {
  const mark = byId("grade");
  mark.dataset.grade = report.grade ?? "none";
  const label = report.grade ? words("gradeLabel", report.grade) : "";
  const letter = make("span", "", report.grade ?? "\u2013");
  letter.setAttribute("aria-hidden", "true");
  mark.replaceChildren(letter, make("span", "unseen", label));
}
