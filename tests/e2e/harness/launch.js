/**
 * Starts the browsers so that nothing reaches outside this machine, and whatever tries is recorded.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { record } from "./recorder.js";

/**
 * @typedef {object} Launched
 * @property {import("puppeteer-core").Browser} browser
 * @property {string[]} outside What the browser asked for that is not on this machine.
 */

/** Takes the place of the browser's own services; nobody listens there. */
const NOWHERE = "http://127.0.0.1:9/";

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-search-engine-choice-screen",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  // What Chromium asks for by itself must not stand in the record.
  "--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication",
  `--gaia-url=${NOWHERE}`,
  `--google-apis-url=${NOWHERE}`,
  `--apps-gallery-update-url=${NOWHERE}`,
  `--component-updater=url-source=${NOWHERE}`,
];

/**
 * @param {import("puppeteer-core").LaunchOptions} [options]
 * @returns {Promise<Launched>}
 */
export async function launchChromium(options = {}) {
  const recorder = await record();
  const profile = await mkdtemp(path.join(tmpdir(), "clauselight-chromium-"));
  const { args = [], ...rest } = options;
  const browser = await puppeteer.launch({
    executablePath: "/usr/bin/chromium",
    headless: true,
    pipe: true,
    userDataDir: profile,
    args: [...CHROMIUM_FLAGS, `--proxy-server=127.0.0.1:${recorder.port}`, ...args],
    ...rest,
  });
  browser.process()?.once("exit", () => {
    recorder.close();
    void rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  return { browser, outside: recorder.requests };
}

/**
 * @param {Record<string, unknown>} preferences
 * @param {import("puppeteer-core").LaunchOptions} [options]
 * @returns {Promise<Launched>}
 */
export async function launchFirefox(preferences, options = {}) {
  const recorder = await record();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "datareporting.policy.dataSubmissionEnabled": false,
      "toolkit.telemetry.enabled": false,
      "browser.safebrowsing.malware.enabled": false,
      "browser.safebrowsing.phishing.enabled": false,
      "browser.safebrowsing.downloads.enabled": false,
      "extensions.update.enabled": false,
      "extensions.getAddons.cache.enabled": false,
      "app.update.disabledForTesting": true,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      // Obeyed only where the environment says so, see below.
      "services.settings.server": "data:,#remote-settings-dummy/v1",
      "extensions.blocklist.enabled": false,
      // A strict page's policy makes a page error of the browser's own wish for an icon.
      "browser.chrome.site_icons": false,
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": recorder.port,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": recorder.port,
      ...preferences,
    },
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" },
    ...options,
  });
  browser.process()?.once("exit", () => recorder.close());
  return { browser, outside: recorder.requests };
}
