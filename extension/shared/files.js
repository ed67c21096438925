/**
 * Files that the person saves and opens; nothing of them leaves the device.
 */

/** Time that the browser has to read a file that is being saved, in milliseconds. */
const READ = 10_000;

/**
 * Has the browser save a text.
 * @param {string} name Of the file.
 * @param {string} text
 * @param {string} type Media type.
 */
export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser reads the blob after the click; the page's end frees what is left.
  setTimeout(() => URL.revokeObjectURL(address), READ);
}

/**
 * Name of a file that was made on a day: what it holds stands before the date.
 * @param {string[]} parts Empty ones are left out.
 * @param {Date} today
 * @param {string} ending
 */
export function datedName(parts, today, ending) {
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  return `${["clauselight", ...parts, day].filter(Boolean).join("-")}.${ending}`;
}
