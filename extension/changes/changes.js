/**
 * The side-by-side view of a page's last change.
 */

import { send } from "../shared/messages.js";
import { counted, words } from "../shared/platform.js";
import { speakHere } from "../shared/speech.js";
import { loadSettings, watchSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { verdictOf } from "../popup/changes.js";
import { byId, disclosure, link, make } from "../popup/dom.js";
import { safeAddress } from "../popup/findings.js";
import { spanInWords } from "../popup/language.js";

/** @typedef {import("../core/contract.js").Diff} Diff */
/** @typedef {import("../core/contract.js").Side} Side */

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
  byId("main").replaceChildren(table(change.diff, change.text));
}

/**
 * @param {Diff} diff
 * @param {string} text Of the later version.
 */
function table(diff, text) {
  const head = make("tr", "", column("comparisonBefore"), column("comparisonAfter"));
  const bodies = diff.passages.map((passage) => {
    const body = make("tbody", "");
    if (passage.unchanged > 0) body.append(unchangedRow(passage, text));
    const verdict = make("th", "", verdictOf(passage));
    verdict.colSpan = 2;
    verdict.scope = "rowgroup";
    const { kind, direction, before, after } = passage;
    body.append(
      make("tr", `verdict ${direction}`, verdict),
      make(
        "tr",
        kind,
        cell(before, "del", "comparisonBefore"),
        cell(after, "ins", "comparisonAfter"),
      ),
    );
    return body;
  });
  return make("table", "", make("thead", "", head), ...bodies);
}

/**
 * What stayed as it was between two passages, folded away.
 * @param {import("../core/contract.js").Passage} passage
 * @param {string} text Of the later version.
 */
function unchangedRow({ unchanged, between }, text) {
  const paragraphs = (between ? text.slice(between.start, between.end) : "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const paragraph = make("p", "", line);
      paragraph.dir = "auto";
      return paragraph;
    });
  const gap = make("td", "", disclosure(counted("unchanged", unchanged), ...paragraphs));
  gap.colSpan = 2;
  return make("tr", "unchanged", gap);
}

/** @param {string} name */
function column(name) {
  const element = make("th", "", words(name));
  element.scope = "col";
  return element;
}

/**
 * One side of a passage. Where the other side has nothing, all of it differs.
 * @param {Side | undefined} side
 * @param {"del" | "ins"} tag
 * @param {string} name Message name of the side.
 */
function cell(side, tag, name) {
  const element = make("td", side ? "" : "nothing");
  // Written out where the table's head is out of sight.
  element.dataset.side = words(name);
  if (!side) {
    element.append(words("comparisonNothing"));
    return element;
  }
  element.dir = "auto";
  let at = 0;
  for (const { start, end } of side.marks) {
    element.append(side.text.slice(at, start), make(tag, "", side.text.slice(start, end)));
    at = end;
  }
  element.append(side.text.slice(at));
  return element;
}

byId("forget").addEventListener("click", () => {
  void send("history/forget", {}).then(() => {
    byId("status").textContent = words("forgotten");
  });
});

const asked = new URL(document.location.href).searchParams;
watchSettings((_, fields) => {
  if (fields.includes("language")) void draw(asked);
});
void draw(asked);
