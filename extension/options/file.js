/**
 * Options: the settings as a file.
 */

import { words } from "../shared/platform.js";
import { datedName, saveFile } from "../shared/files.js";
import { readFile, writeFile } from "../shared/settings.js";
import { button, make, section } from "../popup/dom.js";
import { filePicker, life } from "./parts.js";

/** What is said of a file that is none. @type {Record<"json" | "version" | "field", string>} */
const FAULTS = { json: "fileNoJson", version: "fileOther", field: "fileFault" };

/**
 * @param {() => import("../shared/settings.js").Settings} settings What is in force.
 * @param {(fields: Partial<import("../shared/settings.js").Settings>) => Promise<void>} take
 * @param {(text: string) => void} say
 * @returns {HTMLElement}
 */
export function filePart(settings, take, say) {
  const save = button(words("fileExport"), life, () => {
    const name = datedName(["settings"], new Date(), "json");
    saveFile(name, writeFile(settings()), "application/json");
    say(words("saved", name));
  });
  const importer = filePicker(words("fileImport"), (text) => {
    const read = readFile(text);
    if ("fault" in read) {
      say(words(FAULTS[read.fault], read.name));
      return;
    }
    void take(read.fields);
  });
  return section(
    "file",
    [words("fileHeading")],
    make("p", "soft", words("fileWhy")),
    make("p", "buttons", save, importer),
  );
}
