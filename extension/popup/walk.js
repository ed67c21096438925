/**
 * The keyboard in the list of findings: arrow keys walk over what stands in it, and Tab meets it once. What can be
 * pressed in a finding follows behind the one that is stood at, and behind no other.
 */

/** @typedef {HTMLElement} Stop A finding, the heading of a group or of a fold, or the way to the rest of a group. */

const STOPS = [
  "section[data-polarity] > h2",
  "section[data-polarity] > .buttons > button",
  "#rest > summary",
  "#possible > summary",
  "li[data-clause]",
].join();

const CONTROLS = "button, summary, a[href]";

/**
 * @param {string} key
 * @param {number} at Place of the stop that is stood at.
 * @param {number} count Stops that are in sight.
 * @returns {number | null} Place of the stop that the key leads to; null for other keys.
 */
export function placeAfter(key, at, count) {
  if (count === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === "ArrowDown") return Math.min(at + 1, count - 1);
  if (key === "ArrowUp") return Math.max(at - 1, 0);
  return null;
}

/**
 * @param {HTMLElement} content The drawn report.
 * @param {AbortSignal} signal
 */
export function walkFindings(content, signal) {
  const stops = /** @type {Stop[]} */ ([...content.querySelectorAll(STOPS)]);
  /** @type {Stop | null} */
  let current = null;
  const stopAt = (/** @type {Stop | null} */ stop) => {
    if (stop === current) return;
    if (current) letTab(current, false);
    if (stop) letTab(stop, true);
    current = stop;
  };
  for (const stop of stops) {
    letTab(stop, false);
    nameStop(stop);
  }
  /** What the filter or a fold hides can't be stood at. */
  const seen = () => stops.filter((stop) => stop.checkVisibility());
  const settle = () => {
    const inSight = seen();
    if (!current || !inSight.includes(current)) stopAt(inSight[0] ?? null);
  };
  settle();

  const focused = (/** @type {FocusEvent} */ event) => {
    const stop = stopOf(event.target);
    if (stop && stops.includes(stop)) stopAt(stop);
  };
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { key, target } = event;
    if (target instanceof HTMLElement && target.id === "filter") {
      if (key !== "ArrowDown" || !current) return;
      event.preventDefault();
      current.focus();
      return;
    }
    const stop = stopOf(target);
    if (!stop || !stops.includes(stop)) return;
    // Firefox closes a popup on Escape, whatever its page makes of it.
    if ((key === "Escape" || key === "ArrowUp") && target !== stop) {
      event.preventDefault();
      stop.focus();
      return;
    }
    if (key === "Enter" && target === stop && stop.matches("li")) {
      event.preventDefault();
      openOrShow(stop);
      return;
    }
    const inSight = seen();
    const to = placeAfter(key, inSight.indexOf(stop), inSight.length);
    if (to === null) return;
    event.preventDefault();
    inSight[to].focus();
  };
  content.addEventListener("focusin", focused, { signal });
  content.addEventListener("keydown", pressed, { signal });
  // What was stood at may be out of sight then.
  content.addEventListener("input", settle, { signal });
  content.addEventListener("toggle", settle, { signal, capture: true });
}

/**
 * Opens a row that is closed; goes to the place in the page from one that is open.
 * @param {Stop} stop
 */
function openOrShow(stop) {
  const row = stop.querySelector("details.row");
  if (row instanceof HTMLDetailsElement && !row.open) row.open = true;
  else /** @type {HTMLElement | null} */ (stop.querySelector("[data-finding]"))?.click();
}

/**
 * Whether Tab stops at something, and at what can be pressed in it.
 * @param {Stop} stop
 * @param {boolean} may
 */
function letTab(stop, may) {
  const controls = /** @type {NodeListOf<HTMLElement>} */ (stop.querySelectorAll(CONTROLS));
  for (const part of [stop, ...controls]) part.tabIndex = may ? 0 : -1;
}

/**
 * A finding is told by its title.
 * @param {Stop} stop
 */
function nameStop(stop) {
  const title = stop.matches("li") ? stop.querySelector("h3") : null;
  if (!title) return;
  const { clause, certainty } = stop.dataset;
  title.id ||= `title-${certainty}-${clause}`;
  stop.setAttribute("aria-labelledby", title.id);
  stop.setAttribute("aria-keyshortcuts", "Enter");
}

/**
 * What something in the list belongs to.
 * @param {EventTarget | null} target
 * @returns {Stop | null}
 */
function stopOf(target) {
  return target instanceof HTMLElement ? target.closest(STOPS) : null;
}
