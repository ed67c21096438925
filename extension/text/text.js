/**
 * The page for any text: what a person pastes, drops or chooses stands on one side, lit, and its
 * report on the other; an earlier version of it can be handed over too, to be compared. It keeps nothing.
 */

import { wrongReport } from "../shared/wrong.js";
import { byId } from "../popup/dom.js";
import { languageName } from "../popup/language.js";
import { drawReport } from "../popup/report.js";
import { noticeOf, stateOf } from "../popup/states.js";
import { addControls } from "../popup/control.js";
import { walkFindings } from "../popup/walk.js";
import { choiceOf, chosen } from "../shared/choice.js";
import { copyText } from "../shared/copy.js";
import { analysed, compared } from "../shared/messages.js";
import { api, counted, failureOf, takeSelection, words } from "../shared/platform.js";
import { ownFindings } from "../shared/own.js";
import { DEFAULTS } from "../shared/settings.js";
import { speakHere } from "../shared/speech.js";
import { loadSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { drawComparison } from "./compared.js";
import { RefusedFile } from "./file.js";
import { HandOver } from "./handover.js";
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

/** Ends with the page itself. */
const life = new AbortController().signal;

const form = new HandOver(byId("hand-over"), life, {
  prefix: "",
  names: { heading: "textTitle", lead: "textLead", label: "textLabel", check: "textCheck" },
  handed: (hand) => void check(hand),
  empty: () => say(words("fileEmpty")),
});
const earlierForm = new HandOver(byId("hand-earlier"), life, {
  prefix: "earlier-",
  names: {
    heading: "earlierTitle",
    lead: "earlierLead",
    label: "earlierLabel",
    check: "earlierCheck",
  },
  handed: (hand) => void compare(hand),
  empty: () => say(words("fileEmpty")),
  back: { name: "earlierBack", pressed: backToReport },
});
const sheet = new Sheet(/** @type {HTMLIFrameElement} */ (byId("sheet")), toReport);
const earlierSheet = new Sheet(/** @type {HTMLIFrameElement} */ (byId("earlier-sheet")), () => {});

/** Ends what belongs to the text before. */
let handing = new AbortController();

/** Ends what belongs to the comparison before. */
let comparing = new AbortController();

/** What was read last. @type {import("./compared.js").Version | null} */
let read = null;

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
    // What is not laid out can't be read.
    byId("result").hidden = false;
    const page = { title: "", url: "", ...(await sheet.draw(handed, signal)) };
    const report = await analysed(page);
    signal.throwIfAborted();
    read = { page, name: handed.title || words("textPasted") };
    draw(report, handed, signal);
  } catch (error) {
    if (signal.aborted) return;
    showPart("hand-over");
    document.body.dataset.state = "failed";
    say(failureWords(error));
  }
}

/**
 * Compares what was read with an earlier version of it.
 * @param {() => Promise<Handed>} hand
 */
async function compare(hand) {
  if (!read) return;
  comparing.abort();
  comparing = new AbortController();
  const signal = AbortSignal.any([handing.signal, comparing.signal]);
  document.body.dataset.state = "loading";
  say(words("reading"));
  try {
    const handed = await hand();
    signal.throwIfAborted();
    const page = { title: "", url: "", ...(await earlierSheet.draw(handed, signal)) };
    const diff = await compared(page, read.page);
    signal.throwIfAborted();
    const told = drawComparison(diff, { page, name: handed.title || words("textPasted") }, read);
    const { pictures = 0 } = handed;
    const note = pictures > 0 ? counted("textPictures", pictures) : "";
    byId("compared-note").textContent = note;
    byId("compared-note").hidden = note === "";
    showPart("compared");
    document.body.dataset.state = "compared";
    scrollTo(0, 0);
    byId("compared-heading").focus();
    say([told, note].join(" ").trim());
  } catch (error) {
    if (signal.aborted) return;
    document.body.dataset.state = "failed";
    say(failureWords(error));
  }
}

/** The parts of the page, of which one is shown. */
const PARTS = /** @type {const} */ (["hand-over", "hand-earlier", "result", "compared"]);

/** @param {typeof PARTS[number]} shown */
function showPart(shown) {
  for (const part of PARTS) byId(part).hidden = part !== shown;
}

/** Asks for the earlier version. */
function askEarlier() {
  showPart("hand-earlier");
  document.body.dataset.state = "earlier";
  say("");
  earlierForm.text.focus();
}

/** Back to the report, to where the comparison was asked for. */
function backToReport() {
  comparing.abort();
  showPart("result");
  document.body.dataset.state = "done";
  say("");
  byId("compare").focus();
}

/**
 * @param {Report} report
 * @param {Handed} handed
 * @param {AbortSignal} signal
 */
function draw(report, { title, pictures = 0 }, signal) {
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
  showPart("result");
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
  const text = wrongReport({ version, url: "", language, finding });
  void copyText(text).then((copied) => say(words(copied ? "wrongCopied" : "notCopied")));
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
  const row = /** @type {HTMLDetailsElement | null} */ (item.querySelector("details"));
  for (let part = /** @type {HTMLElement | null} */ (row); part; part = part.parentElement) {
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

/** States that show what came of something: that is told for the eyes where it stands. */
const RESULTS = ["done", "compared"];

/** @param {string} said */
function say(said) {
  const isResult = RESULTS.includes(document.body.dataset.state ?? "");
  byId("status").textContent = said;
  byId("status").classList.toggle("seen", said !== "" && !isResult);
}

/** Back to handing something over. */
function again() {
  handing.abort();
  read = null;
  showPart("hand-over");
  document.body.dataset.state = "empty";
  say("");
  form.text.focus();
}

function write() {
  document.title = words("textTitle");
  const texts = {
    another: "textAnother",
    compare: "earlierAsk",
    "compared-back": "earlierBack",
    "compared-other": "earlierOther",
    "compared-heading": "comparison",
  };
  for (const [id, name] of Object.entries(texts)) byId(id).textContent = words(name);
  form.write();
  earlierForm.write();
}

byId("another").addEventListener("click", again);
byId("compare").addEventListener("click", askEarlier);
byId("compared-back").addEventListener("click", backToReport);
byId("compared-other").addEventListener("click", askEarlier);
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const asked = byId("hand-earlier").hidden ? form : earlierForm;
  asked.takeDropped(event.dataTransfer);
});
void loadSettings().then(async (inForce) => {
  ({ settings } = inForce);
  showTheme(settings.theme);
  await speakHere(settings.language);
  write();
  const selected = await takeSelection();
  if (selected === null) return;
  form.text.value = selected;
  form.takeText(selected);
});
