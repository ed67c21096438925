/**
 * The line that tells what became of something, to those who see it and to those who hear it.
 */

import { hiddenWords, words } from "../shared/platform.js";
import { byId } from "./dom.js";

/** How long a result stays in sight, in milliseconds. */
const SEEN = 4000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/**
 * Tells a change of state, which everybody else sees at a glance, to screen readers.
 * @param {string} text
 */
export function announce(text) {
  byId("status").classList.remove("seen");
  byId("status").textContent = text;
}

/**
 * Tells the result of what the person just did, in sight for a while and to screen readers.
 * @param {string} text
 */
export function say(text) {
  announce(text);
  byId("status").classList.add("seen");
  clearTimeout(fading);
  fading = setTimeout(() => byId("status").classList.remove("seen"), SEEN);
}

/** What is said of a finding that was to be shown. */
const SHOW_WORDS = { shown: "shownInPage", unmarked: "shownUnmarked", gone: "notInPage" };

/** @param {import("../shared/messages.js").ShowAnswer} answer */
export function answerWords(answer) {
  if (answer.status === "hidden") return hiddenWords(answer);
  return words(SHOW_WORDS[answer.status]);
}
