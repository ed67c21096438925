/**
 * The options page: every setting takes effect as it is changed.
 */

import { hasAccess } from "../shared/access.js";
import { followChoice } from "../shared/always.js";
import { send } from "../shared/messages.js";
import { failureOf, words } from "../shared/platform.js";
import { DEFAULTS, listed } from "../shared/settings.js";
import { speakHere } from "../shared/speech.js";
import { changeSettings, loadSettings, watchSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { byId, make } from "../popup/dom.js";
import { alwaysPart } from "./always.js";
import { clausesPart } from "./clauses.js";
import { filePart } from "./file.js";
import { historyPart } from "./history.js";
import { keysPart } from "./keys.js";
import { patternFault, patternsPart } from "./patterns.js";
import { personPart } from "./person.js";
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
  changeSettings(what).catch((error) => {
    say(words("choiceNotKept", error instanceof Error ? error.message : String(error)));
    // What was pressed goes back to what is in force.
    update();
  });
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
  // A file can wish for what reads every site, and the browser alone can allow it.
  const { alwaysOn, ...others } = fields;
  const taken = alwaysOn && !(await hasAccess()) ? others : fields;
  change(() => taken);
  say(words("fileTaken"));
}

/** @type {import("../shared/settings.js").InForce} */
let inForce = { settings: DEFAULTS, chosen: {}, locked: [] };

/** Ends what belongs to the page as it is drawn. */
let drawing = new AbortController();

/** What keeps the sections up with the settings. @type {import("./parts.js").Part[]} */
let parts = [];

function update() {
  showTheme(inForce.settings.theme);
  for (const part of parts) part.update(inForce);
}

/** Draws the page in the language that is chosen. */
async function draw() {
  const catalogue = await send("core/catalogue", {});
  await speakHere(inForce.settings.language);
  drawing.abort();
  drawing = new AbortController();
  document.title = words("optionsTitle");
  byId("heading").textContent = words("optionsTitle");
  const types = catalogue?.ok ? catalogue.types : [];
  if (!catalogue?.ok) say(words("clausesFailed", catalogue?.failure.message ?? ""));
  parts = [
    shownPart((settings) => change(() => settings)),
    personPart((settings) => change(() => settings)),
    clausesPart(types, (clauses, told) =>
      change(({ clausesOff }) => ({ clausesOff: allListed(clausesOff, clauses, !told) })),
    ),
    patternsPart(
      () => inForce.settings.patterns,
      (pattern, wanted) =>
        change(({ patterns }) => ({ patterns: listed(patterns, pattern, wanted) })),
    ),
    alwaysPart(async (alwaysOn) => {
      await changeSettings(() => ({ alwaysOn }));
      // The choice may have been made before the browser allowed anything, in a file or by a policy.
      await followChoice();
    }, say),
    sitesPart((site, off) => change(({ sitesOff }) => ({ sitesOff: listed(sitesOff, site, off) }))),
  ];
  update();
  const keys = keysPart(drawing.signal);
  const licences = make("a", "", words("licencesTitle"));
  licences.href = "../licences/licences.html";
  byId("main").replaceChildren(
    ...parts.map(({ element }) => element),
    ...(keys ? [keys] : []),
    historyPart(say),
    filePart(() => inForce.settings, takeFile, say),
    make("p", "small soft", words("optionsKept")),
    make("p", "small", licences),
  );
  // The section that the address names was not there when the browser looked for it.
  const named = document.getElementById(location.hash.slice(1));
  named?.scrollIntoView();
}

/** Draws it anew: what is open stays open, and what had the keyboard has it again. */
async function drawAnew() {
  const main = byId("main");
  const groups = () =>
    /** @type {NodeListOf<HTMLDetailsElement>} */ (main.querySelectorAll("details[data-group]"));
  const open = new Set([...groups()].filter((group) => group.open).map(groupOf));
  const focused = document.activeElement;
  const chosen = focused instanceof HTMLInputElement && focused.name === "language";
  await draw();
  for (const group of groups()) group.open = open.has(groupOf(group));
  if (chosen) {
    /** @type {HTMLElement | null} */ (main.querySelector("[name=language]:checked"))?.focus();
  }
}

/** @param {HTMLElement} group */
function groupOf({ dataset }) {
  return dataset.group;
}

/** @param {Promise<void>} drawn */
function shown(drawn) {
  drawn.catch((error) => {
    const text = `${words("internalWhat")} ${failureOf(error).message}`;
    byId("main").replaceChildren(make("p", "", text));
  });
}

watchSettings((next, fields) => {
  inForce = next;
  if (fields.includes("language")) shown(drawAnew());
  else update();
});

async function start() {
  inForce = await loadSettings();
  await draw();
}

shown(start());
