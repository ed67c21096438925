/**
 * The history of visits: what counts as the same page, what is kept, and what happens when there
 * is no room.
 */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { canonicalAddress } from "../../extension/shared/address.js";
import {
  ADDRESS,
  clearStore,
  endAfter,
  FIRST,
  history,
  SECOND,
  setQuota,
  size,
  storeOf,
  THIRD,
} from "./fixtures/store.js";

const { core, entries, history: staged } = await history();
const { load, unpack } = entries;
const { BUDGET, forgetAll, lastChange, visit } = staged;

/** @param {...string} lines */
function pageOf(...lines) {
  const all = [
    "Terms of Service",
    "These terms are an agreement between you and Fern.",
    ...lines,
    "You keep the key of your account to yourself, and tell us where it was lost.",
  ];
  let start = 0;
  const blocks = all.map((line, at) => {
    const block = { kind: at === 0 ? "heading" : "paragraph", level: 1, start };
    start += line.length + 1;
    return block;
  });
  return { text: all.join("\n"), blocks, links: [], title: "Terms", url: ADDRESS };
}

const PLAIN = pageOf("We read your letters with care.");
const TRAINING = pageOf(
  "We read your letters with care.",
  "We may use your content to train our artificial intelligence models.",
);

const storeModule = new URL("../../dist/extension/background/store.js", import.meta.url).href;
let workers = 0;

beforeEach(clearStore);

test("an address is the same for every visit to the same document", () => {
  const same = [
    "https://fern.example/terms",
    "https://fern.example/terms/",
    "https://fern.example/terms#section-2",
    "https://fern.example/terms?utm_source=mail&fbclid=x1",
    "https://fern.example/terms;jsessionid=AB12?ref=footer",
  ];
  for (const url of same) assert.equal(canonicalAddress(url, null), ADDRESS, url);
  const other = "https://fern.example/legal?page=terms&lang=de";
  assert.equal(canonicalAddress(other, null), "https://fern.example/legal?lang=de&page=terms");
  assert.notEqual(canonicalAddress(other, null), canonicalAddress(other.replace("de", "en"), null));
  assert.equal(canonicalAddress("https://fern.example/t/42", "/terms"), ADDRESS);
  const foreign = canonicalAddress(ADDRESS, "https://elsewhere.example/terms");
  assert.equal(foreign, ADDRESS, "a page speaks for its own origin alone");
  assert.equal(canonicalAddress(ADDRESS, "/"), ADDRESS, "a front page is no document");
  assert.equal(canonicalAddress(ADDRESS, "http://[broken"), ADDRESS);
  assert.equal(canonicalAddress("about:blank", null), null);
  assert.equal(canonicalAddress("file:///home/terms.html", null), null);
});

test("what is kept of a page has no address but the canonical one", async () => {
  const url = `${ADDRESS}?access_token=s3cret#part`;
  const links = [{ start: 0, end: 5, url: `${ADDRESS}?session=s3cret` }];
  await visit({ ...PLAIN, url, links }, ADDRESS, FIRST);
  const [version] = (await load(ADDRESS)).versions;
  const page = await unpack(version);
  assert.equal(page?.url, ADDRESS);
  assert.equal(page?.text, PLAIN.text);
  assert.doesNotMatch(JSON.stringify(page), /s3cret/);
});

test("the second visit tells what changed since the first, the third that nothing did", async () => {
  const first = await visit(PLAIN, ADDRESS, FIRST);
  assert.deepEqual(
    [first.status, first.kept, first.diff, first.earlier],
    ["first", true, null, false],
  );
  const second = await visit(TRAINING, ADDRESS, SECOND);
  assert.deepEqual([second.status, second.since, second.earlier], ["changed", FIRST, true]);
  assert.deepEqual(
    second.diff.added.map(({ clause }) => clause),
    ["ai-training"],
  );
  const third = await visit(TRAINING, ADDRESS, THIRD);
  assert.deepEqual([third.status, third.since, third.diff], ["same", SECOND, null]);
  const last = await lastChange(ADDRESS);
  assert.deepEqual([last.since, last.until], [FIRST, SECOND]);
  assert.equal(last.diff.passages.length, 1);
});

test("a page that is read again in one visit is compared with the visit before", async () => {
  await visit(PLAIN, ADDRESS, FIRST);
  await visit(TRAINING, ADDRESS, SECOND);
  const again = await visit(TRAINING, ADDRESS, SECOND);
  assert.deepEqual([again.status, again.since], ["changed", FIRST]);
  const back = await visit(PLAIN, ADDRESS, SECOND);
  assert.deepEqual([back.status, back.since], ["same", FIRST]);
  const then = await visit(PLAIN, ADDRESS, SECOND);
  assert.deepEqual([then.status, then.since], ["same", FIRST], "not the visit itself");
});

