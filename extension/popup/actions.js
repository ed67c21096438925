/**
 * The section of the popup that says what the reader can do, a row each, and helps to get it done.
 */

import { saveFile } from "../shared/files.js";
import { counted, locale, words } from "../shared/platform.js";
import { wordsFor } from "../shared/speech.js";
import { calendarFile } from "./calendar.js";
import { button, disclosure, link, make, section } from "./dom.js";
import { lettersOf } from "./drafts.js";
import { fileName, safeAddress } from "./findings.js";
import {
  CHANNEL_WORDS,
  dateInWords,
  deadlineWords,
  limitsOf,
  titleOf,
  untilWords,
} from "./language.js";
import { alarmDays, cardsOf, isCounted, laidOut, timed, uidOf } from "./ways.js";

/** @typedef {import("../core/contract.js").Action} Action */
/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../core/contract.js").Report} Report */
/** @typedef {import("./ways.js").Card} Card */

/**
 * @typedef {object} Tools What the section needs from the popup.
 * @property {AbortSignal} signal Ends when the report is drawn anew.
 * @property {string} url Address of the page.
 * @property {(finding: Finding) => HTMLElement} showButton
 * @property {(text: string) => void} copy
 * @property {(text: string) => void} say Tells a result, to screen readers too.
 */

/** Longest web address that is written out, in UTF-16 code units. */
const LONGEST_ADDRESS = 60;

/**
 * Message names of copying the address of a way; other ways are opened, not written to.
 * @type {Map<import("../core/contract.js").Channel, string>}
 */
const COPY_WORDS = new Map([
  ["email", "copyEmailAddress"],
  ["post", "copyPostalAddress"],
]);

/**
 * @typedef {Tools & {
 *   report: Report, today: Date, given: Date | null, drafts: Map<string, import("./drafts.js").Draft>,
 *   letterWords: Promise<import("../shared/platform.js").Words>,
 * }} Setting What the rows share. `given` is the day of acceptance that the person gave; `letterWords` are in
 *   the letters' language.
 */

/**
 * @typedef {object} Row
 * @property {HTMLElement} item
 * @property {HTMLInputElement | null} accepted Asks for the day of acceptance, where the last day is counted from it.
 * @property {() => void} draw Draws what that day decides.
 */

/**
 * @param {Report} report
 * @param {Tools} tools
 * @returns {HTMLElement | null} Null where nothing can be done.
 */
export function actionsSection(report, tools) {
  if (report.actions.length === 0) return null;
  const today = new Date();
  const letterWords = wordsFor(report.language);
  /** @type {Setting} */
  const setting = { ...tools, report, today, given: null, drafts: new Map(), letterWords };
  const { shown, folded } = laidOut(cardsOf(report.actions, today, today));
  const rows = [...shown, ...folded].map((card, at) => wayRow(card, at + 1, setting));
  // The order stays while the day is typed.
  for (const { accepted } of rows) {
    accepted?.addEventListener(
      "input",
      () => {
        setting.given = accepted.value ? new Date(`${accepted.value}T12:00:00`) : null;
        for (const row of rows) {
          if (row.accepted && row.accepted !== accepted) row.accepted.value = accepted.value;
          row.draw();
        }
      },
      { signal: tools.signal },
    );
  }
  const items = rows.map(({ item }) => item);
  const list = make("ul", "rows", ...items.slice(0, shown.length));
  const element = section("actions", [words("actionsHeading")], list);
  if (folded.length > 0) {
    const others = make("ul", "rows", ...items.slice(shown.length));
    const more = disclosure(counted("moreWays", folded.length), others);
    more.id = "more-ways";
    element.append(more);
  }
  return element;
}

/**
 * A way out as a row: what, by when and where; it opens to all else that is known of it.
 * @param {Card} card
 * @param {number} number Among those of the report, from 1.
 * @param {Setting} setting
 * @returns {Row}
 */
function wayRow(card, number, setting) {
  const [first] = card.ways;
  const summary = make("summary", "");
  const told = make("div", "");
  const row = make("details", "row", summary);
  // What it says changes with the day that is given; by what name it is found again does not.
  row.id = `way-${number}`;
  const accepted = isCounted(first) ? dayInput(number, setting.today) : null;
  if (accepted) {
    const label = make("label", "", words("acceptedOn"));
    label.htmlFor = accepted.id;
    row.append(make("p", "accepted", label, " ", accepted));
  }
  row.append(told);
  const draw = () => {
    const { given, today } = setting;
    const now = timed(card, given ?? today, today);
    summary.replaceChildren(...summaryOf(now, setting));
    told.replaceChildren(...bodyOf(now, setting));
  };
  draw();
  const item = make("li", "action", row);
  item.dataset.offer = first.offer;
  return { item, accepted, draw };
}

