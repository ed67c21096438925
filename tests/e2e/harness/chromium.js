/**
 * Chromium with the extension, driven through its real toolbar button.
 */

import { launchChromium } from "./launch.js";
import { until } from "./wait.js";

/** @typedef {import("./browser.js").Driver} Driver */

/**
 * @param {string} extension Folder of the unpacked extension.
 * @param {import("puppeteer-core").LaunchOptions} [options]
 * @returns {Promise<Driver>}
 */
export async function startChromium(extension, options = {}) {
  const { browser, outside } = await launchChromium({ enableExtensions: true, ...options });
  // As by someone who allows it in private windows; puppeteer's own call has no word for that.
  const connection = /** @type {any} */ (browser)._connection;
  const install = async () => {
    const { id } = await connection.send("Extensions.loadUnpacked", {
      path: extension,
      enableInIncognito: true,
    });
    const installed = (await browser.extensions()).get(id);
    if (!installed) throw new Error("the extension was not installed");
    return { id, installed };
  };
  let { id, installed } = await install();
  // The worker of an extension that was reloaded stays listed for a while, before the new one.
  const workerTarget = () =>
    browser
      .targets()
      .filter((target) => target.type() === "service_worker" && target.url().includes(id))
      .at(-1);
  const worker = async () => {
    const found = await (await until("the worker's target", workerTarget)).worker();
    if (!found) throw new Error("the service worker has no handle");
    return found;
  };
  // A click before the worker has started once is lost.
  await until("the worker", async () =>
    (await worker()).evaluate(() => chrome.action !== undefined),
  );
  const inSettings = async (/** @type {string} */ expression) => {
    const page = await browser.newPage();
    await page.goto("chrome://extensions/");
    await page.evaluate(expression);
    await page.close();
  };
  /** @type {import("puppeteer-core").Page | null} */
  let popup = null;
  /** @type {import("puppeteer-core").Page | null} */
  let panel = null;
  const driver = {
    name: "chromium",
    browser,
    outside,
    async openRestricted() {
      const page = await browser.newPage();
      await page.goto("chrome://version/");
      return { page, close: () => page.close() };
    },
    newPage: () => browser.newPage(),
    /** @param {import("puppeteer-core").Page | null} page */
    async click(page) {
      if (!page) throw new Error("Chromium's button belongs to a page");
      await driver.closePopup();
      await page.bringToFront();
      await page.triggerExtensionAction(installed);
      const target = await browser.waitForTarget((candidate) =>
        candidate.url().endsWith("/popup/popup.html"),
      );
      popup = await target.asPage();
    },
    /**
     * @template T
     * @param {string} expression
     * @returns {Promise<T>}
     */
    async inPopup(expression) {
      if (!popup) throw new Error("no popup is open");
      return /** @type {Promise<T>} */ (popup.evaluate(expression));
    },
    async pressInPopup(/** @type {string} */ key) {
      if (!popup) throw new Error("no popup is open");
      await popup.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key));
    },
    async inExtension(/** @type {string} */ expression) {
      return (await worker()).evaluate(expression);
    },
    async pageAt(/** @type {string} */ path) {
      return (await browser.waitForTarget((target) => target.url().includes(path))).asPage();
    },
    async openOwn(/** @type {string} */ path) {
      await driver.inExtension(
        `chrome.tabs.create({ url: ${JSON.stringify(path)} }).then(() => 1)`,
      );
      return driver.pageAt(path);
    },
    async keepBeside() {
      if (!popup) throw new Error("no popup is open");
      await popup.click("#menu-button");
      // The press closes the popup, at times before it is told as done.
      await popup.click("#menu [data-entry=beside]").catch((/** @type {Error} */ error) => {
        if (error.name !== "TargetCloseError") throw error;
      });
      popup = null;
      panel = await driver.pageAt("/popup/panel.html");
    },
    /**
     * @template T
     * @param {string} expression
     * @returns {Promise<T>}
     */
    async inPanel(expression) {
      if (!panel) throw new Error("no panel is open");
      return /** @type {Promise<T>} */ (panel.evaluate(expression));
    },
    async checkPrivately(/** @type {string} */ url, clicks = true) {
      const create = `chrome.windows.create({ incognito: true, url: ${JSON.stringify(url)} })`;
      const privately = await (await worker()).evaluate(`${create}.then(({ id }) => id)`);
      const target = await browser.waitForTarget((candidate) => candidate.url() === url);
      if (clicks) await driver.click(await target.asPage());
      const changes = await until("what is known of earlier visits", async () =>
        (await worker()).evaluate(`chrome.tabs.query({ active: true })
          .then((tabs) => chrome.tabs.sendMessage(tabs.find((tab) => tab.incognito).id, { type: "page/view" }))
          .then((view) => view.changes?.status)
          .catch(() => undefined)`),
      );
      return {
        changes: String(changes),
        async close() {
          await driver.closePopup();
          await (await worker()).evaluate(`chrome.windows.remove(${privately})`);
        },
      };
    },
    async closePopup() {
      if (popup && !popup.isClosed()) await popup.close();
      popup = null;
    },
    popupPage: () => popup,
    selectionMenu: null,
    // A browser without a window has no menu and no question. What the menu sends is sent from a page in
    // which a key was pressed, which the worker hears like a press of its own; the question is answered
    // beforehand. Without a press the browser refuses.
    async checkLink(
      /** @type {import("puppeteer-core").Page} */ page,
      /** @type {string} */ selector,
      /** @type {boolean} */ allowed,
    ) {
      if (allowed) await driver.allowSites();
      await page.bringToFront();
      const link = await page.$eval(selector, (found) => /** @type {any} */ (found).href);
      await driver.inExtension(`chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => {
        const info = { menuItemId: "check-link", linkUrl: ${JSON.stringify(link)} };
        const choose = (message) => {
          if (message !== "choose") return;
          chrome.runtime.onMessage.removeListener(choose);
          chrome.contextMenus.onClicked.dispatch(info, tab);
        };
        if (${allowed}) chrome.runtime.onMessage.addListener(choose);
        else chrome.contextMenus.onClicked.dispatch(info, tab);
        return 1;
      })`);
      if (!allowed) return;
      const own = await driver.openOwn("/welcome/welcome.html");
      await own.keyboard.press("Shift");
      await own.evaluate(`chrome.runtime.sendMessage("choose").catch(() => undefined)`);
      await own.close();
    },
    async badge() {
      return (await worker()).evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true });
        return chrome.action.getBadgeText({ tabId: tab.id });
      });
    },
    handheld: (/** @type {import("puppeteer-core").Page} */ page) =>
      page.setViewport({ width: 360, height: 800, isMobile: true, hasTouch: true }),
    async allowSites() {
      // What was allowed in the browser's own settings is granted without a question.
      await inSettings(`chrome.developerPrivate.addHostPermission("${id}", "*://*/*")`);
    },
    withdrawSites: () =>
      inSettings(`chrome.developerPrivate.removeHostPermission("${id}", "*://*/*")`),
    async reload() {
      await driver.closePopup();
      const former = workerTarget();
      ({ id, installed } = await install());
      await until("the new worker", () => workerTarget() !== former && workerTarget());
      await until("the worker", async () =>
        (await worker()).evaluate(() => chrome.action !== undefined),
      );
    },
    async killBackground() {
      await (await worker()).close();
    },
    close: () => browser.close(),
  };
  // It comes to the front by itself, which must not happen in the middle of a test.
  await (await driver.pageAt("/welcome/welcome.html")).close();
  return driver;
}
