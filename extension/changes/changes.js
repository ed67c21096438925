/**
 * The side-by-side view of a page's last change.
 */

import { ask } from "../shared/ask.js";
import { send } from "../shared/messages.js";
import { words } from "../shared/platform.js";
import { speakHere } from "../shared/speech.js";
import { loadSettings, watchSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { byId, link, make } from "../popup/dom.js";
import { safeAddress } from "../popup/findings.js";
import { spanInWords } from "../popup/language.js";
import { comparisonOf } from "./comparison.js";

/**
 * Draws the change between the versions that the address of this view names, or the last one.
 * @param {URLSearchParams} asked
 */
async function draw(asked) {
  const { settings } = await loadSettings();
  showTheme(settings.theme);
  await speakHere(settings.language);
  const address = asked.get("page") ?? "";
  document.title = words("comparison");
  byId("heading").textContent = words("comparison");
  byId("forget").textContent = words("forgetAll");
  const [before, after] = [asked.get("before"), asked.get("after")];
  const number = Number(asked.get("document"));
  const change =
    before && after
      ? await send("history/compare", { address, document: number, before, after })
      : await send("history/last", { address });
  const safe = safeAddress(address);
  const name = change?.title || address;
  byId("page").replaceChildren(safe ? link(name, safe) : name);
  if (!change) {
    byId("main").replaceChildren(make("p", "", words("comparisonNone")));
    return;
  }
  const [since, until] = spanInWords(new Date(change.since), new Date(change.until));
  byId("dates").textContent = words("comparisonDates", since, until);
  byId("main").replaceChildren(...comparisonOf(change.diff, change.text));
}

/** Forgets every page, once the person has said so. */
async function forget() {
  if (!(await ask(words("historyForgetAsk"), words("historyForget")))) return;
  const done = await send("history/forget", {}).catch(() => undefined);
  byId("status").textContent = words(done ? "forgotten" : "noAnswerWhat");
}

byId("forget").addEventListener("click", () => void forget());

const asked = new URL(document.location.href).searchParams;
watchSettings((_, fields) => {
  if (fields.includes("language")) void draw(asked);
});
void draw(asked);
