/**
 * A report as Markdown, for notes and mails: what the document says is always a block quotation.
 */

import { counted, words } from "../shared/platform.js";
import { POLARITIES } from "../shared/tokens.js";
import { byCertainty, clausesOf, ORDER } from "./findings.js";
import { CHANNEL_WORDS, dateInWords, deadlineWords, limitsOf, titleOf } from "./language.js";
import { headlineOf } from "./headline.js";
import { noGradeWords, unreadWords } from "./unread.js";
import { cardsOf } from "./ways.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../core/contract.js").Report} Report */

/**
 * Text that means itself in Markdown, on one line.
 * @param {string} text
 * @returns {string}
 */
export function escaped(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>|~&#!]/g, "\\$&")
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/**
 * @param {Report} report
 * @param {string} url Address of the page.
 * @param {Date} today
 * @returns {string}
 */
export function toMarkdown(report, url, today) {
  const lines = [
    `# ${escaped(titleOf(report))}`,
    "",
    escaped(words("markdownSource", url, dateInWords(today))),
  ];
  if (report.grade)
    lines.push(
      "",
      `**${escaped(words("gradeLabel", report.grade))}.** ${escaped(headlineOf(report, false))}`,
    );
  else lines.push("", escaped(noGradeWords(report)));
  if (report.only) lines.push("", escaped(words("wholeDocument", report.only.told)));
  const unread = unreadWords(report);
  if (unread !== "") lines.push("", escaped(unread));
  list(lines, null, report.summary);
  actions(lines, report, today);
  list(
    lines,
    words("absentHeading"),
    report.absent.map(({ note }) => note),
  );
  const { sure, possible } = byCertainty(report.findings);
  for (const polarity of ORDER) {
    clausesUnder(lines, words(POLARITIES[polarity].word), clausesOf(sure, polarity));
  }
  const others = ORDER.flatMap((polarity) => clausesOf(possible, polarity));
  clausesUnder(lines, counted("possible", others.length), others);
  list(
    lines,
    report.grade ? words("whyGrade", report.grade) : null,
    report.gradeReasons.map(({ points, text }) => `${signed(points)} ${text}`),
  );
  if (report.standing) lines.push("", escaped(report.standing.note));
  definitions(lines, report);
  lines.push("", `*${escaped(words("disclaimer"))}*`, "");
  return lines.join("\n");
}

/**
 * Points with their sign; the minus is the typographic one.
 * @param {number} points
 * @returns {string}
 */
export function signed(points) {
  return points < 0 ? `\u2212${-points}` : `+${points}`;
}

/**
 * @param {string[]} lines
 * @param {string | null} heading
 * @param {string[]} items
 */
function list(lines, heading, items) {
  if (items.length === 0) return;
  if (heading !== null) lines.push("", `## ${escaped(heading)}`);
  lines.push("", ...items.map((item) => `- ${escaped(item)}`));
}

/**
 * What can be done, as the popup's cards have it, with the words that offer it.
 * @param {string[]} lines
 * @param {Report} report
 * @param {Date} today
 */
function actions(lines, { actions }, today) {
  if (actions.length === 0) return;
  lines.push("", `## ${escaped(words("actionsHeading"))}`);
  for (const { things, ways } of cardsOf(actions, today, today)) {
    const [first] = ways;
    lines.push("", `### ${escaped(things.map(({ label }) => label).join("; "))}`, "");
    const until = deadlineWords(first, today, today);
    const told = [
      ...(until === null ? [] : [until]),
      ...ways.map(({ channel, target }) => words(CHANNEL_WORDS[channel], target)),
      ...limitsOf(first),
    ];
    lines.push(...told.map((line) => `- ${escaped(line)}`));
    for (const { quote, section } of uniqueQuotes([...ways, ...things])) {
      quotation(lines, quote, section);
    }
  }
}

/**
 * @param {{quote: string, section: string}[]} places
 */
function uniqueQuotes(places) {
  return [...new Map(places.map((place) => [place.quote, place])).values()];
}

/**
 * @param {string[]} lines
 * @param {Report} report
 */
function definitions(lines, { definitions }) {
  if (definitions.length === 0) return;
  lines.push("", `## ${escaped(counted("definitions", definitions.length))}`);
  for (const { term, meaning } of definitions) {
    lines.push("", `**${escaped(term)}**`, "", `> ${escaped(meaning)}`);
  }
}

/**
 * Words of the document, and where they stand.
 * @param {string[]} lines
 * @param {string} quote
 * @param {string} section
 */
function quotation(lines, quote, section) {
  lines.push("", `> ${escaped(quote)}`);
  if (section) lines.push(">", `> ${escaped(words("inSection", section))}`);
}

/**
 * @param {string[]} lines
 * @param {string} heading
 * @param {import("./findings.js").Clause[]} clauses
 */
function clausesUnder(lines, heading, clauses) {
  if (clauses.length === 0) return;
  lines.push("", `## ${escaped(heading)}`);
  for (const { findings } of clauses) clause(lines, findings);
}

/**
 * @param {string[]} lines
 * @param {Finding[]} findings All of one clause type.
 */
function clause(lines, findings) {
  const [{ title, what, why, todo, references, narrowed = [], prevalence }] = findings;
  lines.push("", `### ${escaped(title)}`, "", escaped(what));
  if (prevalence) lines.push("", `${escaped(prevalence.note)}.`);
  for (const { note } of narrowed) {
    lines.push("", escaped(words("labelled", words("narrowedBy"), note)));
  }
  for (const { quote, section } of findings) quotation(lines, quote, section);
  lines.push(
    "",
    `- ${escaped(words("labelled", words("why"), why))}`,
    `- ${escaped(words("labelled", words("todo"), todo))}`,
  );
  if (references.length > 0)
    lines.push(`- ${escaped(words("law"))} ${escaped(references.join("; "))}`);
  const addresses = new Set(
    findings.flatMap(({ facts: { emails = [], links = [] } }) => [...emails, ...links]),
  );
  if (addresses.size > 0)
    lines.push(`- ${escaped(words("addressesNamed", [...addresses].join("; ")))}`);
}
