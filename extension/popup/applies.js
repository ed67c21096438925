/**
 * What applies to the person: asked once, where a clause of the report depends on it; and the
 * clauses that are for others, folded.
 */

import { questionsOf } from "../shared/applies.js";
import { counted, words } from "../shared/platform.js";
import { AGES, PERSON_WORDS, PLACES, USES } from "../shared/settings.js";
import { button, disclosure, make, quotation } from "./dom.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {Partial<import("../shared/settings.js").Settings>} Change */

/** What may be answered to each question. */
const ANSWERS = { place: PLACES, use: USES, age: AGES };

/** Message names of the questions. */
const QUESTION_WORDS = { place: "placeHeading", use: "useHeading", age: "ageHeading" };

/**
 * @param {Finding[]} findings All of the report.
 * @param {import("../shared/settings.js").InForce} inForce
 * @param {((change: Change) => void) | null} change Null where it can't be kept.
 * @param {AbortSignal} signal
 * @returns {HTMLElement | null} Null where nothing depends on the answers, or they were asked for.
 */
export function questionSection(findings, { settings, locked }, change, signal) {
  const asked = new Set(findings.flatMap(({ only }) => questionsOf(only)));
  const open = [...asked].filter(
    (question) => settings[question] === "unsaid" && !locked.includes(question),
  );
  if (!settings.askPerson || change === null || open.length === 0) return null;
  const selects = open.map((question) => {
    const select = make("select", "");
    select.id = `ask-${question}`;
    for (const answer of ANSWERS[question]) {
      const option = make("option", "", words(PERSON_WORDS[answer]));
      option.value = answer;
      select.append(option);
    }
    const label = make("label", "", words(QUESTION_WORDS[question]));
    label.htmlFor = select.id;
    return { question, select, line: make("p", "line", label, select) };
  });
  const keep = () =>
    change({
      askPerson: false,
      ...Object.fromEntries(selects.map(({ question, select }) => [question, select.value])),
    });
  const details = disclosure(
    words("appliesHeading"),
    make("p", "soft", words("appliesWhy")),
    ...selects.map(({ line }) => line),
    make(
      "p",
      "buttons",
      button(words("appliesKeep"), signal, keep),
      button(words("appliesNever"), signal, () => change({ askPerson: false })),
    ),
  );
  details.id = "applies";
  return details;
}

/**
 * @param {Finding[]} others Clauses that are for others.
 * @param {(finding: Finding) => HTMLElement} showButton
 * @returns {HTMLElement | null} Null where there are none.
 */
export function othersSection(others, showButton) {
  if (others.length === 0) return null;
  const items = others.map((finding) =>
    make(
      "li",
      "",
      make("h3", "", finding.title),
      make("p", "only", finding.only?.told ?? ""),
      quotation(finding.quote),
      make("p", "buttons", showButton(finding)),
    ),
  );
  const details = disclosure(
    counted("forOthers", others.length),
    make("p", "soft", words("forOthersWhy")),
    make("ul", "cards", ...items),
  );
  details.id = "for-others";
  return details;
}
