/**
 * Options: what is known of the person, so that clauses for others are folded.
 */

import { words } from "../shared/platform.js";
import { AGES, PERSON_WORDS, PLACES, USES } from "../shared/settings.js";
import { make, section } from "../popup/dom.js";
import { radios } from "./parts.js";

/**
 * @param {(settings: Partial<import("../shared/settings.js").Settings>) => void} change
 * @returns {import("./parts.js").Part}
 */
export function personPart(change) {
  const said = (/** @type {keyof typeof PERSON_WORDS} */ value) => words(PERSON_WORDS[value]);
  const place = radios("place", words("placeHeading"), PLACES, said, (value) =>
    change({ place: value }),
  );
  const use = radios("use", words("useHeading"), USES, said, (value) => change({ use: value }));
  const age = radios("age", words("ageHeading"), AGES, said, (value) => change({ age: value }));
  return {
    element: section(
      "person",
      [words("appliesHeading")],
      make("p", "soft", words("appliesWhy")),
      place.element,
      use.element,
      age.element,
    ),
    update({ settings, locked }) {
      place.update(settings.place, locked.includes("place"));
      use.update(settings.use, locked.includes("use"));
      age.update(settings.age, locked.includes("age"));
    },
  };
}
