/**
 * The section of the popup that says what the reader can do, and helps to get it done.
 */

import { saveFile } from "../shared/files.js";
import { words } from "../shared/platform.js";
import { wordsFor } from "../shared/speech.js";
import { calendarFile } from "./calendar.js";
import { button, disclosure, link, make, section } from "./dom.js";
import { fileName, safeAddress } from "./findings.js";
import { CHANNEL_WORDS, dateInWords, deadlineWords, limitsOf, titleOf } from "./language.js";
import { isWritten, letterOf, mailtoOf } from "./letter.js";
import { alarmDays, cardsOf, uidOf } from "./ways.js";

/** @typedef {import("../core/contract.js").Action} Action */
/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../core/contract.js").Report} Report */
/** @typedef {import("./ways.js").Card} Card */
/** @typedef {import("./ways.js").Thing} Thing */

/**
 * @typedef {object} Tools What the section needs from the popup.
 * @property {AbortSignal} signal Ends when the report is drawn anew.
 * @property {string} url Address of the page.
 * @property {(finding: Finding) => HTMLElement} showButton
 * @property {(text: string) => void} copy
 * @property {(text: string) => void} say Tells a result, to screen readers too.
 */

/**
 * @typedef {object} Draft What the person made of a letter.
 * @property {number} number Among those of the report, from 1.
 * @property {boolean} open
 * @property {string | null} text Null while it is as drafted.
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
 * @param {Report} report
 * @param {Tools} tools
 * @returns {HTMLElement | null} Null where nothing can be done.
 */
export function actionsSection(report, tools) {
  if (report.actions.length === 0) return null;
  const today = new Date();
  /** @type {Map<string, Draft>} */
  const drafts = new Map();
  const letterWords = wordsFor(report.language);
  const list = make("ul", "cards");
  const draw = (/** @type {Date | null} */ given) => {
    const cards = cardsOf(report.actions, given ?? today, today);
    list.replaceChildren(
      ...cards.map((card) =>
        cardItem(card, { ...tools, report, today, given, drafts, letterWords }),
      ),
    );
  };
  draw(null);
  const counts = report.actions.some((action) => action.deadlineDays !== null && !action.deadline);
  const parts = counts ? [acceptedOn(today, draw, tools.signal), list] : [list];
  return section("actions", [words("actionsHeading")], ...parts);
}

/**
 * @typedef {Tools & {
 *   report: Report, today: Date, given: Date | null, drafts: Map<string, Draft>,
 *   letterWords: Promise<import("../shared/platform.js").Words>,
 * }} Setting `given` is the day of acceptance that the person gave; `letterWords` are in the letters' language.
 */

/**
 * Asks for the day on which the person accepted, from which most deadlines count.
 * @param {Date} today
 * @param {(given: Date | null) => void} draw
 * @param {AbortSignal} signal
 */
function acceptedOn(today, draw, signal) {
  const input = make("input", "");
  input.type = "date";
  input.id = "accepted";
  input.valueAsDate = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()));
  const update = () => draw(input.value ? new Date(`${input.value}T12:00:00`) : null);
  input.addEventListener("input", update, { signal });
  const label = make("label", "", words("acceptedOn"));
  label.htmlFor = input.id;
  return make("p", "accepted", label, " ", input);
}

/**
 * @param {Card} card
 * @param {Setting} setting
 */
function cardItem(card, setting) {
  const { today, given } = setting;
  const [first] = card.ways;
  const [{ label }, ...others] = card.things;
  const item = make("li", "action", make("h3", "", label));
  item.dataset.offer = first.offer;
  if (others.length > 0) {
    const names = others.map((thing) => thing.label).join("; ");
    item.append(make("p", "soft", words("actionAlso", names)));
  }
  const ways = card.ways.map((way) => make("p", "how", wayWords(way)));
  item.append(...ways, ...limitsOf(first).map((text) => make("p", "only", text)));
  const until = deadlineWords(first, given ?? today, today);
  if (until !== null) item.append(make("p", "deadline", until));
  const buttons = cardButtons(card, setting);
  if (buttons.length > 0) item.append(make("p", "buttons", ...buttons));
  for (const way of card.ways) {
    for (const thing of card.things.filter((known) => isWritten(known, way))) {
      item.append(letter(card, thing, way, setting));
    }
  }
  return item;
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
  const counted = !first.deadline;
  const about = [
    label,
    ...ways.map(({ channel, target }) => words(CHANNEL_WORDS[channel], target)),
    ...limitsOf(first),
    ...(counted ? [words("calendarCounted", dateInWords(given ?? today))] : []),
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

/**
 * A drafted letter, folded away; what the person writes into it stays when the cards are drawn anew.
 * @param {Card} card
 * @param {Thing} thing
 * @param {Action} way
 * @param {Setting} setting
 */
function letter(card, thing, way, setting) {
  const { drafts, signal, letterWords } = setting;
  const { only, covers } = way;
  const key = JSON.stringify([thing.offer, thing.label, way.channel, way.target, only, covers]);
  const draft = drafts.get(key) ?? { number: drafts.size + 1, open: false, text: null };
  drafts.set(key, draft);
  const several = card.things.filter((known) => isWritten(known, way)).length > 1;
  const name = `write${way.channel === "email" ? "Email" : "Letter"}${several ? "For" : ""}`;
  const details = disclosure(words(name, thing.label));
  details.className = "letter";
  details.open = draft.open;
  details.addEventListener("toggle", () => (draft.open = details.open), { signal });
  // The language that it is written in may have to be read first.
  void letterWords.then((told) => details.append(...sheetOf(draft, thing, way, setting, told)));
  return details;
}

/**
 * The letter itself, to be changed, copied and sent.
 * @param {Draft} draft
 * @param {Thing} thing
 * @param {Action} way
 * @param {Setting} setting
 * @param {import("../shared/platform.js").Words} told In the letter's language.
 */
function sheetOf(draft, thing, way, { report, url, given, signal, copy }, told) {
  const drafted = letterOf(report, thing, way, { url, accepted: given }, told);
  const email = way.channel === "email";
  const text = make("textarea", "letter-text");
  text.id = `letter-${draft.number}`;
  text.rows = 12;
  text.dir = "auto";
  text.lang = told("locale");
  text.value = draft.text ?? drafted.body;
  const label = make("label", "", words("letterText"));
  label.htmlFor = text.id;
  const mail = make("a", "mail", words("openMail"));
  mail.target = "_blank";
  const aim = () => {
    const address = email ? mailtoOf({ ...drafted, body: text.value }) : null;
    mail.hidden = address === null;
    if (address !== null) mail.href = address;
  };
  aim();
  text.addEventListener(
    "input",
    () => {
      draft.text = text.value;
      aim();
    },
    { signal },
  );
  const whole = () => (email ? text.value : [way.target, drafted.subject, text.value].join("\n\n"));
  return [
    make(
      "dl",
      "letter-head",
      ...row("letterTo", way.target),
      ...row("letterSubjectLabel", drafted.subject),
    ),
    label,
    text,
    make("p", "soft", words("letterFill")),
    make(
      "p",
      "buttons",
      button(words("copyLetter"), signal, () => copy(whole())),
      mail,
    ),
  ];
}

/**
 * @param {string} name
 * @param {string} value
 */
function row(name, value) {
  const description = make("dd", "", value);
  description.dir = "auto";
  return [make("dt", "", words(name)), description];
}
