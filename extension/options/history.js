/**
 * Options: the pages that are kept of earlier visits.
 */

import { ask } from "../shared/ask.js";
import { send } from "../shared/messages.js";
import { api, counted, locale, words } from "../shared/platform.js";
import { datedName, saveFile } from "../shared/files.js";
import { button, disclosure, link, make, section } from "../popup/dom.js";
import { safeAddress } from "../popup/findings.js";
import { filePicker, life } from "./parts.js";
import { comparable, pairOf } from "./versions.js";

/** @typedef {import("../shared/messages.js").KeptPage} KeptPage */
/** @typedef {import("../shared/messages.js").KeptVersion} KeptVersion */

/**
 * @param {(text: string) => void} say
 * @returns {HTMLElement}
 */
export function historyPart(say) {
  const none = make("p", "soft");
  const list = make("ul", "rows");
  const all = make("p", "buttons");
  const draw = async () => {
    const pages = await send("history/list", {}).catch(() => undefined);
    none.textContent = words(pages ? "historyNone" : "historyFailed");
    none.hidden = pages !== undefined && pages.length > 0;
    // What can't be read can be forgotten.
    all.hidden = pages?.length === 0;
    list.replaceChildren(...(pages ?? []).map((page) => pageItem(page, removed)));
  };
  const removed = (/** @type {string} */ text) => {
    say(text);
    void draw();
    heading.focus();
  };
  const exported = async () => {
    const kept = await send("history/export", {});
    if (kept === undefined) {
      say(words("noAnswerWhat"));
      return;
    }
    const text = JSON.stringify(kept);
    const name = datedName(["history"], new Date(), "json");
    saveFile(name, text, "application/json");
    say(words("saved", name));
  };
  const forgotten = async () => {
    if (!(await ask(words("historyForgetAsk"), words("historyForget")))) return;
    const done = await send("history/forget", {});
    removed(words(done ? "forgotten" : "noAnswerWhat"));
  };
  all.append(
    button(words("historyExport"), life, () => void exported()),
    button(words("historyForget"), life, () => void forgotten()),
  );
  const importer = filePicker(words("historyImport"), (text) => {
    void imported(text).then((told) => {
      say(told);
      return draw();
    });
  });
  const element = section(
    "history",
    [words("historyHeading")],
    make("p", "soft", words("historyWhy")),
    none,
    list,
    all,
    importer,
  );
  const heading = /** @type {HTMLElement} */ (element.querySelector("h2"));
  heading.tabIndex = -1;
  void draw();
  return element;
}

/**
 * @param {string} text Of a file.
 * @returns {Promise<string>} What came of it.
 */
async function imported(text) {
  /** @type {unknown} */
  let file;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return words("fileNoJson", error instanceof Error ? error.message : String(error));
  }
  const result = await send("history/import", { file });
  if (!result) return words("noAnswerWhat");
  if ("fault" in result) {
    return result.fault === "version"
      ? words("historyFileOther")
      : words("historyFileFault", result.fault);
  }
  const { added, known, refused } = result;
  const told = [counted("historyAdded", added), counted("historyKnown", known)];
  if (refused > 0) told.push(counted("historyRefused", refused));
  return told.join(" ");
}

/**
 * @param {KeptPage} page
 * @param {(text: string) => void} removed
 */
function pageItem({ address, title, versions }, removed) {
  const safe = safeAddress(address);
  const name = title || address;
  const what = make("div", "", safe ? link(name, safe) : name);
  const last = versions.reduce(
    (latest, version) => (version.last > latest ? version.last : latest),
    "",
  );
  what.append(
    make("p", "small soft", address),
    make(
      "p",
      "small soft",
      // An entry that a disk has damaged has no version, and can be removed.
      ...(last === "" ? [] : [words("historySeen", moment(last)), " "]),
      counted("historyVersions", versions.length),
    ),
  );
  const forget = async () => {
    if (!(await ask(words("historyRemoveAsk", name), words("historyRemove")))) return;
    const done = await send("history/remove", { address });
    removed(done ? words("historyRemoved", name) : words("noAnswerWhat"));
  };
  const remove = button(words("historyRemove"), life, () => void forget());
  remove.setAttribute("aria-label", words("historyRemoveNamed", name));
  const item = make("li", "", make("div", "line", what, remove));
  const documents = comparable(versions);
  if (documents.length > 0) {
    item.append(
      disclosure(
        words("historyCompare"),
        ...documents.map((document) => comparison(address, document)),
      ),
    );
  }
  return item;
}

/**
 * Two versions of a document to pick.
 * @param {string} address
 * @param {KeptVersion[]} versions At least two, the oldest first.
 */
function comparison(address, versions) {
  const [before, after] = [0, versions.length - 1].map((chosen) => {
    const select = make("select", "");
    for (const [at, { first }] of versions.entries()) {
      const option = make("option", "", moment(first));
      option.value = first;
      option.selected = at === chosen;
      select.append(option);
    }
    return select;
  });
  const compare = button(words("compareSideBySide"), life, () => {
    const pair = pairOf(before.value, after.value);
    const query = new URLSearchParams({
      page: address,
      document: String(versions[0].document),
      ...pair,
    });
    void api.tabs.create({ url: `/changes/changes.html?${query}` });
  });
  const update = () => {
    compare.disabled = before.value === after.value;
  };
  for (const select of [before, after]) select.addEventListener("change", update, { signal: life });
  return make(
    "p",
    "line compare",
    make("label", "", words("historyFrom"), before),
    make("label", "", words("historyTo"), after),
    compare,
  );
}

/** @param {string} iso */
function moment(iso) {
  const form = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" });
  return form.format(new Date(iso));
}
