/**
 * Draws a report: headline, what to do, what is missing, the findings, the grade's account.
 */

import { counted, words } from "../shared/platform.js";
import { POLARITIES, shapeOf } from "../shared/tokens.js";
import { actionsSection } from "./actions.js";
import { changesSection } from "./changes.js";
import { clauseItem, definitionList } from "./clause.js";
import { button, byId, disclosure, make, section } from "./dom.js";
import { saveFile } from "./download.js";
import { byCertainty, clausesOf, fileName, matches, ORDER } from "./findings.js";
import { drawHeader } from "./header.js";
import { headlineOf } from "./headline.js";
import { signed, toMarkdown } from "./markdown.js";
import { unreadSection } from "./unread.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../core/contract.js").Polarity} Polarity */
/** @typedef {import("../shared/messages.js").View} View */

/** Definitions that are listed; a document may define hundreds, the findings need a few. */
const MOST_DEFINITIONS = 40;

/**
 * @typedef {object} Desk What a drawn report needs from the popup.
 * @property {AbortSignal} signal Ends when the report is drawn anew.
 * @property {string} url Address of the page.
 * @property {(id: string) => void} show Shows a finding in the page.
 * @property {() => void} readToo Has the page read with what was left out.
 * @property {(text: string) => void} say Tells a result, to screen readers too.
 */

/**
 * @param {View & {report: import("../core/contract.js").Report}} view
 * @param {Desk} desk
 */
export function drawReport(view, desk) {
  const { report } = view;
  const { sure, possible } = byCertainty(report.findings);
  const { filter, update } = filterOf(report.findings, desk);
  drawHeader(report, desk.signal, update);
  const parts = [
    overview(report),
    unreadSection(report, desk.signal, desk.readToo),
    changes(view.changes, desk),
    actionsSection(report, {
      ...desk,
      showButton: (finding) => showButton(finding, desk),
      copy: (text) => copy(text, desk),
    }),
    absent(report, desk),
    filter,
    ...ORDER.map((polarity) => findings(sure, polarity, desk)),
    possibleFindings(possible, desk),
    skipped(view),
    account(report),
    definitions(report),
    exports(report, desk),
    make("p", "disclaimer", words("disclaimer")),
  ];
  byId("content").replaceChildren(...parts.filter((part) => part !== null));
}

/**
 * Draws anew what is known of earlier visits, which comes later than the report.
 * @param {View["changes"]} known
 * @param {Desk} desk
 */
export function drawChanges(known, desk) {
  byId("changes").replaceWith(changes(known, desk));
}

/**
 * @param {View["changes"]} known
 * @param {Desk} desk
 */
function changes(known, desk) {
  return changesSection(known, (finding) => showButton(finding, desk), desk.signal);
}

/** @param {import("../core/contract.js").Report} report */
function overview(report) {
  const lines = report.summary.map((line) => make("li", "", line));
  return section("overview", [headlineOf(report)], make("ul", "summary", ...lines));
}

/**
 * @param {import("../core/contract.js").Report} report
 * @param {Desk} desk
 */
function absent(report, desk) {
  if (report.absent.length === 0) return null;
  const items = report.absent.map(({ note, because }) => {
    const item = make("li", "", make("p", "", note));
    const finding = report.findings.find(({ id }) => because.includes(id));
    if (finding) {
      const show = showButton(finding, desk);
      item.append(make("p", "because", words("because", finding.title), " ", show));
    }
    return item;
  });
  return section("absent", [words("absentHeading")], make("ul", "cards", ...items));
}

/**
 * The section of one polarity; it stays, empty, out of sight where it has no findings.
 * @param {Finding[]} all
 * @param {Polarity} polarity
 * @param {Desk} desk
 */
function findings(all, polarity, desk) {
  const clauses = clausesOf(all, polarity);
  if (clauses.length === 0) return null;
  const items = clauses.map((clause) =>
    clauseItem(clause, (finding) => showButton(finding, desk), desk.signal),
  );
  const heading = [shapeOf(document, polarity), words(POLARITIES[polarity].word)];
  const element = section(`findings-${polarity}`, heading, make("ul", "cards", ...items));
  element.dataset.polarity = polarity;
  return element;
}

/**
 * What may be there, folded away: nothing else rests on it.
 * @param {Finding[]} possible
 * @param {Desk} desk
 */
