/**
 * Draws a report: what is at stake, what to do and the findings first; below them what is missing, what was not
 * read, the grade's account.
 */

import { copyText } from "../shared/copy.js";
import { saveFile } from "../shared/files.js";
import { counted, words } from "../shared/platform.js";
import { actionsSection } from "./actions.js";
import { othersSection } from "./applies.js";
import { changesSection } from "./changes.js";
import { definitionList } from "./clause.js";
import { hiddenSection } from "./control.js";
import { documentsSection } from "./documents.js";
import { button, byId, disclosure, make, section } from "./dom.js";
import { fileName } from "./findings.js";
import { overview } from "./first.js";
import { drawHeader } from "./header.js";
import { findingsList } from "./list.js";
import { signed, toMarkdown } from "./markdown.js";
import { ownSection } from "./own.js";
import { isPartly, unreadSection } from "./unread.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../shared/messages.js").View} View */

/** Definitions that are listed; a document may define hundreds, the findings need a few. */
const MOST_DEFINITIONS = 40;

/**
 * @typedef {object} Desk What a drawn report needs from the popup.
 * @property {AbortSignal} signal Ends when the report is drawn anew.
 * @property {string} url Address of the page.
 * @property {(id: string) => void} show Shows a finding in the page.
 * @property {(() => void) | null} readToo Has the page read with what was left out; null where that can't be.
 * @property {((document: number | null) => void) | null} readDocument Has another document of the page read, null for
 *   all; null where that can't be.
 * @property {import("../core/contract.js").Report} verdict The whole report, whatever of it is told.
 * @property {import("../shared/choice.js").Chosen} told What of it the person wants to be told.
 * @property {() => HTMLElement | null} question Asks what applies to the person, where that is open.
 * @property {import("./control.js").Control} control
 * @property {(text: string) => void} say Tells a result, to screen readers too.
 */

/**
 * @param {View & {report: import("../core/contract.js").Report}} view
 * @param {Desk} desk
 */
export function drawReport(view, desk) {
  const { report } = view;
  const show = (/** @type {Finding} */ finding) => showButton(finding, desk);
  const list = findingsList(report, desk, show);
  drawHeader(report, desk.signal, list.jump);
  const unread = unreadSection(report, desk.signal, desk.readToo);
  const isLeading = isPartly(report);
  const parts = [
    documentsSection(view.documents, desk.readDocument, desk.signal),
    overview(report, desk.told.hides, show),
    isLeading ? unread : null,
    actionsSection(report, {
      ...desk,
      showButton: show,
      copy: (text) => copy(text, desk),
    }),
    list.foremost,
    list.rest,
    absent(report, desk),
    list.possible,
    desk.question(),
    ownSection(report, show),
    skipped(view),
    account(report),
    definitions(report),
    othersSection(desk.told.others, show),
    hiddenSection(desk.told, desk.control, desk.signal),
    isLeading ? null : unread,
    exports(desk.verdict, desk),
    make("p", "disclaimer", words("disclaimer")),
  ];
  byId("content").replaceChildren(...parts.filter((part) => part !== null));
  placeChanges(view.changes, desk);
  markLanguage(byId("content"), report.language);
}

/**
 * Says which language the document's words are in, for whoever has them read out and for hyphens.
 * @param {HTMLElement} element
 * @param {string} language
 */
function markLanguage(element, language) {
  const quoted = /** @type {NodeListOf<HTMLElement>} */ (
    element.querySelectorAll("blockquote, .where, dl:not(.letter-head) dt")
  );
  for (const part of quoted) part.lang = language;
}

/**
 * Draws anew what is known of earlier visits, which comes later than the report.
 * @param {View["changes"]} known
 * @param {Desk} desk
 */
export function drawChanges(known, desk) {
  byId("changes").remove();
  placeChanges(known, desk);
  markLanguage(byId("changes"), desk.verdict.language);
}

/**
 * What changed stands before what can be done; that nothing did, or that this is the first visit, at the end.
 * @param {View["changes"]} known
 * @param {Desk} desk
 */
function placeChanges(known, desk) {
  const element = changesSection(known, (finding) => showButton(finding, desk), desk.signal);
  if (known?.status === "changed") {
    const before = byId("content").querySelector("#actions, .findings, .exports");
    before?.before(element);
  } else {
    byId("content").querySelector(".exports")?.before(element);
  }
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
  saveFile(name, json, "application/json");
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
  void copyText(text).then((copied) => desk.say(words(copied ? "copied" : "notCopied")));
}
