/**
 * The page for any text: what a person pastes, drops or chooses stands on one side, lit, and its
 * report on the other. It keeps nothing.
 */

import { wrongReport } from "../shared/wrong.js";
import { byId } from "../popup/dom.js";
import { languageName } from "../popup/language.js";
import { drawReport } from "../popup/report.js";
import { noticeOf, stateOf } from "../popup/states.js";
import { addControls } from "../popup/control.js";
import { walkFindings } from "../popup/walk.js";
import { choiceOf, chosen } from "../shared/choice.js";
import { analysed } from "../shared/messages.js";
import { api, counted, failureOf, takeSelection, words } from "../shared/platform.js";
import { ownFindings } from "../shared/own.js";
import { DEFAULTS } from "../shared/settings.js";
import { speakHere } from "../shared/speech.js";
import { loadSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { readFile, RefusedFile } from "./file.js";
import { Sheet } from "./sheet.js";

/** @typedef {import("../core/contract.js").Report} Report */
/** @typedef {import("./file.js").Handed} Handed */
/** @typedef {import("./file.js").Refusal} Refusal */

/** Message names of the reasons why a file is refused. @type {Record<Refusal, string>} */
const REFUSALS = {
  kind: "fileKind",
  large: "fileLarge",
  empty: "fileEmpty",
  locked: "fileLocked",
  broken: "fileBroken",
  scanned: "fileScanned",
};

const form = /** @type {HTMLFormElement} */ (byId("hand-over"));
const text = /** @type {HTMLTextAreaElement} */ (byId("text"));
const file = /** @type {HTMLInputElement} */ (byId("file"));
const sheet = new Sheet(/** @type {HTMLIFrameElement} */ (byId("sheet")), toReport);

/** Ends what belongs to the text before. */
let handing = new AbortController();

let settings = DEFAULTS;

/**
 * Reads what a person handed over and shows what it says.
 * @param {() => Promise<Handed>} hand
 */
async function check(hand) {
  handing.abort();
  handing = new AbortController();
  const { signal } = handing;
  document.body.dataset.state = "loading";
  say(words("reading"));
  try {
    const [handed, inForce] = await Promise.all([hand(), loadSettings()]);
    // The report is told in the language that is chosen by now, and so is what stands around it.
    ({ settings } = inForce);
    await speakHere(settings.language);
    signal.throwIfAborted();
    write();
    byId("result").hidden = false;
    const page = await sheet.draw(handed, signal);
    const report = await analysed({ title: "", url: "", ...page });
    signal.throwIfAborted();
    draw(report, handed, signal);
  } catch (error) {
    if (signal.aborted) return;
    byId("result").hidden = true;
    form.hidden = false;
    document.body.dataset.state = "failed";
    say(failureWords(error));
  }
}

/**
 * @param {Report} report
 * @param {Handed} handed
 * @param {AbortSignal} signal
 */
function draw(report, { title, pictures = 0 }, signal) {
  form.hidden = true;
  const told = chosen(report, choiceOf(settings));
  const { actions, findings } = told.report;
  const lit = [...findings, ...told.others, ...ownFindings(report)];
  const { shown, skipped } = sheet.light(lit, actions, settings.amount);
  /** @type {import("../shared/messages.js").View & {report: Report}} */
  const view = {
    status: "done",
    progress: 1,
    report: told.report,
    links: [],
    consent: [],
    documents: null,
    shown,
    skipped,
    changes: null,
    amount: settings.amount,
    failure: null,
  };
  /** @type {import("../popup/control.js").Control} */
  const control = {
    dismiss: null,
    bringBack: null,
    showPossible: null,
    wrong: (finding) => copyWrong(finding, report.language),
  };
  const url = title || words("textPasted");
  const question = () => null;
  const desk = {
    ...{ signal, url, verdict: report, told, question, control, show, say },
    readToo: null,
    readDocument: null,
  };
  drawReport(view, desk);
  addControls(byId("content"), told.report.findings, control, signal);
  walkFindings(byId("content"), signal);
  // A text that was handed over has no earlier visits.
  byId("changes").remove();
  const state = stateOf(view);
  const notes = pictures > 0 ? [counted("textPictures", pictures)] : [];
  if (state !== "done" && state !== "loading") {
    notes.push(words(noticeOf(state, null).what, languageName(report.language)));
    // Of what is no whole document, only what was found is told.
    if (told.report.headline === null) byId("overview").remove();
    byId("no-grade").hidden = true;
  }
  byId("note").textContent = notes.join(" ");
  byId("note").hidden = notes.length === 0;
  document.body.dataset.state = "done";
  byId("sheet").setAttribute("title", url);
  byId("title").tabIndex = -1;
  byId("title").focus();
  say([byId("title").textContent, ...notes].join(" "));
}

/**
 * Copies what is to be sent of a finding that is wrong.
 * @param {import("../core/contract.js").Finding} finding
 * @param {string} language
 */
function copyWrong(finding, language) {
  const { version } = api.runtime.getManifest();
  void navigator.clipboard.writeText(wrongReport({ version, url: "", language, finding })).then(
    () => say(words("wrongCopied")),
    () => say(words("notCopied")),
  );
}

/** @param {string} id */
function show(id) {
  if (!sheet.show(id)) say(words("notInPage"));
}

/**
 * Shows a finding of the sheet in the report.
 * @param {import("../core/contract.js").Finding} finding
 */
function toReport({ clause }) {
  const item = document.querySelector(`li[data-clause="${clause}"]`);
  if (!(item instanceof HTMLElement)) return;
  for (let part = item.parentElement; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement) part.open = true;
  }
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "center" });
}

/** @param {unknown} error */
function failureWords(error) {
  if (error instanceof RefusedFile) return words(REFUSALS[error.reason]);
  const failure = failureOf(error);
  return words(noticeOf("failed", failure).what);
}

/** @param {string} said */
function say(said) {
  byId("status").textContent = said;
  byId("status").classList.toggle("seen", document.body.dataset.state !== "done");
}

/** Back to handing something over. */
function again() {
  handing.abort();
  byId("result").hidden = true;
  form.hidden = false;
  file.value = "";
  document.body.dataset.state = "empty";
  say("");
  text.focus();
}

/** @param {string} pasted */
function checkText(pasted) {
  if (pasted.trim() === "") say(words("fileEmpty"));
  else void check(async () => ({ title: "", text: pasted }));
}

/** @param {FileList | null | undefined} files */
function checkFile(files) {
  const chosen = files?.[0];
  if (chosen) void check(() => readFile(chosen));
}

function write() {
  document.title = words("textTitle");
  const texts = {
    heading: "textTitle",
    lead: "textLead",
    "text-label": "textLabel",
    check: "textCheck",
    "file-label": "textFile",
    formats: "textFormats",
    another: "textAnother",
  };
  for (const [id, name] of Object.entries(texts)) byId(id).textContent = words(name);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  checkText(text.value);
});
file.addEventListener("change", () => checkFile(file.files));
byId("another").addEventListener("click", again);
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const { files, types } = event.dataTransfer ?? {};
  if (files?.length) checkFile(files);
  else if (types?.includes("text/plain"))
    checkText(event.dataTransfer?.getData("text/plain") ?? "");
});
void loadSettings().then(async (inForce) => {
  ({ settings } = inForce);
  showTheme(settings.theme);
  await speakHere(settings.language);
  write();
  const selected = await takeSelection();
  if (selected === null) return;
  text.value = selected;
  checkText(selected);
});
