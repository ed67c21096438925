/**
 * Made-up pages of a made-up service, with something to say for each part of the interface.
 */

const SERVICE = "Harbour Notes";
const TITLE = `Terms of Service of ${SERVICE}`;

/** Chapters of the terms: a heading, and its paragraphs. @type {[heading: string, ...texts: string[]][]} */
const CHAPTERS = [
  [
    "1. This agreement",
    "These terms are an agreement between you and Harbour Notes Ltd. They apply from the day on which you open an account, and they end when you close it. They apply from 1 March 2026.",
    "Harbour Notes keeps your notes, shows them on every device that you own, and makes a copy each night in case a machine fails.",
  ],
  [
    "2. Your notes",
    "You keep ownership of your content.",
    "You grant us a worldwide, royalty-free and perpetual licence to publish and adapt your content in any media.",
    "We may use your notes and messages to train our artificial intelligence models. You can opt out of training at any time in your account settings.",
    "We may share your email address and your location with our advertising partners for their own marketing.",
  ],
  [
    "3. Paying",
    "Your subscription renews automatically each year and we charge your card unless you cancel at least 7 days before the end of the year.",
    "Payments are not refundable.",
  ],
  [
    "4. Changes and endings",
    "We may change these terms at any time without notice.",
    "We may terminate your account at our sole discretion and without any notice.",
    "You can close your account at any time in your settings.",
  ],
  [
    "5. When things go wrong",
    "The service is provided “as is” and “as available”.",
    "In no event shall our total liability to you exceed 100 dollars.",
    "Any dispute between you and us will be settled by binding arbitration before one arbitrator. You waive any right to take part in a class action.",
    "You may opt out of arbitration within 30 days of opening your account by writing to optout@harbournotes.example or to Harbour Notes Ltd, 4 Quay Street, Port Franklin.",
    "These terms are governed by the laws of the State of Franklin.",
  ],
];

/** What the terms said before. @type {Record<string, string>} */
const EARLIER = {
  "We may use your notes and messages to train our artificial intelligence models. You can opt out of training at any time in your account settings.":
    "We do not use your notes and messages to train artificial intelligence models.",
  "You may opt out of arbitration within 30 days of opening your account by writing to optout@harbournotes.example or to Harbour Notes Ltd, 4 Quay Street, Port Franklin.":
    "You may opt out of arbitration within 60 days of opening your account by writing to optout@harbournotes.example or to Harbour Notes Ltd, 4 Quay Street, Port Franklin.",
};

/** @typedef {"light" | "dark"} Scheme */

/** @type {Record<Scheme, string>} */
const GROUNDS = {
  light: "color-scheme: light; color: #222; background: #fdfdfb",
  dark: "color-scheme: dark; color: #dddcd8; background: #17181a",
};

/**
 * @param {string} title
 * @param {string} body
 * @param {Scheme} [scheme]
 */
function page(title, body, scheme = "light") {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<style>
  html { ${GROUNDS[scheme]} }
  body { margin: 0; font: 17px/1.6 Georgia, "DejaVu Serif", serif }
  nav { display: flex; gap: 24px; padding: 16px 32px; font: 14px/20px "DejaVu Sans", sans-serif; border-bottom: 1px solid #8884 }
  nav a { color: inherit; text-decoration: none }
  main { max-width: 640px; margin: 0 auto; padding: 8px 24px 80px }
  h1 { font-size: 30px; line-height: 1.2 } h2 { font-size: 20px }
</style></head><body>
<nav><a href="/notes">Notes</a><a href="/prices">Prices</a><a href="/help">Help</a></nav>
<main><h1>${title}</h1>${body}</main></body></html>`;
}

/** @param {typeof CHAPTERS} chapters */
function markup(chapters) {
  return chapters
    .map(
      ([heading, ...texts]) => `<h2>${heading}</h2>${texts.map((one) => `<p>${one}</p>`).join("")}`,
    )
    .join("");
}

/** Terms with all that can be told. @param {Scheme} [scheme] */
const terms = (scheme) => page(TITLE, markup(CHAPTERS), scheme);

/** The chapters as they stood before. @type {typeof CHAPTERS} */
const EARLIER_CHAPTERS = CHAPTERS.map(([heading, ...texts]) => [
  heading,
  ...texts.map((text) => EARLIER[text] ?? text),
]);

const earlierTerms = () => page(TITLE, markup(EARLIER_CHAPTERS));

/** Terms that cost nobody anything. */
const fairTerms = () =>
  page(
    TITLE,
    markup([
      CHAPTERS[0],
      [
        "2. What you can rely on",
        "You keep ownership of your content. We never sell your personal data. You can close your account at any time in your settings, and we send you a file with all of your notes. We tell you of a change of these terms at least 30 days before it applies, and you can leave without paying anything before that day. When the service fails for longer than a day, we give you back what you paid for that day. We answer each letter within a week, and whoever signs it can be called back at the number that stands below.",
      ],
    ]),
  );

/** A page of several documents, long enough to be told apart. */
const handbook = () => {
  const days = Array.from(
    { length: 900 },
    (_, day) =>
      `On day ${day} of the year the harbour is open from six in the morning, and notes that were written at sea are copied by noon.`,
  );
  const others = ["Privacy Policy", "Cookie Policy"].map(
    (name) => /** @type {[string, ...string[]]} */ ([`${name} of ${SERVICE}`, ...days]),
  );
  return page(
    "Legal",
    markup([[TITLE, ...CHAPTERS.flatMap(([, ...texts]) => texts), ...days], ...others]),
  );
};

/** Too little to judge. */
const shortTerms = () =>
  page(
    TITLE,
    "<p>These terms are an agreement between you and us. We may change these terms at any time.</p>",
  );

/** No terms, and the way to them. */
const noTerms = () =>
  page(
    SERVICE,
    `<p>Write on the quay, read at sea. Your notes travel with you.</p>
<footer><a href="/terms">Terms of Service</a> <a href="/privacy">Privacy Policy</a> <a href="/cookies">Cookie Notice</a></footer>`,
  );

/** A language that is not read. */
const portugueseTerms = () =>
  page(
    "Termos de Serviço",
    "<p>Estes termos são um acordo entre você e a Notas do Porto. Você concorda com eles quando abre uma conta, e eles valem até o dia em que a conta é encerrada. Podemos alterar estes termos a qualquer momento, sem aviso prévio. O serviço é prestado no estado em que se encontra, e não respondemos por perdas de dados nem por lucros que deixem de ser obtidos. Qualquer disputa entre você e nós será resolvida por arbitragem.</p>".repeat(
      3,
    ),
  );

/** The terms as text that a person pastes. */
export const PASTED = [TITLE, ...CHAPTERS.flat()].join("\n\n");

/** The same, as they stood before. */
export const PASTED_EARLIER = [TITLE, ...EARLIER_CHAPTERS.flat()].join("\n\n");

/**
 * The pages by their paths, for a server; one of them is edited between two visits, by asking for a path.
 * @returns {Record<string, () => string>}
 */
export function served() {
  let isEdited = false;
  const edit = (/** @type {boolean} */ next) => () => {
    isEdited = next;
    return "";
  };
  return {
    terms: () => terms(),
    night: () => terms("dark"),
    changing: () => (isEdited ? terms() : earlierTerms()),
    "edit-before": edit(false),
    "edit-after": edit(true),
    fair: fairTerms,
    short: shortTerms,
    handbook,
    none: noTerms,
    portuguese: portugueseTerms,
  };
}