function possibleFindings(possible, desk) {
  const clauses = ORDER.flatMap((polarity) => clausesOf(possible, polarity));
  if (clauses.length === 0) return null;
  const items = clauses.map((clause) =>
    clauseItem(clause, (finding) => showButton(finding, desk), desk.signal),
  );
  const details = disclosure(
    counted("possible", clauses.length),
    make("p", "soft", words("possibleWhy")),
    make("ul", "cards", ...items),
  );
  details.id = "possible";
  return details;
}

/**
 * The text filter, and what applies it together with the polarities.
 * @param {Finding[]} all
 * @param {Desk} desk
 * @returns {{filter: HTMLElement | null, update: (polarities: Set<Polarity>) => void}}
 */
function filterOf(all, desk) {
  let polarities = new Set(ORDER);
  const input = make("input", "");
  input.type = "search";
  input.id = "filter";
  const apply = () => {
    const kept = new Set(
      all.filter(
        (finding) => polarities.has(finding.polarity) && matches(finding, input.value.trim()),
      ),
    );
    const clauses = new Set([...kept].map(({ clause, polarity }) => `${polarity} ${clause}`));
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll("li[data-clause]")
    )) {
      item.hidden = !clauses.has(`${item.dataset.polarity} ${item.dataset.clause}`);
    }
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll("section[data-polarity]")
    )) {
      part.hidden = part.querySelector("li[data-clause]:not([hidden])") === null;
    }
    desk.say(counted("filterResult", kept.size));
  };
  input.addEventListener("input", apply, { signal: desk.signal });
  const label = make("label", "", words("filterLabel"));
  label.htmlFor = input.id;
  return {
    filter: all.length > 0 ? make("div", "filter", label, input) : null,
    update(shown) {
      polarities = shown;
      apply();
    },
  };
}

/** @param {View} view */
function skipped(view) {
  return view.skipped > 0 ? make("p", "soft", counted("skipped", view.skipped)) : null;
}

/** @param {import("../core/contract.js").Report} report */
function account(report) {
  if (!report.grade) return null;
  const total = report.gradeReasons.reduce((sum, { points }) => sum + points, 0);
  const rows = report.gradeReasons.map(({ points, text }) => {
    const name = make("th", "", text);
    name.scope = "row";
    return make("tr", "", name, make("td", "", signed(points)));
  });
  const name = make("th", "", words("gradeTotal", report.grade));
  name.scope = "row";
  const foot = make("tr", "", name, make("td", "", total === 0 ? "0" : signed(total)));
  const table = make("table", "", make("tbody", "", ...rows), make("tfoot", "", foot));
  const details = disclosure(
    words("whyGrade", report.grade),
    make("p", "", words("gradeRule")),
    table,
    ...(report.standing ? [make("p", "", report.standing.note)] : []),
  );
  details.id = "account";
  return details;
}

/** @param {import("../core/contract.js").Report} report */
function definitions(report) {
  if (report.definitions.length === 0) return null;
  const list = definitionList(report.definitions.slice(0, MOST_DEFINITIONS));
  const details = disclosure(counted("definitions", report.definitions.length), list);
  details.id = "definitions";
  return details;
}

/**
 * @param {import("../core/contract.js").Report} report
 * @param {Desk} desk
 */
function exports(report, desk) {
  const asMarkdown = () => copy(toMarkdown(report, desk.url, new Date()), desk);
  return make(
    "p",
    "buttons exports",
    button(words("copyEverything"), desk.signal, asMarkdown),
    button(words("saveJson"), desk.signal, () => save(report, desk)),
  );
}

/**
 * @param {import("../core/contract.js").Report} report
 * @param {Desk} desk
 */
function save(report, desk) {
  const json = JSON.stringify({ source: desk.url, ...report }, null, 2);
  const name = fileName(desk.url, new Date());
  saveFile(name, "application/json", json);
  desk.say(words("saved", name));
}

/**
 * @param {Finding} finding
 * @param {Desk} desk
 */
function showButton(finding, desk) {
  const element = button(words("show"), desk.signal, () => desk.show(finding.id));
  element.dataset.finding = finding.id;
  element.setAttribute("aria-label", words("showNamed", finding.title));
  return element;
}

/**
 * @param {string} text
 * @param {Desk} desk
 */
function copy(text, desk) {
  void navigator.clipboard.writeText(text).then(
    () => desk.say(words("copied")),
    () => desk.say(words("notCopied")),
  );
}
