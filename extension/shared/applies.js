/**
 * Whether a clause that is limited to some people or places may be one for the person: pure. Where
 * they have not said, or a limit says nothing of what they said, it may.
 */

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {NonNullable<Finding["only"]>} Only */
/** @typedef {Pick<import("./settings.js").Settings, "place" | "use" | "age">} Person */

/** The European Economic Area without the Union: ISO 3166-1. */
const EEA_ALONE = ["IS", "LI", "NO"];

/** The European Union: ISO 3166-1, as of 2020. */
const UNION = [
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"],
  ...["IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"],
];

/** Europe as a continent, UN M.49. */
const EUROPE = "150";

/** Codes that hold of somebody who lives elsewhere than in Europe or the United States: none of these. */
const KNOWN = new Set(["EU", "EEA", "GB", EUROPE, ...UNION, ...EEA_ALONE]);

/**
 * @param {string} code As {@link Only} has them.
 * @param {Person["place"]} place
 */
function isWithin(code, place) {
  const isAmerican = code === "US" || code.startsWith("US-");
  if (place === "eu") return KNOWN.has(code) && code !== "GB";
  if (place === "uk") return code === "GB" || code === EUROPE;
  if (place === "us") return isAmerican;
  // Switzerland is in Europe too.
  return code === EUROPE || (!isAmerican && !KNOWN.has(code));
}

/**
 * @param {Only | undefined} only
 * @param {Person} person
 */
export function applies(only, { place, use, age }) {
  if (!only) return true;
  const { people } = only;
  const places = only.places ?? [];
  if (place !== "unsaid" && places.length > 0 && !places.some((code) => isWithin(code, place))) {
    return false;
  }
  if (people === "business") return use !== "private";
  if (people === "consumer") return use !== "business";
  return people !== "minor" || age !== "adult";
}

/**
 * Which questions decide whether a clause is one for the person.
 * @param {Only | undefined} only
 * @returns {(keyof Person)[]}
 */
export function questionsOf(only) {
  /** @type {(keyof Person)[]} */
  const questions = [];
  if ((only?.places ?? []).length > 0) questions.push("place");
  if (only?.people === "business" || only?.people === "consumer") questions.push("use");
  if (only?.people === "minor") questions.push("age");
  return questions;
}