test("what is known of a text is not read off it again", async (t) => {
  const analyse = t.mock.method(core.Core.prototype, "analyse");
  const describe = t.mock.method(core.Core.prototype, "describe");
  const compare = t.mock.method(core.Core.prototype, "compare");
  const asked = () => [analyse, describe, compare].map(({ mock }) => mock.callCount());
  await visit(PLAIN, ADDRESS, FIRST);
  assert.equal((await visit(PLAIN, ADDRESS, SECOND)).status, "same");
  assert.deepEqual(asked(), [0, 0, 0], "nothing of an unchanged page");
  assert.equal((await visit(TRAINING, ADDRESS, THIRD)).status, "changed");
  assert.deepEqual(asked(), [0, 1, 1], "which document the earlier version is, then both");
});

test("after a visit the module holds nothing of the page", async (t) => {
  const forget = t.mock.method(core.Core.prototype, "forget");
  await visit(PLAIN, ADDRESS, FIRST);
  assert.equal(forget.mock.callCount(), 1, "nothing to compare with");
  await visit(TRAINING, ADDRESS, SECOND);
  assert.equal(forget.mock.callCount(), 2);
  t.mock.method(core.Core.prototype, "compare", () => Promise.reject(new Error("stopped")));
  await assert.rejects(visit(PLAIN, ADDRESS, THIRD), /stopped/);
  assert.equal(forget.mock.callCount(), 3, "nor where they could not be compared");
});

test("new formatting is no change", async () => {
  await visit(TRAINING, ADDRESS, FIRST);
  const { text, blocks } = TRAINING;
  const bullets = blocks.map((block, at) =>
    at === 0 ? block : { kind: "list-item", depth: 1, start: block.start },
  );
  const { status } = await visit({ ...TRAINING, text, blocks: bullets }, ADDRESS, SECOND);
  assert.equal(status, "same");
});

test("a few versions of a page are kept, and forgotten when asked", async () => {
  for (let day = 10; day < 20; day += 1) {
    const page = pageOf(`The harbour has ${"one more ".repeat(day)}berth for you.`);
    await visit(page, ADDRESS, `2026-05-${day}T10:00:00.000Z`);
  }
  assert.equal(storeOf().get(`history/${ADDRESS}`).versions.length, 3);
  storeOf().set("settings", { kept: true });
  await forgetAll();
  assert.deepEqual([...storeOf().keys()], ["settings"]);
});

test("what is over the budget makes room, the page seen longest ago first", async () => {
  await visit(PLAIN, "https://fern.example/old", FIRST);
  await visit(PLAIN, "https://fern.example/new", SECOND);
  const index = storeOf().get("history-index");
  index["https://fern.example/old"].bytes = BUDGET;
  const third = await visit(PLAIN, ADDRESS, THIRD);
  assert.deepEqual([third.kept, third.dropped], [true, 1]);
  assert.ok(!storeOf().has("history/https://fern.example/old"));
  assert.ok(storeOf().has("history/https://fern.example/new"));
  assert.ok(storeOf().has(`history/${ADDRESS}`));
});

test("a full disk loses the oldest, and says so", async () => {
  await visit(PLAIN, "https://fern.example/old", FIRST);
  await visit(PLAIN, "https://fern.example/new", SECOND);
  setQuota(size() + 100);
  const third = await visit(PLAIN, ADDRESS, THIRD);
  assert.deepEqual([third.kept, third.dropped], [true, 1]);
  assert.ok(!storeOf().has("history/https://fern.example/old"));
  assert.deepEqual(Object.keys(storeOf().get("history-index")).sort(), [
    "https://fern.example/new",
    ADDRESS,
  ]);
});

test("a disk that holds nothing at all: the visit is compared, and said not to be kept", async () => {
  await visit(PLAIN, ADDRESS, FIRST);
  setQuota(10);
  const second = await visit(TRAINING, ADDRESS, SECOND);
  assert.deepEqual([second.status, second.kept], ["changed", false]);
});

test("what can't be read is passed over, the rest is not lost", async () => {
  await visit(PLAIN, ADDRESS, FIRST);
  await visit(TRAINING, ADDRESS, SECOND);
  const entry = storeOf().get(`history/${ADDRESS}`);
  entry.versions[1].data = "no base64 at all";
  const third = await visit(TRAINING, ADDRESS, THIRD);
  assert.deepEqual([third.status, third.since], ["changed", FIRST]);
  storeOf().set(`history/${ADDRESS}`, { versions: "gone", title: 3 });
  assert.equal((await visit(PLAIN, ADDRESS, THIRD)).status, "first");
  assert.equal(await lastChange("https://fern.example/never"), null);
});

