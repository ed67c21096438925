/**
 * Draws a report.
 */

import { PAGE_SHOW } from "../shared/messages.js";
import { askPage, words } from "../shared/platform.js";
import { POLARITIES, shapeOf } from "../shared/tokens.js";
import { button, make, webLink } from "./dom.js";
import { isLong, kindsOf, markdownOf, matches, ORDER, quotePieces } from "./report.js";
import { languageName } from "./states.js";

/** @typedef {import("../shared/messages.js").Finding} Finding */
/** @typedef {import("../shared/messages.js").Report} Report */
/** @typedef {import("../shared/messages.js").View} View */
/** @typedef {import("./popup.js").Tab} Tab */
/** @typedef {import("./report.js").Kind} Kind */

/**
 * @param {View} view
 * @param {Report} report
 * @param {Tab} tab
 */
export function drawReport(view, report, tab) {
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  document.body.dataset.state = "done";
  delete document.body.dataset.short;
  const grade = byId("grade");
  grade.hidden = report.grade === null;
  if (report.grade) {
    grade.textContent = report.grade;
    grade.dataset.grade = report.grade;
    grade.setAttribute("role", "img");
    grade.setAttribute("aria-label", words("gradeIs", report.grade));
  }
  byId("headline").textContent = headlineOf(report);
  byId("about").textContent = aboutOf(report);
  byId("counts").replaceChildren(...ORDER.map((polarity) => count(report, polarity)).filter(isNode));
  byId("live").textContent = headlineOf(report);
  byId("tools").replaceChildren(...tools(report, tab));
  const main = byId("main");
  main.hidden = false;
  main.setAttribute("aria-busy", "false");
  const findings = make("div");
  const draw = (/** @type {string} */ query, /** @type {string} */ only) =>
    findings.replaceChildren(...findingSections(report, tab, query, only));
  draw("", "");
  main.replaceChildren(
    ...[
      summarySection(report),
      absentSection(report),
      actionSection(report),
      report.findings.length > 0 ? filterSection(draw) : null,
      findings,
      skippedNote(view),
      reasonSection(report),
    ].filter(isNode),
  );
}

/** @param {Node | null} node @returns {node is Node} */
function isNode(node) {
  return node !== null;
}

/** @param {Report} report */
function headlineOf(report) {
  const blockers = kindsOf(report, "blocker").length;
  const bads = kindsOf(report, "bad").length;
  if (blockers > 0) return words("headlineBlockers", blockers, bads);
  if (bads > 0) return words("headlineBad", bads);
  return words("headlineFine");
}

/** @param {Report} report */
function aboutOf(report) {
  const parts = [words(`kind_${report.kind.replaceAll("-", "_")}`), languageName(report.language)];
  if (report.provider) parts.unshift(report.provider);
  parts.push(words("readingTime", report.readingMinutes));
  return parts.join(" · ");
}

/**
 * @param {Report} report
 * @param {import("../shared/messages.js").Polarity} polarity
 */
function count(report, polarity) {
  const number = kindsOf(report, polarity).length;
  if (number === 0) return null;
  const item = make("li", { className: polarity });
  item.append(shapeOf(document, polarity), `${number} ${words(POLARITIES[polarity].word)}`);
  return item;
}

/** @param {Report} report */
function summarySection(report) {
  if (report.summary.length === 0) return null;
  const items = report.summary.map((text) => make("li", { text }));
  const section = make("section", { className: "summary" }, make("ul", {}, ...items));
  section.setAttribute("aria-label", words("summary"));
  return section;
}

/** @param {Report} report */
function absentSection(report) {
  if (report.absent.length === 0) return null;
  const items = report.absent.map(({ note }) => make("li", { text: note }));
  return section(words("missing"), make("ul", { className: "plain" }, ...items));
}

/** @param {Report} report */
function actionSection(report) {
  if (report.actions.length === 0) return null;
  const items = report.actions.map((action) => {
    const item = make("li", { text: `${words(`action_${action.kind.replaceAll("-", "_")}`)}: ` });
    const { channel, target } = action;
    if (channel === "link") item.append(webLink(target, target));
    else if (channel === "settings") item.append(words("inSettings", target));
    else item.append(target);
    const title = report.findings.find((finding) => finding.start === action.start)?.title;
    const extra = [title ?? "", action.deadlineDays === null ? "" : words("withinDays", action.deadlineDays)];
    const note = extra.filter((part) => part !== "").join(" · ");
    if (note) item.append(make("div", { className: "soft", text: note }));
    return item;
  });
  return section(words("youCan"), make("ul", { className: "plain" }, ...items));
}

/**
 * @param {(query: string, only: string) => void} draw
 */
