/**
 * Options: what is known of the person, so that clauses for others are folded.
 */

import { words } from "../shared/platform.js";
import { AGES, PERSON_WORDS, PLACES, USES } from "../shared/settings.js";
import { make } from "../popup/dom.js";
import { radios, settingsSection } from "./parts.js";

/**
 * @param {(settings: Partial<import("../shared/settings.js").Settings>) => void} change
 * @returns {import("./parts.js").Part}
 */
export function personPart(change) {
  const said = (/** @type {keyof typeof PERSON_WORDS} */ value) => words(PERSON_WORDS[value]);
  const why = make("p", "soft", words("appliesWhy"));
  const parts = [
    radios("place", words("placeHeading"), PLACES, said, change),
    radios("use", words("useHeading"), USES, said, change),
    radios("age", words("ageHeading"), AGES, said, change),
  ];
  return settingsSection("person", words("appliesHeading"), parts, why);
}
