/**
 * Ways out that get done: cards, calendar files, letters.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { harbour } from "./fixtures/report.js";
import { speak } from "./fixtures/words.js";

speak();
const { calendarFile, escapedText, folded } = await import("../../extension/popup/calendar.js");
const { dateInWords, deadlineWords, untilWords } =
  await import("../../extension/popup/language.js");
const { isWritten, letterOf, mailtoOf } = await import("../../extension/popup/letter.js");
const { words } = await import("../../extension/shared/platform.js");
const { toMarkdown } = await import("../../extension/popup/markdown.js");
const { alarmDays, cardsOf, laidOut, lastDay, uidOf } =
  await import("../../extension/popup/ways.js");

/** @typedef {import("../../extension/core/contract.js").Action} Action */

const [OPT_OUT] = harbour.actions;

/** @type {(given: Partial<Action>) => Action} */
const action = (given) => ({ ...OPT_OUT, deadlineDays: null, ...given });

const TODAY = new Date(2027, 2, 1, 9);
const URL_OF_TERMS = "https://harbour.example/terms?from=mail#top";

test("what has a last day stands first, the soonest first; what is over stands last", () => {
  const cards = cardsOf(
    [
      action({ label: "Over", deadline: "2027-02-27" }),
      action({ label: "Any time" }),
      action({ label: "Later", deadline: "2027-06-30" }),
      action({ label: "Sooner", deadlineDays: 30 }),
      action({ label: "Any time too" }),
    ],
    TODAY,
    TODAY,
  );
  assert.deepEqual(
    cards.map(({ things, past }) => `${things[0].label}${past ? ", over" : ""}`),
    ["Sooner", "Later", "Any time", "Any time too", "Over, over"],
  );
});

test("ways to do one thing share a card; for others, or until another day, they do not", () => {
  const also = [{ ...action({ label: "Get a copy of your data" }) }];
  const cards = cardsOf(
    [
      action({ target: "one@harbour.example" }),
      action({ target: "two@harbour.example", also }),
      action({ target: "three@harbour.example", only: "Nevada" }),
      action({ target: "four@harbour.example", covers: "your recordings" }),
      action({ target: "five@harbour.example", deadline: "2027-06-30" }),
    ],
    TODAY,
    TODAY,
  );
  const targets = cards.map(({ ways }) => ways.map(({ target }) => target.split("@")[0]).join("+"));
  assert.deepEqual(targets, ["five", "one+two", "three", "four"]);
  assert.deepEqual(
    cards[1].things.map(({ label }) => label),
    ["Keep your right to go to court", "Get a copy of your data"],
  );
});

test("three ways stand in sight at most, and to write to somebody is none of them while there are others", () => {
  const laid = (/** @type {Partial<Action>[]} */ ...given) => {
    const { shown, folded } = laidOut(cardsOf(given.map(action), TODAY, TODAY));
    return [shown, folded].map((cards) => cards.map(({ things: [{ label }] }) => label));
  };
  const contact = { kind: /** @type {const} */ ("contact"), label: "Contact" };
  const [one, two, three, four] = ["One", "Two", "Three", "Four"].map((label) => ({ label }));
  assert.deepEqual(laid(contact, one, two, three, four), [
    ["One", "Two", "Three"],
    ["Four", "Contact"],
  ]);
  assert.deepEqual(laid(one, contact), [["One"], ["Contact"]]);
  assert.deepEqual(laid(contact), [["Contact"], []]);
  const over = { label: "Over", deadline: "2027-02-27" };
  assert.deepEqual(laid(contact, over, one), [["One", "Over"], ["Contact"]]);
});

test("a row says by when, and on what that rests while nobody has said when they accepted", () => {
  const counted = action({ deadlineDays: 30 });
  const day = (/** @type {[number, number, number]} */ ...at) =>
    dateInWords(new Date(...at), "en", "medium");
  assert.equal(untilWords(counted, null, TODAY), `By ${day(2027, 2, 31)} if you accept today`);
  assert.equal(untilWords(counted, new Date(2027, 1, 20, 12), TODAY), `By ${day(2027, 2, 22)}`);
  assert.equal(untilWords(counted, new Date(2026, 5, 1, 12), TODAY), `Ended on ${day(2026, 6, 1)}`);
  assert.equal(
    untilWords(action({ deadline: "2027-06-30" }), null, TODAY),
    `By ${day(2027, 5, 30)}`,
    "a date of the document rests on nothing else",
  );
  assert.equal(untilWords(action({}), null, TODAY), null);
});

