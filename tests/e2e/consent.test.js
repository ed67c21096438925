/**
 * The moment of consent: on sign-up, checkout and cookie-banner pages the popup lists the documents
 * that are linked where the page asks for consent, and what is known of each from earlier visits.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARBITRATE, COMMON, page as pageWith, paragraphs, SELL } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** What the letters' terms end with. */
let last = "The post goes out at noon.";

const FOOTER = `<footer><a href="/imprint-terms">Terms of the imprint</a></footer>`;

/**
 * @param {string} body
 * @param {string} [lang]
 */
const form = (body, lang) =>
  pageWith(`<p>Write letters to everybody.</p>${body}${FOOTER}`, { title: "Fern Letters", lang });

const HOSTILE = [
  `<a href="javascript:document.title='run'">Terms of Service</a>`,
  `<a href="data:text/html,terms">Terms of Service</a>`,
  `<a href="/hidden-terms" style="display: none">Terms</a>`,
  `<a href="/marked-terms"><b onclick="1">Terms &lt;img src=x&gt;</b></a>`,
  ...Array.from({ length: 120 }, (_, at) => `<a href="/terms-${at}">Terms ${at}</a>`),
];
const HUGE = `<a href="/terms-of-use">${"Terms ".repeat(20_000)}</a>`;
const MANY = Array.from({ length: 5000 }, (_, at) => `<a href="/more-${at}">Terms ${at}</a>`);

const made = {
  "terms-of-use": () => pageWith(paragraphs([...COMMON, last])),
  "sign-up": () =>
    form(`<form><label>E-mail <input type="email"></label><button type="button">Sign up</button>
      <p>By signing up you accept our <a href="/terms-of-use?utm_source=form">Terms of Use</a>,
      the <a href="/terms-of-use#place">same terms</a> and our <a href="/privacy">Privacy Policy</a>.</p></form>`),
  checkout: () =>
    form(`<form><p>Two boxes of letters, 12 coins.</p><p><a href="/sale">Conditions of sale</a></p>
      <button type="button">Place order</button></form>`),
  banner: () =>
    pageWith(
      `<p>Write letters to everybody.</p><div id="host"></div><script>
        document.getElementById("host").attachShadow({ mode: "open" }).innerHTML =
          '<div><p>We count who reads this. See the <a href="/crumbs">Cookie notice</a>.</p>' +
          '<button>Reject</button><button>Accept</button></div>';
      </script>${FOOTER}`,
      { title: "Fern Letters" },
    ),
  several: () =>
    form(`<form style="margin-top: 3000px"><p>By subscribing you agree to our
      <a href="/news-terms">Newsletter terms</a>.</p></form>
      <form style="position: absolute; top: 0"><label><input type="checkbox">
      <a href="/account-terms">Account terms</a></label></form>`),
  hostile: () =>
    form(
      `<form><p>I agree to ${HUGE}</p><p>I agree to ${HOSTILE.join(" ")}</p></form><p>${MANY.join(" ")}</p>`,
    ),
  deutsch: () =>
    form(
      `<form><p>Mit dem Absenden stimmen Sie den <a href="/agb">AGB</a> zu; gelesen und zur Kenntnis
       genommen: <a href="/datenschutz">Datenschutzerklärung</a>.</p></form>`,
      "de",
    ),
  francais: () =>
    form(
      `<form><p>En vous inscrivant, vous acceptez les <a href="/cgu">CGU</a> et la <a href="/vie-privee">politique de confidentialité</a>.</p></form>`,
      "fr",
    ),
  italiano: () =>
    form(
      `<form><p>Accetto i <a href="/termini">Termini di servizio</a> e la <a href="/riservatezza">Informativa sulla privacy</a>.</p></form>`,
      "it",
    ),
  polski: () =>
    form(
      `<form><p>Akceptuję <a href="/regulamin">Regulamin</a> i <a href="/prywatnosc">Politykę prywatności</a>.</p></form>`,
      "pl",
    ),
  espanol: () =>
    form(
      `<form><p>Al registrarte aceptas los <a href="/terminos">Términos y condiciones</a> y la <a href="/privacidad">Política de privacidad</a>.</p></form>`,
      "es",
    ),
};

