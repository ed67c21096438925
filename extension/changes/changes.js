/**
 * The side-by-side view of a page's last change.
 */

import { send } from "../shared/messages.js";
import { counted, words } from "../shared/platform.js";
import { loadSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { byId, link, make } from "../popup/dom.js";
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
  const address = asked.get("page") ?? "";
  document.documentElement.lang = words("locale");
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
  byId("main").replaceChildren(table(change.diff));
}

/** @param {Diff} diff */
function table(diff) {
  const head = make("tr", "", column("comparisonBefore"), column("comparisonAfter"));
  const body = make("tbody", "");
  for (const { kind, before, after, unchanged } of diff.passages) {
    if (unchanged > 0) {
      const gap = make("td", "", counted("unchanged", unchanged));
      gap.colSpan = 2;
      body.append(make("tr", "unchanged", gap));
    }
    body.append(make("tr", kind, cell(before, "del"), cell(after, "ins")));
  }
  return make("table", "", make("thead", "", head), body);
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
 */
function cell(side, tag) {
  if (!side) return make("td", "nothing", words("comparisonNothing"));
  const element = make("td", "");
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

void draw(new URL(document.location.href).searchParams);
