/**
 * Notices that the page has changed by itself.
 */

import {
  addListener,
  documentOf,
  findIn,
  localNameOf,
  nodeTypeOf,
  shadowRootOf,
  textContentOf,
} from "./dom.js";

/** Quiet time after a change before the page is read again, in milliseconds. */
const QUIET = 600;

/** A page that never rests is read after this time all the same, in milliseconds. */
const PATIENCE = 3_000;

/** Readings that find nothing new are this far apart in the end, in milliseconds. */
const LONGEST = 8_000;

/**
 * Calls `changed` once the page has been quiet for a while after its text or address changed, and
 * at once a first time for what changed before it was watched. Readings that find nothing new make
 * the next ones rarer, so that a ticking clock costs little.
 * @param {(Document | ShadowRoot)[]} roots
 * @param {Element} own The extension's own element, whose changes do not count.
 * @param {AbortSignal} signal
 * @param {() => Promise<boolean>} changed Answers whether there was anything new.
 */
export function observePage(roots, own, signal, changed) {
  let quiet = QUIET;
  let timer = 0;
  let busy = false;
  /** When the first change since the last reading was seen; 0 where there was none. */
  let since = 0;
  const page = /** @type {Document} */ (documentOf(own));
  let address = page.location.href;

  const check = async () => {
    timer = 0;
    since = 0;
    busy = true;
    const fresh = await changed();
    busy = false;
    quiet = fresh ? QUIET : Math.min(quiet * 2, LONGEST);
    if (since) schedule();
  };

  const schedule = () => {
    const now = performance.now();
    since ||= now;
    if (busy || signal.aborted) return;
    clearTimeout(timer);
    const latest = since + Math.max(quiet, PATIENCE);
    timer = window.setTimeout(() => void check(), Math.max(0, Math.min(quiet, latest - now)));
  };

  const observer = new MutationObserver((records) => {
    if (page.location.href !== address) {
      address = page.location.href;
      quiet = QUIET;
      since = 0;
    }
    if (records.some((record) => isText(record, own))) schedule();
  });
  for (const root of roots) {
    if (!isHere(root)) continue;
    observer.observe(root, { subtree: true, childList: true, characterData: true });
    const loaded = (/** @type {Event} */ { target }) => {
      if (target instanceof Element && isFrame(target)) schedule();
    };
    addListener(root, "load", loaded, { capture: true, passive: true, signal });
  }
  schedule();
  signal.addEventListener(
    "abort",
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
}

/**
 * Whether a tree is still in the page; Firefox makes what belonged to a removed frame a dead object, any
 * use of which throws.
 * @param {Document | ShadowRoot} root
 */
function isHere(root) {
  try {
    return nodeTypeOf(root) > 0;
  } catch {
    return false;
  }
}

/**
 * Whether a change may have touched text of the page.
 * @param {MutationRecord} record
 * @param {Element} own
 */
function isText(record, own) {
  if (record.type === "characterData") return true;
  const nodes = [...record.addedNodes, ...record.removedNodes];
  return nodes.some((node) => {
    if (node === own) return false;
    if (textContentOf(node).trim() !== "") return true;
    // The text of frames and shadow trees is not theirs.
    return node instanceof Element && (isFrame(node) || Boolean(shadowRootOf(node)));
  });
}

/**
 * Whether an element is a frame or holds one.
 * @param {Element} element
 */
function isFrame(element) {
  return localNameOf(element) === "iframe" || findIn(element, "iframe") !== null;
}
