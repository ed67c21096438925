/**
 * Which texts and pages name terms: what always-on goes by, and the links that are listed.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";
import { kindOf } from "../../extension/content/names.js";

/** As it is staged. */
const SCOUT = readFileSync(
  new URL("../../dist/extension/content/scout.js", import.meta.url),
  "utf8",
);

test("documents are known by their names in six languages", () => {
  const named = {
    terms: [
      "Terms of Service",
      "/legal/terms_of_use",
      "User Agreement",
      "AGB",
      "Allgemeine Geschäftsbedingungen",
      "Nutzungsbedingungen",
      "Conditions générales d’utilisation",
      "CGU",
      "Mentions légales",
      "Termini di servizio",
      "Condizioni d'uso",
      "Regulamin sklepu",
      "Warunki korzystania",
      "Términos y condiciones",
      "Aviso legal",
    ],
    privacy: [
      "Privacy Policy",
      "/PRIVACY",
      "Datenschutzerklärung",
      "Politique de confidentialité",
      "Protection des données personnelles",
      "Informativa sulla privacy",
      "Política de privacidad",
      "Polityka prywatności",
      "Ochrona danych osobowych",
    ],
    cookies: ["Cookie notice", "Polityka plików cookies"],
  };
  for (const [kind, texts] of Object.entries(named))
    for (const text of texts) assert.equal(kindOf(text), kind, text);
});

test("other texts name none", () => {
  for (const text of [
    "",
    "A walk along the harbour",
    "Long-term plans",
    "Cookiecutter",
    "Konditorei",
  ])
    assert.equal(kindOf(text), null, text);
});

const AT = "https://letters.example/";

/**
 * Runs the script that always-on registers.
 * @param {{path?: string, title?: string, heading?: string, prerendering?: boolean}} page
 * @returns {{sent: unknown[], show: () => void, listening: () => number}}
 */
function scouted({ path = "/", title = "", heading = "", prerendering = false }) {
  /** @type {unknown[]} */
  const sent = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  class Document {
    /** @param {string} selector */
    querySelector(selector) {
      return { textContent: selector === "h1" ? heading : title };
    }
  }
  const document = Object.assign(new Document(), {
    prerendering,
    addEventListener: (/** @type {string} */ _, /** @type {() => void} */ listener) =>
      waiting.push(listener),
  });
  const runtime = {
    sendMessage: (/** @type {unknown} */ message) => {
      sent.push({ .../** @type {object} */ (message) });
      return Promise.resolve();
    },
  };
  const scope = vm.createContext({
    Document,
    document,
    location: { pathname: path, href: AT },
    chrome: { runtime },
    URLSearchParams,
    console,
  });
  vm.runInContext(SCOUT, scope);
  return {
    sent,
    show: () => waiting.forEach((listener) => listener()),
    listening: () => waiting.length,
  };
}

test("a page that names itself terms by address, title or heading tells so once", () => {
  for (const page of [
    { path: "/en/terms" },
    { path: "/t%C3%A9rminos-y-condiciones" },
    { path: "/%E0%A4%A/privacy" },
    { title: "Fern Letters | Datenschutz" },
    { heading: "Regulamin" },
    { title: "Terms and Conditions | Fern" },
    { title: "Fern Letters Terms" },
    { heading: "Nutzungs\u00ADbedingungen" },
    { path: "/legal/terms_of_use" },
    { heading: "Conditions générales de vente" },
  ]) {
    const { sent, listening } = scouted(page);
    assert.deepEqual(sent, [{ type: "page/named", at: AT }], JSON.stringify(page));
    assert.equal(listening(), 0);
  }
});

test("any other page is told nothing of and listened to in nothing", () => {
  for (const page of [
    { path: "/walks", title: "A walk", heading: "A walk" },
    { heading: `${"long ".repeat(60)} terms` },
    { path: "/walks", prerendering: true },
    { title: "Weather conditions today", heading: "Conditions on the hills" },
    { title: "On what terms did they part?" },
    { title: "Legal Aid in Leeds - The News" },
  ]) {
    const { sent, listening } = scouted(page);
    assert.deepEqual(sent, []);
    assert.equal(listening(), 0);
  }
});

test("a page that is loaded ahead tells so once it is shown", () => {
  const { sent, show } = scouted({ path: "/terms", prerendering: true });
  assert.deepEqual(sent, []);
  show();
  assert.deepEqual(sent, [{ type: "page/named", at: AT }]);
});

test("what runs in every page stays small", () => {
  assert.ok(SCOUT.length < 3072, String(SCOUT.length));
});
