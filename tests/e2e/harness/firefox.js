/**
 * Firefox with the extension, driven through its real toolbar button. What WebDriver can't reach
 * (the button, the popup, the background) is asked for in the browser's own scope.
 */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { launchFirefox } from "./launch.js";
import { until } from "./wait.js";

/** @typedef {import("./browser.js").Driver} Driver */

/** The address that the extension gets, so that its pages can be opened by name. */
const UUID = "3f6f1d8a-52c7-4f0e-9b57-0c1d2e3f4a5b";

/**
 * @param {string} extension Folder of the unpacked extension.
 * @param {import("puppeteer-core").LaunchOptions} [options]
 * @returns {Promise<Driver>}
 */
export async function startFirefox(extension, options = {}) {
  const manifest = JSON.parse(await readFile(path.join(extension, "manifest.json"), "utf8"));
  const id = manifest.browser_specific_settings.gecko.id;
  const { browser, outside } = await launchFirefox(
    {
      "extensions.webextensions.uuids": JSON.stringify({ [id]: UUID }),
    },
    options,
  );
  const connection = /** @type {any} */ (browser).connection;
  const send = async (/** @type {string} */ method, /** @type {object} */ parameters) =>
    (await connection.send(method, parameters)).result;
  const { contexts } = await send("browsingContext.getTree", { "moz:scope": "chrome" });
  const context = contexts.find((/** @type {any} */ found) =>
    found.url.includes("browser.xhtml"),
  ).context;
  const inChrome = async (/** @type {string} */ expression) => {
    const answer = await send("script.evaluate", {
      expression,
      target: { context },
      awaitPromise: true,
      userActivation: true,
    });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  };
  // As by someone who allows it in private windows.
  await inChrome(`ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs")
    .ExtensionPermissions.add(${JSON.stringify(id)}, { permissions: ["internal:privateBrowsingAllowed"], origins: [] })
    .then(() => 1)`);
  await browser.installExtension(extension);
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, "_")}-browser-action`;
  await inChrome(
    `CustomizableUI.addWidgetToArea(${JSON.stringify(widget)}, CustomizableUI.AREA_NAVBAR); 1`,
  );
  // A page of the extension can see its popup and its background.
  const openHelper = async () => {
    const page = await browser.newPage();
    page.goto(`moz-extension://${UUID}/manifest.json`).catch(() => undefined);
    await until("a page of the extension", () =>
      page.evaluate(`location.protocol === "moz-extension:" && document.readyState === "complete"`),
    );
    return page;
  };
  let helper = await openHelper();
  const inExtension = (/** @type {string} */ expression) => helper.evaluate(expression);
  const POPUP = `browser.extension.getViews({ type: "popup" })[0]`;
  const MENU = `document.getElementById("contentAreaContextMenu")`;
  const PANEL = `browser.extension.getViews({ type: "sidebar" })[0]`;
  const driver = {
    name: "firefox",
    browser,
    outside,
    async openRestricted() {
      await inChrome(`openTrustedLinkIn("about:config", "tab"); 1`);
      await until("the browser's own page", () =>
        inChrome(`gBrowser.currentURI.spec === "about:config"`),
      );
      return {
        page: null,
        close: () => inChrome(`gBrowser.removeCurrentTab(); 1`),
      };
    },
    newPage: () => browser.newPage(),
    /** @param {import("puppeteer-core").Page | null} page */
    async click(page) {
      await driver.closePopup();
      await page?.bringToFront();
      await inChrome(
        `document.querySelector("#${widget} .unified-extensions-item-action-button").click(); 1`,
      );
      await until("the popup", () =>
        inExtension(`Boolean(${POPUP}?.document.body?.dataset.state)`),
      );
    },
    /**
     * @template T
     * @param {string} expression
     * @returns {Promise<T>}
     */
    async inPopup(expression) {
      // The popup's own `eval` is shut by its policy; its document is asked from outside.
      return /** @type {Promise<T>} */ (
        inExtension(`((window, document) => (${expression}))(${POPUP}, ${POPUP}.document)`)
      );
    },
    async pressInPopup(/** @type {string} */ key) {
      await inChrome(`(() => {
        document.querySelector("browser.webextension-popup-browser").focus();
        const keys = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
        if (!keys.beginInputTransactionForTests(window)) throw new Error("no keys can be pressed");
        // The number of a key with a name follows from its name, that of a letter does not.
        const keyCode = ${JSON.stringify(key)} === " " ? KeyEvent.DOM_VK_SPACE : 0;
        const event = new KeyboardEvent("", { key: ${JSON.stringify(key)}, keyCode });
        keys.keydown(event);
        keys.keyup(event);
        return 1;
      })()`);
    },
    async closePopup() {
      await inExtension(
        `browser.extension.getViews({ type: "popup" }).forEach((view) => view.close())`,
      );
      await until("the popup to close", () =>
        inExtension(`browser.extension.getViews({ type: "popup" }).length === 0`),
      );
    },
    inExtension,
    pageAt: (/** @type {string} */ path) =>
      until("the extension's page", async () => {
        for (const page of await browser.pages()) {
          // A context that the browser has replaced stays listed and answers no more.
          const address = await page.evaluate("location.href").catch(() => "");
          if (String(address).includes(path)) return page;
        }
        return undefined;
      }),
    async openOwn(/** @type {string} */ path) {
      await inExtension(`browser.tabs.create({ url: ${JSON.stringify(path)} }).then(() => 1)`);
      return driver.pageAt(path);
    },
    async keepBeside() {
      await driver.inPopup(`document.getElementById("menu-button").click()`);
      // The browser opens its sidebar on nothing but a click or a key of the person.
      const [x, y] = JSON.parse(
        await driver.inPopup(`((box) => JSON.stringify([box.x + box.width / 2, box.y + box.height / 2]))(
          document.querySelector("#menu [data-entry=beside]").getBoundingClientRect())`),
      );
      await inChrome(`(() => {
        const box = document.querySelector("browser.webextension-popup-browser").getBoundingClientRect();
        for (const type of ["mousemove", "mousedown", "mouseup"]) {
          window.synthesizeMouseEvent(type, box.x + ${x}, box.y + ${y}, { button: 0, clickCount: 1 }, {});
        }
        return 1;
      })()`);
      await until("the panel", () =>
        inExtension(`Boolean(${PANEL}?.document.body?.dataset.state)`),
      );
    },
    /**
     * @template T
     * @param {string} expression
     * @returns {Promise<T>}
     */
    async inPanel(expression) {
      return /** @type {Promise<T>} */ (
        inExtension(`((window, document) => (${expression}))(${PANEL}, ${PANEL}.document)`)
      );
    },
    async checkPrivately(/** @type {string} */ url, clicks = true) {
      // Pages of private windows are out of WebDriver's reach here; the window itself is asked.
      await inChrome(`(async () => {
        const window = OpenBrowserWindow({ private: true });
        await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
        await window.delayedStartupPromise;
        globalThis.privately = window;
        window.gBrowser.selectedTab = window.gBrowser.addTrustedTab(${JSON.stringify(url)});
        return 1;
      })()`);
      await until("the page to load", () =>
        inChrome(
          `privately.gBrowser.currentURI.spec === ${JSON.stringify(url)} && !privately.gBrowser.selectedBrowser.webProgress.isLoadingDocument`,
        ),
      );
      if (clicks) {
        await inChrome(
          `privately.document.querySelector("#${widget} .unified-extensions-item-action-button").click(); 1`,
        );
      }
      // Nor does a popup there show itself to pages elsewhere; what it draws is asked of the page.
      const changes = await until("what is known of earlier visits", () =>
        inExtension(`browser.tabs.query({ active: true })
          .then((tabs) => browser.tabs.sendMessage(tabs.find((tab) => tab.incognito).id, { type: "page/view" }))
          .then((view) => view.changes?.status)
          .catch(() => undefined)`),
      );
      return {
        changes: String(changes),
        async close() {
          await inChrome(`privately.close(); delete globalThis.privately; 1`);
        },
      };
    },
    popupPage: () => null,
    async selectionMenu(/** @type {import("puppeteer-core").Page} */ page) {
      await page.bringToFront();
      const [x, y] = await page.evaluate(() => {
        const paragraph = /** @type {HTMLElement} */ (document.querySelector("p"));
        getSelection()?.selectAllChildren(paragraph);
        const { left, top } = paragraph.getBoundingClientRect();
        return [left + 10, top + 10];
      });
      await page.mouse.click(x, y, { button: "right" });
      await until("the menu", () => inChrome(`${MENU}.state === "open"`));
      const entries = await inChrome(`(() => {
        const labels = [...${MENU}.querySelectorAll("menuitem")].map(({ label }) => label);
        ${MENU}.hidePopup();
        return JSON.stringify(labels);
      })()`);
      return JSON.parse(entries);
    },
    async checkLink(
      /** @type {import("puppeteer-core").Page} */ page,
      /** @type {string} */ selector,
      /** @type {boolean} */ allowed,
    ) {
      await page.bringToFront();
      await page.click(selector, { button: "right" });
      await until("the menu", () => inChrome(`${MENU}.state === "open"`));
      await inChrome(`(() => {
        const entry = [...${MENU}.querySelectorAll("menuitem")].find(({ label }) => label === "Check this link");
        ${MENU}.activateItem(entry);
        return 1;
      })()`);
      // The browser takes no answer in the first moment, so that none is given by mistake.
      const question = `PopupNotifications.panel.querySelector("#addon-webext-permissions-notification")`;
      await until("the browser's question", () =>
        inChrome(`PopupNotifications.panel.state === "open" && Boolean(${question})`),
      );
      await until("its answer", () =>
        inChrome(
          `(${question}?.[${JSON.stringify(allowed ? "button" : "secondaryButton")}].click(), !${question})`,
        ),
      );
    },
    async badge() {
      return /** @type {Promise<string>} */ (
        inExtension(`browser.tabs.query({ active: true, currentWindow: true })
          .then(([tab]) => browser.action.getBadgeText({ tabId: tab.id }))`)
      );
    },
    async handheld(/** @type {import("puppeteer-core").Page} */ page) {
      await inChrome(`Services.prefs.setIntPref("ui.primaryPointerCapabilities", 1); 1`);
      await page.setViewport({ width: 360, height: 800 });
    },
    allowSites: () =>
      inChrome(
        `Services.prefs.setBoolPref("extensions.webextOptionalPermissionPrompts", false); 1`,
      ),
    withdrawSites: () =>
      inChrome(`ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs")
        .ExtensionPermissions.remove(${JSON.stringify(id)}, { permissions: [], origins: ["*://*/*"] },
          WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension)
        .then(() => 1)`),
    async reload() {
      await driver.closePopup();
      await inChrome(
        `AddonManager.getAddonByID(${JSON.stringify(id)}).then((addon) => addon.reload()).then(() => 1)`,
      );
      // The extension's own pages went with it.
      helper = await openHelper();
    },
    async killBackground() {
      await inChrome(
        `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension.terminateBackground({ disableResetIdleForTest: true }).then(() => 1)`,
      );
    },
    close: () => browser.close(),
  };
  // It comes to the front by itself, which must not happen in the middle of a test.
  await (await driver.pageAt("/welcome/welcome.html")).close();
  return driver;
}
