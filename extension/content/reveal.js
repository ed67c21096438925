/**
 * Brings the text of a range into sight: opens what is closed around it, as find-in-page does or by
 * the page's own controls, scrolls to it, and looks whether it really shows.
 */

import { elementAround, styleOf } from "./around.js";
import {
  attributeOf,
  dispatchTo,
  localNameOf,
  removeAttribute,
  scrollIntoView,
  viewOf,
} from "./dom.js";
import { controlsOf, nameOf } from "./press.js";
import { hidingParts, isInView, isRendered } from "./visibility.js";

/** Closed parts within each other that are opened at most. */
const DEEPEST = 12;

/** Controls of one part that are tried at most. */
const CONTROLS = 4;

/** Time that an opening part may take, with its motion, in milliseconds. */
const OPENING = 700;

/** Time that the page may take to scroll to the text, in milliseconds. */
const SCROLLING = 1_500;

/** How far, in screens, the page glides; further away it jumps. */
const GLIDE = 2;

/**
 * @param {Range} range
 * @param {AbortSignal} signal
 * @returns {Promise<import("../shared/messages.js").ShowAnswer>}
 */
export async function reveal(range, signal) {
  const stuck = await open(range, signal);
  scrollTo(range);
  if (stuck) return { status: "hidden", where: nameOf(stuck) };
  const settled = () => isRendered(range) && isInView(range);
  if (await becomes(settled, SCROLLING, signal)) return { status: "shown" };
  const part = hidingParts(range)[0] ?? elementAround(range.startContainer);
  return { status: "hidden", where: part ? nameOf(part) : "" };
}

/**
 * Opens the closed parts around a range, from the outside in.
 * @param {Range} range
 * @param {AbortSignal} signal
 * @returns {Promise<Element | null>} The part that could not be opened.
 */
async function open(range, signal) {
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const [part] = hidingParts(range);
    if (!part) return null;
    if (!(await openPart(part, range, signal))) return part;
  }
  return hidingParts(range)[0] ?? null;
}

/**
 * @param {Element} part
 * @param {Range} range
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} Whether it hides the range no more.
 */
async function openPart(part, range, signal) {
  const opened = () => !hidingParts(range).includes(part);
  if (localNameOf(part) === "details") {
    /** @type {HTMLDetailsElement} */ (part).open = true;
    return becomes(opened, OPENING, signal);
  }
  if (attributeOf(part, "hidden") === "until-found") {
    // What the browser does when it finds text there.
    dispatchTo(part, new Event("beforematch", { bubbles: true }));
    removeAttribute(part, "hidden");
    if (await becomes(opened, OPENING, signal)) return true;
  }
  if (styleOf(part).opacity === "0") {
    // Many a page fades its text in as it is scrolled to.
    scrollTo(range);
    if (await becomes(opened, OPENING, signal)) return true;
  }
  for (const control of controlsOf(part).slice(0, CONTROLS)) {
    const before = stateOf(control);
    control.click();
    if (await becomes(opened, OPENING, signal)) return true;
    // It opened something else, which is put back.
    if (stateOf(control) !== before) control.click();
  }
  return opened();
}

/**
 * What a control says of its own state.
 * @param {HTMLElement} control
 */
function stateOf(control) {
  const box = localNameOf(control) === "label" ? /** @type {any} */ (control).control : control;
  return `${attributeOf(control, "aria-expanded")} ${box?.checked}`;
}

/** @param {Range} range */
export function scrollTo(range) {
  const element = elementAround(range.startContainer);
  const view = element && viewOf(element);
  if (!element || !view) return;
  const far = Math.abs(range.getBoundingClientRect().top) > GLIDE * view.innerHeight;
  const still = view.matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollIntoView(element, { block: "center", behavior: far || still ? "instant" : "smooth" });
}

/**
 * Waits until something holds.
 * @param {() => boolean} holds
 * @param {number} longest In milliseconds.
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} Whether it held in time.
 */
async function becomes(holds, longest, signal) {
  const end = performance.now() + longest;
  while (!holds()) {
    if (signal.aborted || performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}
