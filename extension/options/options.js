/**
 * The options page: every setting takes effect as it is changed.
 */

import { send } from "../shared/messages.js";
import { failureOf, words } from "../shared/platform.js";
import { listed } from "../shared/settings.js";
import { changeSettings, loadSettings, watchSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { byId, make } from "../popup/dom.js";
import { alwaysPart } from "./always.js";
import { clausesPart } from "./clauses.js";
import { filePart } from "./file.js";
import { historyPart } from "./history.js";
import { patternFault, patternsPart } from "./patterns.js";
import { shownPart } from "./shown.js";
import { sitesPart } from "./sites.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */

/** How long a result stays in sight, in milliseconds. */
const SEEN = 6000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/**
 * Tells what came of something, in sight and to screen readers.
 * @param {string} text
 */
function say(text) {
  byId("status").textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => (byId("status").textContent = ""), SEEN);
}

/** @param {(settings: Settings) => Partial<Settings>} what */
function change(what) {
  changeSettings(what).catch((error) => say(words("technical", "storage", String(error))));
}

/**
 * @param {string[]} list
 * @param {string[]} entries
 * @param {boolean} wanted
 */
function allListed(list, entries, wanted) {
  return entries.reduce((all, entry) => listed(all, entry, wanted), list);
}

/**
 * Takes over what a file holds, unless a pattern of it is none.
 * @param {Partial<Settings>} fields
 */
async function takeFile(fields) {
  for (const pattern of fields.patterns ?? []) {
    const fault = await patternFault(pattern);
    if (fault !== null) {
      say(words("fileFault", pattern));
      return;
    }
  }
  change(() => fields);
  say(words("fileTaken"));
}

async function start() {
  document.documentElement.lang = words("locale");
  document.title = words("optionsTitle");
  byId("heading").textContent = words("optionsTitle");
  let inForce = await loadSettings();
  const catalogue = await send("core/catalogue", {});
  const types = catalogue?.ok ? catalogue.types : [];
  if (!catalogue?.ok) say(words("clausesFailed", catalogue?.failure.message ?? ""));
  const parts = [
    shownPart((settings) => change(() => settings)),
    clausesPart(types, (clauses, told) =>
      change(({ clausesOff }) => ({ clausesOff: allListed(clausesOff, clauses, !told) })),
    ),
    patternsPart(
      () => inForce.settings.patterns,
      (pattern, wanted) =>
        change(({ patterns }) => ({ patterns: listed(patterns, pattern, wanted) })),
    ),
    alwaysPart((alwaysOn) => change(() => ({ alwaysOn })), say),
    sitesPart((site, off) => change(({ sitesOff }) => ({ sitesOff: listed(sitesOff, site, off) }))),
  ];
  const update = () => {
    showTheme(inForce.settings.theme);
    for (const part of parts) part.update(inForce);
  };
  update();
  watchSettings((next) => {
    inForce = next;
    update();
  });
  byId("main").replaceChildren(
    ...parts.map(({ element }) => element),
    historyPart(say),
    filePart(() => inForce.settings, takeFile, say),
    make("p", "small soft", words("optionsKept")),
  );
  // The section that the address names was not there when the browser looked for it.
  const named = document.getElementById(location.hash.slice(1));
  named?.scrollIntoView();
}

start().catch((error) => {
  byId("main").replaceChildren(make("p", "", words("internalWhat"), " ", failureOf(error).message));
});
