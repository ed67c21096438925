/**
 * The licences of what others wrote of the extension: the notices that the build has collected.
 */

import { failureOf, words } from "../shared/platform.js";
import { speakHere } from "../shared/speech.js";
import { loadSettings, watchSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { byId, make } from "../popup/dom.js";

const NOTICES = new URL("../THIRD-PARTY.txt", import.meta.url);

/** Draws the page as the person has chosen. */
async function draw() {
  const { settings } = await loadSettings();
  showTheme(settings.theme);
  await speakHere(settings.language);
  document.title = words("licencesTitle");
  byId("heading").textContent = words("licencesTitle");
  const notices = make("pre", "", await (await fetch(NOTICES)).text());
  notices.lang = "en";
  byId("main").replaceChildren(make("p", "lead", words("licencesLead")), notices);
}

function shown() {
  draw().catch((error) => {
    const text = `${words("internalWhat")} ${failureOf(error).message}`;
    byId("main").replaceChildren(make("p", "", text));
  });
}

watchSettings(shown);
shown();
