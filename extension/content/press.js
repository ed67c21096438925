/**
 * Finds the control of the page that opens a closed part of it, where pressing it is safe: it may
 * toggle what is shown, and never navigate, send or accept anything.
 */

import { styleOf } from "./around.js";
import {
  attributeOf,
  closestTo,
  findAll,
  findIn,
  hasAttribute,
  localNameOf,
  matchesSelector,
  parentElementOf,
  previousElementOf,
  rootOf,
  textContentOf,
} from "./dom.js";

/** Elements around a closed part whose neighbours are looked at. */
const LEVELS = 3;

/** Longest name of a part, in characters. */
const LONGEST_NAME = 80;

/** Words of buttons that decide something, in the languages of pages that are likely to be read. */
const DECIDES =
  /(?<!\p{L})(accept|agree|allow|confirm|consent|continue|decline|delete|remove|reject|refuse|buy|pay|order|subscribe|sign|log|send|submit|save|download|print|akzeptieren|zustimmen|ablehnen|bestätigen|löschen|kaufen|absenden|senden|speichern|drucken|anmelden|accetta|rifiuta|conferma|elimina|invia|salva|akceptuję|akceptuj|zgadzam|odrzuć|usuń|wyślij|zapisz|accepter|refuser|supprimer|envoyer)(?!\p{L})/iu;

/**
 * Controls that may open a part, the surest first.
 * @param {Element} part
 * @returns {HTMLElement[]}
 */
export function controlsOf(part) {
  const told = [...controlsByName(part)];
  const near = [...controlsBefore(part)].filter(
    (control) => isTitle(control) || !DECIDES.test(control.innerText),
  );
  return [...new Set([...told, ...near])].filter(isSafe);
}

/**
 * What a part is called: by its own label, its control, its heading, or the heading before it.
 * @param {Element} part
 * @returns {string} Empty where it has no name.
 */
export function nameOf(part) {
  const own = attributeOf(part, "aria-label");
  const summary = findIn(part, ":scope > summary");
  const named = [summary, ...controlsByName(part), ...controlsBefore(part)];
  const heading = findIn(part, "h1, h2, h3, h4, h5, h6, [role=heading]");
  for (const text of [
    own,
    ...[...named, heading].map((element) => (element ? textContentOf(element) : "")),
  ]) {
    const name = text.replace(/\s+/g, " ").trim();
    if (name !== "") return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  }
  return "";
}

/**
 * What says by its attributes that it controls a part, and what a part says is its control.
 * @param {Element} part
 * @returns {Generator<HTMLElement, void, void>}
 */
function* controlsByName(part) {
  const root = rootOf(part);
  const id = attributeOf(part, "id");
  if (id) {
    const name = CSS.escape(id);
    yield* findAll(root, `[aria-controls~="${name}"]`);
    for (const attribute of ["popovertarget", "commandfor"]) {
      yield* findAll(root, `[${attribute}="${name}"]`);
    }
    for (const attribute of ["data-target", "data-bs-target", "href"]) {
      yield* findAll(root, `[${attribute}="#${name}"]`);
    }
  }
  for (const label of attributeOf(part, "aria-labelledby").split(/\s+/)) {
    if (label) yield* findAll(root, `[id="${CSS.escape(label)}"]`);
  }
}

/**
 * Buttons, headings, labels and boxes that stand right before a part or before what holds it alone.
 * @param {Element} part
 * @returns {Generator<HTMLElement, void, void>}
 */
function* controlsBefore(part) {
  let at = /** @type {Element | null} */ (part);
  for (let level = 0; at && level < LEVELS; level += 1) {
    yield* boxesBefore(at);
    const before = renderedBefore(at);
    if (before) {
      const selector = "button, label, summary, [role=button], [role=tab], [aria-expanded]";
      if (matchesSelector(before, selector)) yield /** @type {HTMLElement} */ (before);
      yield* findAll(before, selector);
      if (matchesSelector(before, "h1, h2, h3, h4, h5, h6, [role=heading], dt")) {
        yield /** @type {HTMLElement} */ (before);
      } else if (styleOf(before).cursor === "pointer") {
        yield /** @type {HTMLElement} */ (before);
      }
      return;
    }
    at = parentElementOf(at);
  }
}

/**
 * The element before another one, those left out that never show.
 * @param {Element} element
 * @returns {Element | null}
 */
function renderedBefore(element) {
  const silent = "style, script, link, template, input[type=hidden]";
  let before = previousElementOf(element);
  while (before && matchesSelector(before, silent)) before = previousElementOf(before);
  return before;
}

/**
 * Labels of the boxes before a part, by whose state a style sheet may show it.
 * @param {Element} part
 * @returns {Generator<HTMLElement, void, void>}
 */
function* boxesBefore(part) {
  for (let at = previousElementOf(part); at; at = previousElementOf(at)) {
    if (!matchesSelector(at, "input[type=checkbox], input[type=radio]")) continue;
    const box = /** @type {HTMLInputElement} */ (at);
    const label = box.labels?.[0];
    yield label ?? box;
    return;
  }
}

/**
 * Whether a control says that it opens something, or is the title of what follows.
 * @param {HTMLElement} control
 */
function isTitle(control) {
  const heading = "h1, h2, h3, h4, h5, h6, [role=heading], dt, summary";
  return hasAttribute(control, "aria-expanded") || closestTo(control, heading) !== null;
}

/**
 * Whether pressing a control can do no more than show or hide a part of the page.
 * @param {HTMLElement} control
 */
function isSafe(control) {
  if (matchesSelector(control, ":disabled, [aria-disabled=true]")) return false;
  if (closestTo(control, "form") && !isPlainInForm(control)) return false;
  const tag = localNameOf(control);
  if (tag === "label") {
    const box = /** @type {HTMLLabelElement} */ (control).control;
    return box !== null && isToggle(box);
  }
  if (tag === "input") return isToggle(control);
  if (/^(select|textarea|option)$/.test(tag)) return false;
  const link = closestTo(control, "a, area");
  return link === null || isInnerLink(link);
}

/**
 * Within a form a button sends it unless it says that it does not.
 * @param {HTMLElement} control
 */
function isPlainInForm(control) {
  const button = /** @type {HTMLButtonElement | null} */ (closestTo(control, "button"));
  if (button) return button.type === "button";
  return !/^(input|label)$/.test(localNameOf(control));
}

/**
 * Whether a box is there to show and hide something, not to be filled in.
 * @param {HTMLElement} box
 */
function isToggle(box) {
  const { type, form, required } = /** @type {HTMLInputElement} */ (box);
  return /^(checkbox|radio)$/.test(type) && !form && !required;
}

/**
 * Whether following a link stays in the page.
 * @param {Element} link
 */
function isInnerLink(link) {
  const href = attributeOf(link, "href");
  return !hasAttribute(link, "href") || /^(#(?![!/])|javascript:\s*(void\(0\))?;?$)/i.test(href);
}
