/**
 * Options: how much is lit, what is told, in which colours.
 */

import { words } from "../shared/platform.js";
import { AMOUNT_WORDS, AMOUNTS, LEASTS, THEMES } from "../shared/settings.js";
import { section } from "../popup/dom.js";
import { radios } from "./parts.js";

/** @type {Record<import("../shared/settings.js").Least, string>} */
const LEAST_WORDS = { possible: "leastPossible", sure: "leastSure" };
/** @type {Record<import("../shared/settings.js").Theme, string>} */
const THEME_WORDS = { system: "themeSystem", light: "themeLight", dark: "themeDark" };

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
  return {
    element: section(
      "shown",
      [words("shownHeading")],
      amount.element,
      least.element,
      theme.element,
    ),
    update({ settings, locked }) {
      amount.update(settings.amount, locked.includes("amount"));
      least.update(settings.least, locked.includes("least"));
      theme.update(settings.theme, locked.includes("theme"));
    },
  };
}
