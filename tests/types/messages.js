/**
 * What the types of the messages refuse. Nothing here is run: `tsc` fails where a line below
 * "@ts-expect-error" is no error.
 */

import {
  askPage,
  listenInBackground,
  listenInPopup,
  send,
} from "../../extension/shared/messages.js";

/** @type {import("../../extension/shared/messages.js").Page} */
const page = { text: "", blocks: [], title: "", url: "" };

export async function refused() {
  void send("core/analyse", { page });
  // @ts-expect-error: no such message
  void send("core/analyze", { page });
  // @ts-expect-error: a message to the page, not to the background
  void send("page/view", {});
  // @ts-expect-error: a field is missing
  void send("history/visit", { page, canonical: null });
  // @ts-expect-error: no such field
  void send("core/analyse", { page, all: true });
  // @ts-expect-error: no such field of a message without any
  void send("history/forget", { address: "" });
  // @ts-expect-error: a field of another type
  void askPage(1, "page/step", { by: 2 });
  // @ts-expect-error: no such amount
  void askPage(1, "page/amount", { amount: "most" });

  const answer = await askPage(1, "page/show", { id: "" });
  // @ts-expect-error: no such field in the answer
  void answer.shown;
  const visit = await send("history/last", { address: "" });
  // @ts-expect-error: nobody may have answered
  void visit.diff;

  // @ts-expect-error: handlers are missing
  listenInBackground({ "history/forget": () => true });
  // @ts-expect-error: no such field of the request
  listenInPopup({ "page/changed": ({ report }) => void report });
  // @ts-expect-error: no such message to the popup
  listenInPopup({ "page/changed": () => {}, "page/view": () => {} });
}
