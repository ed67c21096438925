/**
 * The colour scheme that the person has chosen for the extension's own pages.
 */

/** @param {import("./settings.js").Theme} theme */
export function showTheme(theme) {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
}