/**
 * @param {number} number
 * @param {Date} today
 */
function dayInput(number, today) {
  const input = make("input", "");
  input.type = "date";
  input.id = `accepted-${number}`;
  input.valueAsDate = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()));
  return input;
}

/**
 * @param {Card} card
 * @param {Setting} setting
 */
function summaryOf({ things: [{ label }], ways }, { given, today }) {
  const until = untilWords(ways[0], given, today);
  const where = make("span", "way", waysWords(ways));
  where.dir = "auto";
  return [
    make("h3", "", label),
    ...(until === null ? [] : [make("strong", "until", until)]),
    where,
    ...limitsOf(ways[0]).map((text) => make("span", "only", text)),
  ];
}

/**
 * @param {Card} card
 * @param {Setting} setting
 */
function bodyOf(card, setting) {
  const { given, today } = setting;
  const [first] = card.ways;
  const [, ...others] = card.things;
  const parts = card.ways.map((way) => make("p", "how", wayWords(way)));
  if (others.length > 0) {
    const names = others.map((thing) => thing.label).join("; ");
    parts.push(make("p", "soft", words("actionAlso", names)));
  }
  const until = deadlineWords(first, given ?? today, today);
  if (until !== null) parts.push(make("p", "deadline", until));
  const buttons = cardButtons(card, setting);
  if (buttons.length > 0) parts.push(make("p", "buttons", ...buttons));
  return [...parts, ...lettersOf(card, setting)];
}

/**
 * Where the ways lead, in few words: addresses and paths as the document has them.
 * @param {Action[]} ways
 */
function waysWords(ways) {
  const list = new Intl.ListFormat(locale(), { style: "long", type: "disjunction" });
  return list.format(
    ways.map(({ channel, target }) =>
      channel === "link" ? target.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "") : target,
    ),
  );
}

/** @param {Action} way */
function wayWords({ channel, target }) {
  const address = channel === "link" ? safeAddress(target) : null;
  if (address === null) return words(CHANNEL_WORDS[channel], target);
  const short =
    target.length > LONGEST_ADDRESS ? `${target.slice(0, LONGEST_ADDRESS - 1)}…` : target;
  return link(words("channelLink", short), address);
}

/**
 * @param {Card} card
 * @param {Setting} setting
 */
function cardButtons({ things, ways, last, past }, setting) {
  const { report, signal, copy } = setting;
  const [{ clause, start }] = things;
  const own = report.findings.find((known) => known.clause === clause && known.start === start);
  const answered = report.findings.find(({ id }) =>
    ways.some(({ answers }) => answers.includes(id)),
  );
  const shown = own ?? answered;
  const buttons = shown ? [setting.showButton(shown)] : [];
  for (const { channel, target } of ways) {
    const name = COPY_WORDS.get(channel);
    if (name === undefined) continue;
    const element = button(words(name), signal, () => copy(target));
    element.setAttribute("aria-label", words("labelled", words(name), target));
    buttons.push(element);
  }
  if (last !== null && !past) {
    const [{ label }] = things;
    const element = button(words("addToCalendar"), signal, () =>
      saveDeadline({ things, ways, last, past }, setting),
    );
    element.className = "calendar";
    element.setAttribute("aria-label", words("labelled", words("addToCalendar"), label));
    buttons.push(element);
  }
  return buttons;
}

/**
 * @param {Card & {last: Date}} card
 * @param {Setting} setting
 */
function saveDeadline({ things, ways, last }, { report, url, today, given, say }) {
  const [{ label, quote }] = things;
  const [first] = ways;
  const document = titleOf(report);
  const isFromAcceptance = isCounted(first);
  const about = [
    label,
    ...ways.map(({ channel, target }) => words(CHANNEL_WORDS[channel], target)),
    ...limitsOf(first),
    ...(isFromAcceptance ? [words("calendarCounted", dateInWords(given ?? today))] : []),
    words("calendarClause", quote.replace(/\s+/g, " ").trim()),
    words("calendarAbout", document, url),
  ];
  const entry = {
    uid: uidOf(first, url),
    summary: words("calendarSummary", label, report.provider ?? document),
    description: about.join("\n"),
    url,
    last,
    alarmDays: alarmDays(last, today),
  };
  const name = fileName(url, last, "ics");
  saveFile(name, calendarFile(entry, new Date()), "text/calendar;charset=utf-8");
  say(words("calendarSaved", name));
}
