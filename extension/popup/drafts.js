/**
 * A drafted letter under a way out: to be read, changed, copied and sent.
 */

import { words } from "../shared/platform.js";
import { button, disclosure, make } from "./dom.js";
import { isWritten, letterOf, mailtoOf } from "./letter.js";

/** @typedef {import("../core/contract.js").Action} Action */
/** @typedef {import("./actions.js").Setting} Setting */
/** @typedef {import("./ways.js").Card} Card */
/** @typedef {import("./ways.js").Thing} Thing */

/**
 * @typedef {object} Draft What the person made of a letter.
 * @property {number} number Among those of the report, from 1.
 * @property {boolean} open
 * @property {string | null} text Null while it is as drafted.
 */

/**
 * The letters that can be written for what is done by a card's ways.
 * @param {Card} card
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function lettersOf(card, setting) {
  return card.ways.flatMap((way) =>
    card.things
      .filter((thing) => isWritten(thing, way))
      .map((thing) => letter(card, thing, way, setting)),
  );
}

/**
 * A drafted letter, folded away; what the person writes into it stays when the row is drawn anew.
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