test("an index that was lost is made anew", async () => {
  await visit(PLAIN, "https://fern.example/old", FIRST);
  storeOf().delete("history-index");
  await visit(PLAIN, ADDRESS, SECOND);
  const index = storeOf().get("history-index");
  assert.equal(index["https://fern.example/old"].last, FIRST);
  assert.ok(index["https://fern.example/old"].bytes > 100);
});

/** The staged store once more, as a new worker meets what is stored. */
const nextWorker = () => import(`${storeModule}?worker=${(workers += 1)}`);

test("an address with a secret, kept by an earlier version, loses it and keeps its versions", async () => {
  const secret = `${ADDRESS}?access_token=s3cret`;
  await visit(PLAIN, secret, FIRST);
  assert.match(JSON.stringify(await unpack((await load(secret)).versions[0])), /s3cret/);
  storeOf().delete("history-schema");
  const worker = await nextWorker();
  assert.deepEqual(await worker.addresses(), [ADDRESS]);
  assert.equal((await worker.load(ADDRESS)).versions.length, 1);
  assert.doesNotMatch(JSON.stringify([...storeOf()]), /s3cret/);
  const [kept] = (await worker.load(ADDRESS)).versions;
  assert.equal((await unpack(kept))?.url, ADDRESS, "nor does what is kept of the page name it");
  const again = await nextWorker();
  assert.deepEqual(await again.addresses(), [ADDRESS], "done twice, it does nothing more");
});

test("of addresses that become one, the one that was seen last goes on", async () => {
  await visit(PLAIN, ADDRESS, FIRST);
  const entry = storeOf().get(`history/${ADDRESS}`);
  clearStore();
  const seen = (/** @type {string} */ last) => [{ ...entry.versions[0], last }];
  storeOf().set(`history/${ADDRESS}`, { title: "first", versions: seen(FIRST) });
  storeOf().set(`history/${ADDRESS}?token=a`, { title: "last", versions: seen(THIRD) });
  storeOf().set(`history/${ADDRESS}?token=b`, { title: "between", versions: seen(SECOND) });
  const worker = await nextWorker();
  assert.equal((await worker.load(ADDRESS)).title, "last");
  assert.deepEqual(await worker.addresses(), [ADDRESS]);
});

test("what a newer version kept is left as it is, and can be forgotten", async () => {
  await visit(PLAIN, ADDRESS, FIRST);
  storeOf().set("history-schema", 99);
  const before = structuredClone([...storeOf()]);
  const worker = await nextWorker();
  for (const asked of [
    () => worker.load(ADDRESS),
    () => worker.addresses(),
    () => worker.save(ADDRESS, { title: "", versions: [] }, FIRST),
    () => worker.remove(ADDRESS),
  ]) {
    await assert.rejects(asked, /has shape 99/);
  }
  assert.deepEqual([...storeOf()], before);
  await worker.removeAll();
  assert.equal(storeOf().size, 0);
  assert.deepEqual(await worker.addresses(), [], "and then it works again");
});

test("an index that is damaged or names others than there are is made anew", async () => {
  await visit(PLAIN, ADDRESS, FIRST);
  const whole = storeOf().get("history-index");
  for (const damaged of [
    7,
    [],
    { [ADDRESS]: null },
    { [ADDRESS]: { last: 1, bytes: "many" } },
    { [ADDRESS]: { last: FIRST, bytes: Number.NaN } },
    {},
  ]) {
    storeOf().set("history-index", damaged);
    await visit(PLAIN, ADDRESS, SECOND);
    const { bytes } = storeOf().get("history-index")[ADDRESS];
    assert.ok(Math.abs(bytes - whole[ADDRESS].bytes) < 100, JSON.stringify(damaged));
  }
});

test("twenty visits at once are all kept and indexed", async () => {
  const all = Array.from({ length: 20 }, (_, at) => `https://fern${at}.example/terms`);
  await Promise.all(all.map((address) => visit({ ...PLAIN, url: address }, address, FIRST)));
  assert.deepEqual(await entries.addresses(), [...all].sort());
  assert.deepEqual(Object.keys(storeOf().get("history-index")).sort(), [...all].sort());
});

test("sizes are counted in bytes, not in letters", async () => {
  const title = "規約".repeat(100);
  await visit({ ...PLAIN, title }, ADDRESS, FIRST);
  const { bytes } = storeOf().get("history-index")[ADDRESS];
  const key = `history/${ADDRESS}`;
  assert.equal(bytes, Buffer.byteLength(key + JSON.stringify(storeOf().get(key))));
});

