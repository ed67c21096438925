/**
 * Options: how much is lit, what is told, in which colours and language.
 */

import { words } from "../shared/platform.js";
import { AMOUNT_WORDS, AMOUNTS, LEASTS, SPOKEN, THEMES } from "../shared/settings.js";
import { radios, settingsSection } from "./parts.js";

/** @type {Record<import("../shared/settings.js").Least, string>} */
const LEAST_WORDS = { possible: "leastPossible", sure: "leastSure" };
/** @type {Record<import("../shared/settings.js").Theme, string>} */
const THEME_WORDS = { system: "themeSystem", light: "themeLight", dark: "themeDark" };

/**
 * A language by the name that it has for itself, as labels are written.
 * @param {import("../shared/settings.js").Spoken} spoken
 */
function languageWords(spoken) {
  if (spoken === "browser") return words("languageBrowser");
  const name = new Intl.DisplayNames(spoken, { type: "language" }).of(spoken) ?? spoken;
  return name.charAt(0).toLocaleUpperCase(spoken) + name.slice(1);
}

/**
 * @param {(settings: Partial<import("../shared/settings.js").Settings>) => void} change
 * @returns {import("./parts.js").Part}
 */
export function shownPart(change) {
  return settingsSection("shown", words("shownHeading"), [
    radios(
      "amount",
      words("amountHeading"),
      AMOUNTS,
      (value) => words(AMOUNT_WORDS[value]),
      change,
    ),
    radios("least", words("leastHeading"), LEASTS, (value) => words(LEAST_WORDS[value]), change),
    radios("theme", words("themeHeading"), THEMES, (value) => words(THEME_WORDS[value]), change),
    radios("language", words("languageHeading"), SPOKEN, languageWords, change),
  ]);
}
