/**
 * Everything in which Chromium and Firefox differ, or in which both need a hand; the texts on screen.
 */

import { filled, isolated } from "./texts.js";

/** @typedef {import("./messages.js").Failure} Failure */
/** @typedef {import("./messages.js").FailureKind} FailureKind */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * The extension interfaces: Firefox calls them `browser`, Chromium `chrome`; both speak promises. An
 * element with such an id is no property of the scope's own.
 */
export const api = /** @type {typeof chrome} */ (
  Object.hasOwn(globalThis, "browser")
    ? /** @type {{browser: typeof chrome}} */ (/** @type {unknown} */ (globalThis)).browser
    : globalThis.chrome
);

/** Times that an injection is tried, and the first pause between, in milliseconds; each is twice the one before. */
const INJECTIONS = 6;
const INJECTION_PAUSE = 20;

/** A failure that the popup can explain. */
export class ClauselightError extends Error {
  /**
   * @param {FailureKind} kind
   * @param {string} message
   */
  constructor(kind, message) {
    super(message);
    this.name = "ClauselightError";
    this.kind = kind;
  }
}

/**
 * What went wrong, in the shape that travels in messages.
 * @param {unknown} error
 * @returns {Failure}
 */
export function failureOf(error) {
  if (error instanceof ClauselightError) return { kind: error.kind, message: error.message };
  return { kind: "internal", message: error instanceof Error ? error.message : String(error) };
}

/**
 * Whether the extension that this content script belongs to was updated, reloaded or removed: what
 * is left of it can do nothing any more.
 * @returns {boolean}
 */
export function isOrphaned() {
  try {
    return api.runtime?.id === undefined;
  } catch {
    // Firefox makes the interfaces of an extension that is gone throw.
    return true;
  }
}

/**
 * The tab that the person looks at.
 * @returns {Promise<chrome.tabs.Tab & {id: number}>}
 */
export async function activeTab() {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined)
    throw new ClauselightError("restricted", "There is no page in this tab.");
  return /** @type {chrome.tabs.Tab & {id: number}} */ (tab);
}

/**
 * Brings the content script into a page that was just clicked on. Right after a click Chromium
 * sometimes does not know yet that it has granted access, so a refusal is asked again shortly.
 * @param {chrome.tabs.Tab & {id: number}} tab
 * @returns {Promise<void>}
 */
export async function injectContent(tab) {
  let refusal = "";
  for (let attempt = 0; attempt < INJECTIONS; attempt += 1) {
    try {
      // Firefox takes a path as relative to the page that asks, and tells a script's failure in
      // the result instead of by a rejection.
      const [result] = await api.scripting.executeScript({
        target: { tabId: tab.id },
        files: ["/content/boot.js"],
      });
      if (!result) throw new Error("no frame takes scripts");
      const failed = /** @type {{error?: unknown}} */ (result).error;
      if (failed !== undefined) throw failed;
      return;
    } catch (error) {
      refusal = error instanceof Error ? error.message : String(error);
      if (attempt + 1 < INJECTIONS) await pause(INJECTION_PAUSE * 2 ** attempt);
    }
  }
  throw new ClauselightError(isPdf(tab.url) ? "pdf" : "restricted", refusal);
}

/**
 * Closes what is kept to content scripts, which run in the pages' processes and need none of it. Firefox
 * has no such switch for what stays on the device.
 * @returns {Promise<void>}
 */
export async function closeStorage() {
  await api.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
}

/**
 * What an organisation has set for the extension.
 * @returns {Promise<Record<string, unknown>>} Nothing where no organisation has.
 */
export async function policy() {
  try {
    return await api.storage.managed.get(null);
  } catch (error) {
    // Where there is no policy, Firefox rejects and Chromium answers with nothing.
    console.debug("clauselight: no policy:", error);
    return {};
  }
}

/** Firefox's interface to its sidebar, which Chromium's types don't know. */
const { sidebarAction } = /** @type {{sidebarAction?: {open: () => Promise<void>}}} */ (
  /** @type {unknown} */ (api)
);

/**
 * Whether this is a phone's browser, which has one window, no menus of the page, no keys and nothing
 * beside the page, and shows the popup as a page of its own. To be asked in the extension's own pages:
 * a content script sees no windows anywhere.
 */
export const onPhone = api.windows === undefined;

/** The messages that head and say where the button is and how it is kept in sight. */
export const BUTTON_WORDS = onPhone
  ? { heading: "welcomeFind", text: "pinAndroid" }
  : { heading: "welcomePin", text: sidebarAction ? "pinFirefox" : "pinChromium" };

/**
 * The commands of the manifest that have keys, and their message names.
 * @type {Record<string, string>}
 */
const COMMAND_WORDS = {
  _execute_action: "actionTitle",
  "next-finding": "commandNext",
  "previous-finding": "commandPrevious",
};

/**
 * The keys that the person has for the extension, as the browser writes them.
 * @returns {Promise<{name: string, text: string, key: string}[]>} `key` is empty where there is none; nothing
 *   where the browser has no keys for extensions.
 */
export async function commandKeys() {
  const commands = await api.commands?.getAll();
  if (!commands) return [];
  return Object.entries(COMMAND_WORDS).map(([name, text]) => ({
    name,
    text: words(text),
    key: commands.find((command) => command.name === name)?.shortcut ?? "",
  }));
}

/** Whether the browser has keys for extensions. */
export const hasKeys = api.commands !== undefined;

/**
 * Opens the browser's page on which keys are changed.
 * @returns {Promise<void>}
 */
