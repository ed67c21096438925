/**
 * Files that the popup makes: on the device, and saved by the browser's own download.
 */

import { make } from "./dom.js";

/** How long a file's address stays valid, in milliseconds. */
const KEPT = 10_000;

/**
 * @param {string} name
 * @param {string} type Its media type.
 * @param {string} text
 */
export function saveFile(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = make("a", "");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The download reads the blob after the click; the popup's end frees what is left.
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
