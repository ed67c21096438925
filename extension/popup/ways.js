/**
 * What the reader can do, as cards: pure functions. A card is one thing to do, with every way to do it.
 */

import { deadline } from "./findings.js";

/** @typedef {import("../core/contract.js").Action} Action */

/**
 * What is done in a way: of an action itself, or of what else it does.
 * @typedef {Pick<Action, "offer" | "label" | "clause" | "start" | "quote" | "section">} Thing
 */

/**
 * @typedef {object} Card
 * @property {Thing[]} things What is done, by whichever way; at least one.
 * @property {Action[]} ways At least one.
 * @property {Date | null} last The last day, null where the document names none.
 * @property {boolean} past Whether that day is over.
 */

/** Cards that stand in sight at most. */
const MOST_SHOWN = 3;

/**
 * The last day of an action: a date of the document's own, else counted from the day on which the
 * person accepted.
 * @param {Action} action
 * @param {Date} accepted
 * @returns {Date | null} Null where the document names no time.
 */
export function lastDay(action, accepted) {
  if (action.deadline) return new Date(`${action.deadline}T23:59:59`);
  if (action.deadlineDays === null) return null;
  const last = deadline(accepted, action.deadlineDays);
  last.setHours(23, 59, 59, 0);
  return last;
}

/**
 * A card with its last day.
 * @param {Pick<Card, "things" | "ways">} card
 * @param {Date} accepted
 * @param {Date} today
 * @returns {Card}
 */
export function timed({ things, ways }, accepted, today) {
  const last = lastDay(ways[0], accepted);
  return { things, ways, last, past: last !== null && last < today };
}

/**
 * The cards: those with a last day first, the soonest first; behind all others those whose time is
 * over. The others stand in the order of the document.
 * @param {Action[]} actions
 * @param {Date} accepted
 * @param {Date} today
 * @returns {Card[]}
 */
export function cardsOf(actions, accepted, today) {
  /** @type {Map<string, Card>} */
  const cards = new Map();
  for (const action of actions) {
    const last = lastDay(action, accepted);
    const key = JSON.stringify([action.label, action.only, action.covers, last]);
    const card = cards.get(key);
    if (!card) {
      const things = [action, ...(action.also ?? [])];
      cards.set(key, timed({ things, ways: [action] }, accepted, today));
      continue;
    }
    card.ways.push(action);
    const known = card.things.map(({ label }) => label);
    card.things.push(...(action.also ?? []).filter(({ label }) => !known.includes(label)));
  }
  const rank = (/** @type {Card} */ { last, past }) => (past ? 2 : last ? 0 : 1);
  const time = (/** @type {Card} */ { last }) => last?.getTime() ?? 0;
  return [...cards.values()].sort((a, b) => rank(a) - rank(b) || time(a) - time(b));
}

/**
 * The cards as they are laid out. To write to somebody is no way out, so that it stands behind all others.
 * @param {Card[]} cards
 * @returns {{shown: Card[], folded: Card[]}}
 */
export function laidOut(cards) {
  const isContact = (/** @type {Card} */ { ways: [{ kind }] }) => kind === "contact";
  const out = cards.filter((card) => !isContact(card));
  const contacts = cards.filter(isContact);
  const foremost = out.length > 0 ? out : contacts;
  const shown = foremost.slice(0, MOST_SHOWN);
  return { shown, folded: [...out, ...contacts].slice(shown.length) };
}

/**
 * Whether the last day of an action is counted from the day on which the person accepted.
 * @param {Action} action
 */
export function isCounted({ deadline: stated, deadlineDays }) {
  return !stated && deadlineDays !== null;
}

/** A day, in milliseconds. */
const DAY = 86_400_000;

/**
 * Days before a deadline on which a calendar reminds: fewer where the deadline is near.
 * @param {Date} last
 * @param {Date} today
 * @returns {number}
 */
export function alarmDays(last, today) {
  const left = Math.floor((last.getTime() - today.getTime()) / DAY);
  if (left > 7) return 3;
  return left > 2 ? 1 : 0;
}

/**
 * A name for the deadline of an action, the same whenever the same document is read.
 * @param {Action} action
 * @param {string} url Address of the document.
 * @returns {string}
 */
export function uidOf({ offer, label, target, only = "", covers = "" }, url) {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: "", pathname: "" };
  return `${[offer, label, target, only, covers, host + pathname].map(percentEncoded).join(".")}@clauselight`;
}

/**
 * A part of an address; of characters that are torn, their replacement.
 * @param {string} text
 * @returns {string}
 */
export function percentEncoded(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}
