/**
 * The page that opens once after the extension was installed: what it does, shown on one made-up
 * clause, what it never does, and where its button is.
 */

import { api, PIN_WORDS, words } from "../shared/platform.js";
import { speakHere } from "../shared/speech.js";
import { loadSettings, watchSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { POLARITIES, shapeOf } from "../shared/tokens.js";
import { button, byId, make, quotation, section } from "../popup/dom.js";

const DOES = ["welcomeDoesLight", "welcomeDoesWords", "welcomeDoesRefuse", "welcomeDoesChanges"];
const NEVER = ["welcomeNeverClick", "welcomeNeverSends", "welcomeNeverPage", "welcomeNeverPrivate"];

/** The made-up clause, lit, and what is said of it. */
function example() {
  const clause = quotation(
    words("welcomeClauseBefore"),
    " ",
    make("mark", "", words("welcomeClause")),
    " ",
    words("welcomeClauseAfter"),
  );
  const kind = make("p", "kind", shapeOf(document, "blocker"), words(POLARITIES.blocker.word));
  const card = make(
    "div",
    "card",
    kind,
    make("h3", "", words("welcomeCardTitle")),
    make("p", "", words("welcomeCardWhat")),
    make("p", "soft", words("welcomeCardAbsent")),
  );
  return section("example", [words("welcomeExample")], clause, card);
}

/**
 * @param {string} id
 * @param {string} heading
 * @param {string[]} lines Message names.
 */
function list(id, heading, lines) {
  const items = lines.map((line) => make("li", "", words(line)));
  return section(id, [words(heading)], make("ul", "lines", ...items));
}

/** Where the button is, and its key where it has one. */
async function pin() {
  const commands = await api.commands.getAll();
  const key = commands.find(({ name }) => name === "_execute_action")?.shortcut;
  const parts = [make("p", "", words(PIN_WORDS))];
  if (key) parts.push(make("p", "", words("welcomeKey", key)));
  return section("pin", [words("welcomePin")], ...parts);
}

async function start() {
  const { settings } = await loadSettings();
  showTheme(settings.theme);
  await speakHere(settings.language);
  document.title = words("welcomeTitle");
  byId("heading").textContent = words("welcomeTitle");
  const life = new AbortController().signal;
  const options = button(words("options"), life, () => void api.runtime.openOptionsPage());
  byId("main").replaceChildren(
    make("p", "lead", words("welcomeLead")),
    example(),
    list("does", "welcomeDoes", DOES),
    list("never", "welcomeNever", NEVER),
    await pin(),
    make("p", "small soft last", words("disclaimer")),
    make("p", "", options),
  );
}

watchSettings((_, fields) => {
  if (fields.includes("language")) void start();
});
void start();
