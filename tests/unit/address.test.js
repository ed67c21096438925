/**
 * Addresses of documents: what is the same document, what another, and what a page calls itself.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalAddress, isRouted } from "../../extension/shared/address.js";

const SITE = "https://fern.example";

test("a route in the fragment is a document of its own, a place in a document is not", () => {
  const routes = ["#/terms", "#/privacy", "#!/terms", "#/terms?v=2", "#!help"];
  const addresses = routes.map((route) => canonicalAddress(`${SITE}/app${route}`, null));
  assert.deepEqual(addresses, [
    `${SITE}/app#/terms`,
    `${SITE}/app#/privacy`,
    `${SITE}/app#/terms`,
    `${SITE}/app#/terms?v=2`,
    `${SITE}/app#/help`,
  ]);
  for (const place of ["", "#", "#section-2", "#/", "#!/", "#§4"]) {
    assert.equal(canonicalAddress(`${SITE}/app${place}`, null), `${SITE}/app`, place);
  }
});

test("a route is tidied as a path is", () => {
  for (const route of ["#/terms/", "#/terms#section", "#/terms?utm_source=mail", "#//terms"]) {
    assert.equal(canonicalAddress(`${SITE}/app${route}`, null), `${SITE}/app#/terms`, route);
  }
});

test("what lets in whoever has it is not kept, in the query or in a route", () => {
  const secrets = ["access_token", "id_token", "apiKey", "X-Amz-Signature", "sig", "code", "auth"];
  for (const name of [...secrets, "PHPSESSID", "password", "email", "sessionKey"]) {
    for (const address of [
      `/terms?v=2&${name}=s3cret`,
      `/terms?${name}=s3cret&v=2#${name}=s3cret`,
    ]) {
      assert.equal(canonicalAddress(SITE + address, null), `${SITE}/terms?v=2`, name);
    }
    const route = canonicalAddress(`${SITE}/app#/terms?v=2&${name}=s3cret`, null);
    assert.equal(route, `${SITE}/app#/terms?v=2`, name);
  }
  assert.equal(canonicalAddress("https://me:s3cret@fern.example/terms", null), `${SITE}/terms`);
  assert.equal(canonicalAddress(`${SITE}/t?author=fern&v=2`, null), `${SITE}/t?author=fern&v=2`);
});

test("what an application calls itself names none of its routes", () => {
  const url = `${SITE}/app#/privacy`;
  assert.equal(canonicalAddress(url, "/app"), `${SITE}/app#/privacy`);
  assert.equal(canonicalAddress(url, "/home#/policy"), `${SITE}/home#/policy`);
  assert.equal(canonicalAddress(`${SITE}/t/42#section`, "/terms"), `${SITE}/terms`);
});

test("an address that a script changed is told from one that was loaded", () => {
  assert.ok(isRouted(`${SITE}/terms`, `${SITE}/privacy`));
  assert.ok(isRouted(`${SITE}/app#/terms`, `${SITE}/app#/privacy`));
  assert.ok(!isRouted(`${SITE}/terms?utm_source=mail`, `${SITE}/terms#section`));
  assert.ok(!isRouted("about:blank", `${SITE}/terms`), "nothing is known of the page before");
});