export async function openKeys() {
  const { openShortcutSettings } = /** @type {{openShortcutSettings?: () => Promise<void>}} */ (
    api.commands
  );
  if (openShortcutSettings) await openShortcutSettings();
  else await api.tabs.create({ url: "chrome://extensions/shortcuts" });
}

/** Whether the browser can hold a page of the extension beside the tabs. */
export const canOpenBeside = sidebarAction !== undefined || api.sidePanel !== undefined;

/**
 * Opens the report beside the tabs of a window. Both browsers allow it only right after the
 * person's click, so nothing may be awaited between the two.
 * @param {number} windowId
 * @returns {Promise<void>}
 */
export function openBeside(windowId) {
  return sidebarAction ? sidebarAction.open() : api.sidePanel.open({ windowId });
}

/**
 * Tells of keys that the extension has, where the browser has any.
 * @param {(command: string) => void} pressed
 */
export function watchCommands(pressed) {
  api.commands?.onCommand.addListener(pressed);
}

/**
 * The key of the toolbar button.
 * @returns {Promise<string>} Empty where there is none.
 */
export async function buttonKey() {
  return (await commandKeys()).find(({ name }) => name === "_execute_action")?.key ?? "";
}

/** @typedef {chrome.contextMenus.CreateProperties & {id: string}} MenuEntry */

/**
 * Puts these entries into the menus of pages, where the browser has such menus.
 * @param {MenuEntry[]} entries
 */
export async function setMenuEntries(entries) {
  // An update meets the entries of the version before.
  await api.contextMenus?.removeAll();
  for (const entry of entries) api.contextMenus?.create(entry);
}

/**
 * @param {(info: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab) => void} chosen Called right after the
 *   person's press.
 */
export function watchMenus(chosen) {
  api.contextMenus?.onClicked.addListener(chosen);
}

/**
 * Opens an address in a tab beside another one, as following a link does.
 * @param {string} url
 * @param {chrome.tabs.Tab | undefined} from
 * @returns {Promise<chrome.tabs.Tab & {id: number}>}
 */
export async function openNext(url, from) {
  // What is no tab, as a panel, opens none.
  const isTab = from?.id !== undefined && from.id >= 0;
  const beside = isTab ? { openerTabId: from.id, windowId: from.windowId } : {};
  const tab = await api.tabs.create({ url, ...beside });
  return /** @type {chrome.tabs.Tab & {id: number}} */ (tab);
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Whether an address is that of a PDF document, which both browsers show in a viewer of their own.
 * @param {string | undefined} url
 */
export function isPdf(url) {
  return url !== undefined && URL.canParse(url) && /\.pdf$/i.test(new URL(url).pathname);
}

/** Where a selection waits for the page that reads it, in the browser's memory. */
const SELECTION = "selection";

/** The address of the page for any text, and what says there that a selection waits for it. */
const TEXT_PAGE = "text/text.html";
const WAITING = "#selection";

/** The address of the page for any text. */
export const textPage = () => api.runtime.getURL(TEXT_PAGE);

/**
 * Opens the page for any text with a selection.
 * @param {string} text
 */
export async function openSelection(text) {
  await api.storage.session.set({ [SELECTION]: text });
  await api.tabs.create({ url: textPage() + WAITING });
}

/**
 * The selection that the page for any text was opened with; it is forgotten as it is taken.
 * @returns {Promise<string | null>} Null where there is none.
 */
export async function takeSelection() {
  if (document.location.hash !== WAITING) return null;
  const { [SELECTION]: text } = await api.storage.session.get(SELECTION);
  await api.storage.session.remove(SELECTION);
  return typeof text === "string" ? text : null;
}

/**
 * A text on screen. What is put into it can't turn it about; numbers are written as its language does.
 * @typedef {(name: string, ...values: (string | number)[]) => string} Words
 */

/**
 * Speaks a language.
 * @param {Texts | null} texts Null for the browser's own.
 * @returns {Words}
 */
export function wordsIn(texts) {
  /** @type {Words} */
  const told = (name, ...values) => {
    const written = values.map((value) =>
      typeof value === "number"
        ? new Intl.NumberFormat(told("locale")).format(value)
        : isolated(value),
    );
    const text = texts ? filled(texts[name] ?? "", written) : api.i18n.getMessage(name, written);
    if (text === "") throw new Error(`no message "${name}" in _locales`);
    return text;
  };
  return told;
}

/** The language that is spoken: the browser's, until another is chosen. */
let spoken = wordsIn(null);

/**
 * Has every text be one of these from then on.
 * @param {Texts | null} texts Null for those in the browser's own language.
 */
export function useTexts(texts) {
  spoken = wordsIn(texts);
}

/** A text in the language that is spoken. @type {Words} */
export const words = (name, ...values) => spoken(name, ...values);

/** The language that the texts on screen are in, which need not be the browser's. */
export const locale = () => words("locale");

/**
 * A text in the plural form that a number needs; messages are named `name_one`, `name_other` and
 * so on, with the number as their first value.
 * @param {string} name
 * @param {number} number
 * @param {...(string | number)} values
 * @returns {string}
 */
export function counted(name, number, ...values) {
  const form = new Intl.PluralRules(locale()).select(number);
  return words(`${name}_${form}`, number, ...values);
}

/**
 * Where a clause hides that can't be brought into sight.
 * @param {{where: string}} part
 * @returns {string}
 */
export function hiddenWords({ where }) {
  return where === "" ? words("hiddenInPage") : words("hiddenInPart", where);
}
