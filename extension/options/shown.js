/**
 * Options: how much is lit, what is told, in which colours and language.
 */

import { words } from "../shared/platform.js";
import { AMOUNT_WORDS, AMOUNTS, LEASTS, SPOKEN, THEMES } from "../shared/settings.js";
import { section } from "../popup/dom.js";
import { radios } from "./parts.js";

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
  const amount = radios(
    "amount",
    words("amountHeading"),
    AMOUNTS,
    (value) => words(AMOUNT_WORDS[value]),
    (value) => change({ amount: value }),
  );
  const least = radios(
    "least",
    words("leastHeading"),
    LEASTS,
    (value) => words(LEAST_WORDS[value]),
    (value) => change({ least: value }),
  );
  const theme = radios(
    "theme",
    words("themeHeading"),
    THEMES,
    (value) => words(THEME_WORDS[value]),
    (value) => change({ theme: value }),
  );
  const language = radios("language", words("languageHeading"), SPOKEN, languageWords, (value) =>
    change({ language: value }),
  );
  return {
    element: section(
      "shown",
      [words("shownHeading")],
      amount.element,
      least.element,
      theme.element,
      language.element,
    ),
    update({ settings, locked }) {
      amount.update(settings.amount, locked.includes("amount"));
      least.update(settings.least, locked.includes("least"));
      theme.update(settings.theme, locked.includes("theme"));
      language.update(settings.language, locked.includes("language"));
    },
  };
}
