/**
 * Which document of a long page the report is of, and a choice of the others.
 */

import { locale, words } from "../shared/platform.js";
import { make } from "./dom.js";

/**
 * @param {import("../shared/messages.js").Documents | null} documents
 * @param {((document: number | null) => void) | null} read Has another one read; null where that can't be.
 * @param {AbortSignal} signal
 * @returns {HTMLElement | null} Null where the page is one document.
 */
export function documentsSection(documents, read, signal) {
  if (!documents || !read) return null;
  const { titles, words: count, at } = documents;
  const numbers = [titles.length, count].map((number) => number.toLocaleString(locale()));
  const options = titles.map((title, index) => new Option(title, String(index)));
  const choice = make("select", "", ...options, new Option(words("documentsAll"), ""));
  choice.id = "document";
  choice.value = at === null ? "" : String(at);
  choice.addEventListener("change", () => read(choice.value === "" ? null : Number(choice.value)), {
    signal,
  });
  const label = make("label", "", words("documentsChoice"));
  label.htmlFor = choice.id;
  const element = make(
    "div",
    "soft",
    make("p", "", words("documentsHere", ...numbers)),
    label,
    choice,
  );
  element.id = "documents";
  return element;
}