suite(made, (bench) => {
  /** The documents that are listed, by path, with what is said of each. */
  const listed = () =>
    bench.driver
      .inPopup(
        `JSON.stringify([...document.querySelectorAll("#consent li")].map((e) => ({
          path: new URL(e.querySelector("a").href).pathname,
          target: e.querySelector("a").target,
          text: e.innerText,
        })))`,
      )
      .then(
        (text) =>
          /** @type {{path: string, target: string, text: string}[]} */ (JSON.parse(String(text))),
      );

  const paths = async () => (await listed()).map(({ path }) => path);

  /** @param {string} path */
  async function asked(path) {
    const page = await bench.open(path);
    assert.equal(await bench.check(page), "consent");
    return page;
  }

  /** @param {RegExp} what */
  const says = (what) =>
    until(`the popup to say ${what}`, async () =>
      (await listed()).some(({ text }) => what.test(text)),
    );

  test("sign-up: each document once, not read yet, and no word that it is fine", async () => {
    await bench.forget();
    const page = await asked("sign-up");
    await says(/Not read yet at this address/);
    const documents = await listed();
    assert.deepEqual(
      documents.map(({ path, target }) => [path, target]),
      [
        ["/terms-of-use", "_blank"],
        ["/privacy", "_blank"],
      ],
    );
    assert.match(documents[0].text, /Terms · 127\.0\.0\.1:\d+\/terms-of-use/);
    const { text, title } = await bench.popup();
    assert.equal(title, "This page asks you to accept documents");
    assert.match(text, /Terms linked from this page\s+Terms of the imprint/);
    assert.doesNotMatch(text, /fine|harmless|safe/i);
    await bench.leave(page);
  });

  test("a document that was read: its grade, its date, and what changed since", async () => {
    await bench.forget();
    for (const text of ["The post goes out at noon.", `${SELL} ${ARBITRATE}`]) {
      last = text;
      const terms = await bench.read("terms-of-use");
      await until("the visit to be kept", () =>
        bench.driver.inExtension(`chrome.runtime.getURL("") && chrome.storage.local.get(null)
          .then((all) => Object.values(all).some(({ title, versions }) => title && versions?.at(-1).last > ${JSON.stringify(
            new Date().toISOString().slice(0, 11),
          )}))`),
      );
      await bench.changes();
      await bench.leave(terms);
    }
    const page = await asked("sign-up");
    await says(/Read on .*: grade [A-E]\./);
    const [terms, privacy] = await listed();
    assert.match(
      terms.text,
      /It changed between .* and .*\. \d+ changes? (is|are) worse for you\./,
    );
    assert.match(privacy.text, /Not read yet at this address/);
    await bench.driver.inPopup(`document.querySelector("#consent li button").click()`);
    const view = await bench.driver.pageAt("/changes/changes.html");
    await until("both versions", () =>
      view.evaluate(
        `document.body.textContent.includes("noon") && document.body.textContent.includes("sell your personal data")`,
      ),
    );
    await view.close();
    await bench.leave(page);
    await bench.forget();
  });

  test("checkout by its button, a cookie banner in a tree of its own", async () => {
    for (const { path, document } of [
      { path: "checkout", document: "/sale" },
      { path: "banner", document: "/crumbs" },
    ]) {
      const page = await asked(path);
      assert.deepEqual(await paths(), [document]);
      await bench.leave(page);
    }
  });

  test("of several forms, the one in sight comes first", async () => {
    const page = await asked("several");
    assert.deepEqual(await paths(), ["/account-terms", "/news-terms"]);
    await bench.leave(page);
  });

  test("hostile markup: no address but http, no huge label, nothing hidden, at most eight", async () => {
    const page = await asked("hostile");
    assert.deepEqual(await paths(), [
      "/marked-terms",
      ...Array.from({ length: 7 }, (_, at) => `/terms-${at}`),
    ]);
    const shown = await bench.driver.inPopup(
      `document.querySelector("#consent li a").textContent + document.querySelectorAll("#consent img").length`,
    );
    assert.equal(shown, "Terms <img src=x>0");
    await bench.leave(page);
  });

  test("in six languages", async () => {
    for (const { path, documents } of [
      { path: "deutsch", documents: ["/agb", "/datenschutz"] },
      { path: "francais", documents: ["/cgu", "/vie-privee"] },
      { path: "italiano", documents: ["/termini", "/riservatezza"] },
      { path: "polski", documents: ["/regulamin", "/prywatnosc"] },
      { path: "espanol", documents: ["/terminos", "/privacidad"] },
    ]) {
      const page = await asked(path);
      assert.deepEqual(await paths(), documents, path);
      await bench.leave(page);
    }
  });

  test("links at the foot of a page are no question: no terms on this page", async () => {
    const page = await bench.open("none.html");
    assert.equal(await bench.check(page), "no-terms");
    assert.match((await bench.popup()).text, /Terms of Service/);
    await bench.leave(page);
  });
});