test("a last day counts from the day of acceptance, and may be over", () => {
  const dated = action({ deadlineDays: 30 });
  assert.equal(lastDay(dated, new Date(2027, 1, 1, 12))?.toDateString(), "Wed Mar 03 2027");
  assert.match(
    deadlineWords(dated, new Date(2027, 1, 1, 12), TODAY) ?? "",
    /^You have 30 days: until/,
  );
  assert.match(
    deadlineWords(dated, new Date(2026, 5, 1), TODAY) ?? "",
    /^The time for this ended on/,
  );
});

/** @param {string} file */
const unfolded = (file) => file.replaceAll("\r\n ", "").split("\r\n");

test("a calendar file is an all-day event with a reminder, in lines that calendars take", () => {
  const file = calendarFile(
    {
      uid: "arbitration@clauselight",
      summary: "Last day: Keep your right, and more; really",
      description: `Says “Hafen & Söhne” \\ line one\nline two ${"ü😀".repeat(60)}`,
      url: URL_OF_TERMS,
      last: new Date(2027, 11, 31, 23, 59, 59),
      alarmDays: 3,
    },
    new Date(Date.UTC(2027, 10, 5, 7, 8, 9, 123)),
  );
  assert.ok(file.endsWith("END:VCALENDAR\r\n"));
  assert.doesNotMatch(file.replaceAll("\r\n", ""), /[\r\n]/, "lines end in CRLF alone");
  for (const line of file.split("\r\n")) {
    assert.ok(new TextEncoder().encode(line).length <= 75, line);
    assert.ok(line.isWellFormed(), line);
  }
  const lines = unfolded(file);
  for (const line of [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "BEGIN:VEVENT",
    "UID:arbitration@clauselight",
    "DTSTAMP:20271105T070809Z",
    "DTSTART;VALUE=DATE:20271231",
    "DTEND;VALUE=DATE:20280101",
    "SUMMARY:Last day: Keep your right\\, and more\\; really",
    `URL:${URL_OF_TERMS}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-P3D",
    "END:VALARM",
    "END:VEVENT",
  ]) {
    assert.ok(lines.includes(line), line);
  }
  const description = lines.find((line) => line.startsWith("DESCRIPTION:Says"));
  assert.equal(
    description,
    `DESCRIPTION:Says “Hafen & Söhne” \\\\ line one\\nline two ${"ü😀".repeat(60)}`,
  );
});

test("text of a calendar can end no line and no value", () => {
  assert.equal(escapedText("a\r\nEND:VEVENT\rb\u0000;c,d\\"), "a\\nEND:VEVENT\\nb\\;c\\,d\\\\");
  assert.equal(folded("x".repeat(75)), "x".repeat(75));
  assert.equal(folded("x".repeat(76)), `${"x".repeat(75)}\r\n x`);
});

test("a deadline has one name however often it is read, and a reminder that fits", () => {
  const uid = uidOf(OPT_OUT, URL_OF_TERMS);
  assert.equal(uid, uidOf({ ...OPT_OUT, deadlineDays: 60 }, "https://harbour.example/terms"));
  assert.notEqual(uid, uidOf({ ...OPT_OUT, target: "no@harbour.example" }, URL_OF_TERMS));
  assert.doesNotMatch(uid, /\s/);
  assert.deepEqual(
    [1, 5, 30].map((days) => alarmDays(new Date(TODAY.getTime() + days * 86_400_000), TODAY)),
    [0, 1, 3],
  );
});

test("a letter says what is wanted, cites the clause and leaves name and account open", () => {
  const about = { url: URL_OF_TERMS, accepted: new Date(2027, 1, 20) };
  const { to, subject, body } = letterOf(harbour, OPT_OUT, OPT_OUT, about, words);
  assert.equal(to, "nein@harbour.example");
  assert.equal(subject, "I opt out of arbitration (Harbour: Terms of service)");
  assert.match(body, /^Dear Sir or Madam,\n\nI opt out of arbitration\.\n\n/);
  assert.ok(body.includes(`\n\n> ${OPT_OUT.quote}\n\n`), body);
  assert.match(body, /section “12\. Disputes” \(https:\/\/harbour\.example\/terms/);
  assert.match(body, /I accepted the document on 20 February 2027\./);
  assert.match(body, /\[your name\]\n.*\[your e-mail address\]$/);
  const undated = { ...about, accepted: null };
  const bare = letterOf(harbour, { ...OPT_OUT, section: "" }, OPT_OUT, undated, words);
  assert.doesNotMatch(bare.body, /accepted|section/);
});

test("every kind of letter has its own wish, and a limit is in it", () => {
  const offers = /** @type {const} */ ([
    "arbitration",
    "arbitration-and-classes",
    "arbitration-in-part",
    "training",
    "sale",
    "sale-for-ads",
    "sharing",
    "advertising",
    "messages",
    "cookies",
    "analytics",
    "renewal",
    "trial",
    "deletion",
    "copy",
    "objection",
  ]);
  const about = { url: URL_OF_TERMS, accepted: null };
  const wishes = offers.map((offer) => {
    const way = action({ offer });
    assert.ok(isWritten(way, way), offer);
    return letterOf(harbour, way, way, about, words).body.split("\n\n")[1];
  });
  assert.equal(new Set(wishes).size, offers.length);
  const covering = action({ offer: "training", covers: "your recordings" });
  assert.match(
    letterOf(harbour, covering, covering, about, words).body,
    /AI models\. .*“your recordings”/,
  );
  assert.ok(!isWritten(OPT_OUT, { ...OPT_OUT, channel: "link" }), "a form has its own words");
  assert.ok(!isWritten({ ...OPT_OUT, offer: "contact" }, OPT_OUT));
});

test("a letter as a link says the same, and is never too long", () => {
  const letter = { to: "no+x@harbour.example", subject: "A & B?", body: "One\nTwo 100% “é😀”" };
  const address = mailtoOf(letter) ?? "";
  assert.ok(address.startsWith("mailto:no%2Bx@harbour.example?subject="), address);
  const { searchParams } = new URL(address);
  assert.equal(searchParams.get("subject"), letter.subject);
  assert.equal(searchParams.get("body"), letter.body.replace("\n", "\r\n"));
  const long = mailtoOf({ ...letter, body: "ü".repeat(2000) }) ?? "";
  assert.doesNotMatch(long, /body=/);
  assert.ok(long.length < 1900);
  assert.ok(mailtoOf({ ...letter, body: "torn \uD83D" })?.includes("torn%20%EF%BF%BD"));
  for (const to of ["no", "a@b,c@d", "a@b?cc=x@y", "a b@c"]) {
    assert.equal(mailtoOf({ ...letter, to }), null, to);
  }
});

test("the copy for one's notes has what can be done, until when, where, for whom and its words", () => {
  const report = {
    ...harbour,
    actions: [
      action({ label: "Refuse AI training", only: "the EEA", covers: "your recordings" }),
      OPT_OUT,
    ],
  };
  const text = toMarkdown(report, URL_OF_TERMS, new Date(2026, 10, 23));
  const [, done] = text.split("## What you can do");
  assert.ok(done.indexOf("### Keep your right") < done.indexOf("### Refuse AI training"), done);
  assert.match(done, /- You have 30 days: until 23 December 2026 if/);
  assert.match(done, /- By e-mail to nein@harbour\.example/);
  assert.match(done, /- Offered only to people in the EEA\./);
  assert.match(done, /- It covers only this, as written: “your recordings”\./);
  assert.match(done, /> You can decline arbitration .*\n>\n> In: 12\. Disputes/);
  assert.match(text, /- Addresses: nein@harbour\.example/);
  assert.match(text, /\*\*Derived Records\*\*\n\n> whatever Harbour makes/);
  for (const line of harbour.summary) assert.ok(text.includes(line), line);
});
