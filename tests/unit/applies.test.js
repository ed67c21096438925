/**
 * Whether a clause that is limited to some people or places may be one for the reader.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { applies, questionsOf } from "../../extension/shared/applies.js";
import { AGES, PLACES, USES } from "../../extension/shared/settings.js";

const NOBODY = { place: "unsaid", use: "unsaid", age: "unsaid" };

/**
 * @param {object} limits
 * @param {object} person
 */
const isFor = (limits, person) =>
  applies({ told: "", ...limits }, /** @type {any} */ ({ ...NOBODY, ...person }));

test("a clause without limits is for everybody, and any clause for who has said nothing", () => {
  for (const place of PLACES)
    assert.ok(applies(undefined, { place, use: "private", age: "adult" }));
  for (const limits of [{ places: ["US"] }, { people: "business" }, { people: "minor" }]) {
    assert.ok(isFor(limits, {}));
  }
});

test("places: the state of a country, a union and a continent", () => {
  const cases = /** @type {const} */ ([
    [["US-CA"], { eu: false, uk: false, us: true, elsewhere: false }],
    [["EU"], { eu: true, uk: false, us: false, elsewhere: false }],
    [["EEA", "GB"], { eu: true, uk: true, us: false, elsewhere: false }],
    [["DE"], { eu: true, uk: false, us: false, elsewhere: false }],
    [["150"], { eu: true, uk: true, us: false, elsewhere: true }],
    [["AU"], { eu: false, uk: false, us: false, elsewhere: true }],
    [["US", "CA"], { eu: false, uk: false, us: true, elsewhere: true }],
  ]);
  for (const [places, expected] of cases) {
    for (const [place, is] of Object.entries(expected)) {
      assert.equal(isFor({ places }, { place }), is, `${places} ${place}`);
    }
  }
});

test("people: what somebody has said of themselves decides, and nothing else does", () => {
  assert.ok(!isFor({ people: "business" }, { use: "private" }));
  assert.ok(isFor({ people: "business" }, { use: "business" }));
  assert.ok(!isFor({ people: "consumer" }, { use: "business" }));
  assert.ok(!isFor({ people: "minor" }, { age: "adult" }));
  assert.ok(isFor({ people: "minor" }, { age: "minor" }));
  for (const people of ["parent", "developer", "seller", "applicant"]) {
    for (const use of USES) for (const age of AGES) assert.ok(isFor({ people }, { use, age }));
  }
  assert.ok(isFor({ part: "about beta features" }, { place: "eu", use: "private", age: "adult" }));
  assert.ok(!isFor({ places: ["EU"], people: "consumer" }, { place: "us", use: "private" }));
});

test("only what decides about a clause is asked", () => {
  assert.deepEqual(questionsOf(undefined), []);
  assert.deepEqual(questionsOf({ part: "about beta features", told: "" }), []);
  assert.deepEqual(questionsOf({ places: ["EU"], people: "minor", told: "" }), ["place", "age"]);
  assert.deepEqual(questionsOf({ people: "consumer", told: "" }), ["use"]);
});
