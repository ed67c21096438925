/**
 * Notices that the page has changed by itself.
 */

/** Quiet time after a change before the page is read again, in milliseconds. */
const QUIET = 600;

/** A page that never rests is read again at most this often, and each time later. */
const LONGEST = 30_000;

/**
 * Calls `changed` once the page has been quiet for a while after its text or address changed.
 * Readings that find nothing new make the next ones rarer, so that a ticking clock costs little.
 * @param {(Document | ShadowRoot)[]} roots
 * @param {Element} own The extension's own element, whose changes do not count.
 * @param {AbortSignal} signal
 * @param {() => Promise<boolean>} changed Answers whether there was anything new.
 */
export function observePage(roots, own, signal, changed) {
  let quiet = QUIET;
  let timer = 0;
  let busy = false;
  let again = false;
  const page = own.ownerDocument;
  let address = page.location.href;

  const check = async () => {
    timer = 0;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const fresh = await changed();
    busy = false;
    quiet = fresh ? QUIET : Math.min(quiet * 2, LONGEST);
    if (again && !signal.aborted) {
      again = false;
      schedule();
    }
  };

  const schedule = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void check(), quiet);
  };

  const observer = new MutationObserver((records) => {
    if (page.location.href !== address) {
      address = page.location.href;
      quiet = QUIET;
    }
    if (timer && quiet > QUIET) return;
    if (records.some((record) => isText(record, own))) schedule();
  });
  for (const root of roots) {
    observer.observe(root, { subtree: true, childList: true, characterData: true });
  }
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
 * Whether a change may have touched text of the page.
 * @param {MutationRecord} record
 * @param {Element} own
 */
function isText(record, own) {
  if (record.type === "characterData") return true;
  const nodes = [...record.addedNodes, ...record.removedNodes];
  return nodes.some((node) => node !== own && (node.textContent ?? "").trim() !== "");
}
