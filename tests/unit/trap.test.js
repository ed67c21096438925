/**
 * A module that stops in the middle of a question: the core asks a fresh instance, and answers the
 * next question in any case.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

Object.assign(globalThis, { chrome: {} });
const STAGED = new URL("../../dist/extension/", import.meta.url);
const { Core } = await import(new URL("background/core.js", STAGED).href);

/** The bytes of a module whose only export, `stop`, is the `unreachable` instruction. */
const TRAP = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 115, 116, 111, 112, 0, 0,
  10, 5, 1, 3, 0, 0, 11,
]);

/** Runs a real trap. */
function stop() {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(TRAP));
  /** @type {() => void} */ (exports.stop)();
}

/**
 * A module that stops on a text, and from then on whatever it is asked, until it is restarted.
 * @param {(text: string, instance: number) => boolean} stops
 */
function moduleThat(stops) {
  const calls = { loads: 0, restarts: 0 };
  let broken = false;
  return {
    calls,
    load: async () => {
      calls.loads += 1;
    },
    restart() {
      calls.restarts += 1;
      broken = false;
    },
    /** @param {{text: string}} page */
    analyze({ text }) {
      broken ||= stops(text, calls.restarts);
      if (broken) stop();
      return { read: text };
    },
    compare: () => assert.fail("not asked"),
    describe: () => assert.fail("not asked"),
    forget: () => assert.fail("not asked"),
  };
}

/** @param {string} text */
const pageOf = (text) => ({ text, blocks: [], links: [], title: "", url: "" });

test("a page is remembered only where that is asked for, and never before the module is loaded", async () => {
  const module = moduleThat(() => false);
  /** @type {(boolean | undefined)[]} */
  const remembered = [];
  let forgotten = 0;
  const core = new Core({
    ...module,
    /** @type {typeof module.analyze} */
    analyze(page, /** @type {{remember?: boolean}} */ { remember } = {}) {
      remembered.push(remember);
      return module.analyze(page);
    },
    forget: () => (forgotten += 1),
  });
  await core.forget();
  assert.deepEqual([module.calls.loads, forgotten], [0, 0]);
  await core.analyse(pageOf("a private one"));
  await core.analyse(pageOf("one to compare"), [], undefined, true);
  await core.forget();
  assert.deepEqual([remembered, forgotten], [[false, true], 1]);
});

test("a page that stops every instance fails, and the next page is answered", async () => {
  const module = moduleThat((text) => text === "deadly");
  const core = new Core(module);
  assert.deepEqual(await core.analyse(pageOf("fine")), { read: "fine" });
  await assert.rejects(core.analyse(pageOf("deadly")), { kind: "crashed", message: /unreachable/ });
  assert.deepEqual(await core.analyse(pageOf("fine")), { read: "fine" });
  assert.deepEqual(module.calls, { loads: 1, restarts: 2 });
});

test("what an instance stopped on because of its own state, a fresh one answers", async () => {
  const module = moduleThat((_, instance) => instance === 0);
  assert.deepEqual(await new Core(module).analyse(pageOf("fine")), { read: "fine" });
  assert.equal(module.calls.restarts, 1);
});

test("a stack that runs full is a stop as well", async () => {
  const module = moduleThat(() => false);
  const deep = () => {
    throw new RangeError("Maximum call stack size exceeded");
  };
  const core = new Core({ ...module, analyze: deep });
  await assert.rejects(core.analyse(pageOf("deep")), { kind: "crashed" });
});

test("a refusal is no stop: it is told, and nothing is restarted", async () => {
  const module = moduleThat(() => false);
  const refuse = () => {
    throw Object.assign(new Error("no blocks"), { kind: "bad-page" });
  };
  const core = new Core({ ...module, analyze: refuse });
  await assert.rejects(core.analyse(pageOf("odd")), { kind: "bad-page" });
  assert.equal(module.calls.restarts, 0);
});

test("a module that can't be loaded is asked for again by the next question", async () => {
  let fails = true;
  const module = moduleThat(() => false);
  const load = async () => {
    if (fails) throw new Error("switched off");
  };
  const core = new Core({ ...module, load });
  await assert.rejects(core.analyse(pageOf("fine")), { kind: "wasm-unavailable" });
  fails = false;
  assert.deepEqual(await core.analyse(pageOf("fine")), { read: "fine" });
});

test("the module that ships is fresh after its reset, and answers", async () => {
  const core = new URL("core/", STAGED);
  const { initSync, __wbg_reset_state, analyze } = await import(
    new URL("clauselight.js", core).href
  );
  const before = initSync({ module: await readFile(new URL("clauselight_bg.wasm", core)) });
  const first = analyze(pageOf(""), {});
  __wbg_reset_state();
  assert.notEqual(initSync({}), before, "another instance");
  assert.deepEqual(analyze(pageOf(""), {}), first);
});