function filterSection(draw) {
  const search = make("input");
  search.type = "search";
  search.placeholder = words("filter");
  search.setAttribute("aria-label", words("filter"));
  const select = make("select");
  select.setAttribute("aria-label", words("filterKind"));
  select.append(new Option(words("filterAll"), ""));
  for (const polarity of ORDER) select.append(new Option(words(`heading_${polarity}`), polarity));
  const changed = () => draw(search.value, select.value);
  search.addEventListener("input", changed);
  select.addEventListener("change", changed);
  return make("section", { className: "filter" }, search, select);
}

/**
 * @param {Report} report
 * @param {Tab} tab
 * @param {string} query
 * @param {string} only
 */
function findingSections(report, tab, query, only) {
  const sections = [];
  for (const polarity of ORDER) {
    if (only !== "" && only !== polarity) continue;
    const kinds = kindsOf(report, polarity).filter((kind) => matches(kind, query));
    if (kinds.length === 0) continue;
    const heading = make("h2", { className: polarity });
    heading.append(
      shapeOf(document, polarity),
      words(`heading_${polarity}`),
      make("span", { className: "number", text: String(kinds.length) }),
    );
    sections.push(
      make("section", { className: polarity }, heading, ...kinds.map((kind) => findingArticle(kind, tab))),
    );
  }
  if (sections.length === 0) sections.push(make("p", { className: "soft", text: words("nothingMatches") }));
  return sections;
}

/**
 * @param {Kind} kind
 * @param {Tab} tab
 */
function findingArticle({ first, places }, tab) {
  const article = make("article", { className: "finding" });
  article.dataset.clause = first.clause;
  article.append(make("h3", { text: first.title }), make("p", { text: first.what }));
  article.append(...placeNodes(places[0], tab));
  if (places.length > 1) {
    const more = make("details", {}, make("summary", { text: words("morePlaces", places.length - 1) }));
    more.append(...places.slice(1).flatMap((finding) => placeNodes(finding, tab)));
    article.append(more);
  }
  const list = make("dl", {}, make("dt", { text: words("why") }), make("dd", { text: first.why }));
  list.append(make("dt", { text: words("todo") }), make("dd", { text: first.todo }));
  if (first.references.length > 0) {
    list.append(make("dt", { text: words("law") }), make("dd", { text: first.references.join("; ") }));
  }
  article.append(make("details", {}, make("summary", { text: words("details") }), list));
  return article;
}

/**
 * @param {Finding} finding
 * @param {Tab} tab
 * @returns {Node[]}
 */
function placeNodes(finding, tab) {
  const quote = make("blockquote", { dir: "auto" });
  const fill = (/** @type {boolean} */ whole) =>
    quote.replaceChildren(
      ...quotePieces(finding, whole).map(({ text, marked }) => (marked ? make("mark", { text }) : text)),
    );
  fill(false);
  const row = make("div", { className: "row" });
  row.append(
    button(words("showInPage"), () => {
      void askPage(tab.id, { type: PAGE_SHOW, id: finding.id });
    }),
  );
  if (isLong(finding)) {
    const whole = button(words("showWhole"), () => {
      fill(true);
      whole.remove();
    });
    row.append(whole);
  }
  if (finding.section) row.append(make("span", { className: "soft", text: finding.section, dir: "auto" }));
  return [quote, row];
}

/** @param {View} view */
function skippedNote(view) {
  if (view.skipped === 0) return null;
  return make("p", { className: "soft", text: words("skipped", view.skipped) });
}

/** @param {Report} report */
function reasonSection(report) {
  if (!report.grade) {
    return make("section", {}, make("p", { className: "soft", text: words("noGrade") }));
  }
  const items = report.gradeReasons.map(({ points, text }) => {
    const sign = points > 0 ? `+${points}` : `−${-points}`;
    return make("li", {}, make("span", { className: "points", text: sign }), make("span", { text }));
  });
  const total = report.gradeReasons.reduce((sum, { points }) => sum + points, 0);
  const list = make("ul", { className: "reasons" }, ...items);
  const details = make("details", {}, make("summary", { text: words("whyGrade", report.grade) }), list);
  details.append(make("p", { className: "soft", text: words("gradeTotal", total) }));
  return make("section", {}, details);
}

/**
 * @param {Report} report
 * @param {Tab} tab
 */
function tools(report, tab) {
  const copy = button(words("copyMarkdown"), () => {
    const page = { title: tab.title ?? "", url: tab.url ?? "" };
    navigator.clipboard.writeText(markdownOf(report, page, words)).then(
      () => (copy.textContent = words("copied")),
      () => (copy.textContent = words("notCopied")),
    );
  });
  const save = button(words("saveJson"), () => {
    const data = new Blob([JSON.stringify(report, null, 2)], { type: "application/json" });
    const link = make("a");
    link.href = URL.createObjectURL(data);
    link.download = "clauselight-report.json";
    link.click();
    URL.revokeObjectURL(link.href);
  });
  return [copy, save];
}

/**
 * @param {string} title
 * @param {...Node} children
 */
function section(title, ...children) {
  return make("section", {}, make("h2", { text: title }), ...children);
}