test("a clock that was set back: the visit before is the one that came before, and both are kept", async () => {
  await visit(PLAIN, ADDRESS, THIRD);
  const back = await visit(TRAINING, ADDRESS, FIRST);
  assert.deepEqual([back.status, back.since, back.kept], ["changed", THIRD, true]);
  const again = await visit(TRAINING, ADDRESS, SECOND);
  assert.deepEqual([again.status, again.since], ["same", FIRST]);
  const { title, diff } = await lastChange(ADDRESS);
  assert.equal(title, "Terms");
  assert.equal(diff.stats.sentencesAdded, 1, "what came later is what it says after");
  assert.equal((await load(ADDRESS)).versions.length, 2);
});

/**
 * Does something once for each of its calls of the storage, in a worker that ends at that call, and
 * looks at what the next worker finds; the last time it comes to its end.
 * @param {() => Promise<void>} before What is stored at first.
 * @param {(worker: any) => Promise<unknown>} work
 * @param {(worker: any, done: boolean) => Promise<void>} after
 */
async function endedAtEachStep(before, work, after) {
  for (let calls = 0, done = false; !done; calls += 1) {
    clearStore();
    await before();
    const worker = await nextWorker();
    const ended = endAfter(calls).then(() => false);
    done = await Promise.race([work(worker).then(() => true), ended]);
    endAfter(Infinity);
    await after(await nextWorker(), done);
    assert.ok(calls < 50, "it comes to an end");
  }
}

/** @param {any} worker */
async function assertSound(worker) {
  for (const address of await worker.addresses()) {
    const { versions } = await worker.load(address);
    assert.ok(versions.length > 0, address);
    for (const version of versions) assert.ok(await unpack(version), address);
  }
  // What it writes next indexes all there is.
  await worker.save(ADDRESS, await worker.load(ADDRESS), THIRD);
  const indexed = Object.keys(storeOf().get("history-index")).sort();
  assert.deepEqual(indexed, await worker.addresses());
}

test("a worker that ends at any step of a visit that makes room: the page's versions stay", async () => {
  const old = "https://fern.example/old";
  await endedAtEachStep(
    async () => {
      await visit(PLAIN, old, FIRST);
      await visit(PLAIN, ADDRESS, SECOND);
      storeOf().get("history-index")[old].bytes = BUDGET;
    },
    async (worker) => {
      const { title, versions } = await worker.load(ADDRESS);
      const next = { ...versions[0], first: THIRD, last: THIRD };
      await worker.save(ADDRESS, { title, versions: [...versions, next] }, THIRD);
    },
    async (worker, done) => {
      const { versions } = await worker.load(ADDRESS);
      assert.equal(versions[0].first, SECOND);
      if (done) assert.deepEqual([versions.length, (await worker.addresses()).length], [2, 1]);
      await assertSound(worker);
    },
  );
});

test("a worker that ends at any step of bringing an older history up to date loses none of it", async () => {
  const secret = (/** @type {string} */ path) => `https://fern.example/${path}?access_token=s3cret`;
  await endedAtEachStep(
    async () => {
      await visit(PLAIN, ADDRESS, FIRST);
      const entry = storeOf().get(`history/${ADDRESS}`);
      storeOf().set(`history/${secret("a")}`, entry);
      storeOf().set(`history/${secret("b")}`, entry);
      storeOf().delete("history-schema");
    },
    (worker) => worker.addresses(),
    async (worker) => {
      const all = ["https://fern.example/a", "https://fern.example/b", ADDRESS];
      assert.deepEqual(await worker.addresses(), all);
      await assertSound(worker);
      assert.doesNotMatch(JSON.stringify([...storeOf()]), /s3cret/);
    },
  );
});

test("a worker that ends at any step of forgetting: what was not to be forgotten stays", async () => {
  const old = "https://fern.example/old";
  const before = async () => {
    await visit(PLAIN, old, FIRST);
    await visit(PLAIN, ADDRESS, SECOND);
    storeOf().set("settings", { kept: true });
  };
  await endedAtEachStep(
    before,
    (worker) => worker.remove(old),
    async (worker, done) => {
      assert.equal((await worker.load(ADDRESS)).versions.length, 1);
      if (done) assert.deepEqual(await worker.addresses(), [ADDRESS]);
      await assertSound(worker);
    },
  );
  await endedAtEachStep(
    before,
    (worker) => worker.removeAll(),
    async (worker, done) => {
      assert.ok(storeOf().has("settings"));
      if (done) assert.deepEqual(await worker.addresses(), []);
      else assert.deepEqual(await worker.addresses(), [old, ADDRESS]);
    },
  );
});
