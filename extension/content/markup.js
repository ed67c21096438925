/**
 * What HTML's elements, roles and names mean to extraction, and the words that tell prose from
 * furniture. The page's reader and the command line's (`crate/src/cli/input/markup.rs`) both use it:
 * the object literal below is JSON, which the command line reads from this file as it stands.
 *
 * - `never`: elements whose text is no part of a document.
 * - `blocks`: elements that end a line; every other one, known or not, stands within a line.
 * - `sections`: elements within which `header` and `footer` belong to a section, not to the page.
 * - `furniture`: elements and roles of regions that are often furniture; what they say decides.
 * - `menus`: those of them in which what is hidden stays closed.
 * - `consent`: names that consent tools give their banners, in an id or a class.
 * - `expanding`: names of what opens and closes, in an id or a class.
 * - `contract`: beginnings of words that a contract or a policy says of its parties.
 * - `weighty`: beginnings of words by which a text is read even within a consent banner.
 * - `asking`: roles of regions that may ask for consent.
 * - `cookie`: beginnings of words of which a request for consent speaks.
 * - `accept`: beginnings of words that answer it.
 */

// prettier-ignore
export const MARKUP = {
  "never": [
    "script", "style", "noscript", "template", "head", "title", "svg", "canvas", "audio", "video", "object", "embed",
    "select", "datalist", "input", "progress", "meter", "rp", "frameset", "noframes"
  ],
  "blocks": [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "iframe", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup",
    "option", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "textarea", "tfoot",
    "th", "thead", "tr", "ul", "xmp"
  ],
  "sections": ["article", "main", "section"],
  "furniture": {
    "tags": ["nav", "header", "footer", "aside", "dialog", "menu", "textarea"],
    "roles": [
      "navigation", "menu", "menubar", "banner", "contentinfo", "complementary", "search", "toolbar", "tablist",
      "dialog", "alertdialog", "alert", "status", "tooltip", "progressbar", "listbox", "combobox"
    ]
  },
  "menus": ["nav", "menu", "navigation", "menubar", "tablist", "toolbar", "listbox", "combobox"],
  "asking": ["dialog", "alertdialog", "alert", "status", "complementary", "aside"],
  "consent": [
    "onetrust", "cybotcookiebot", "cookiebot", "didomi", "usercentrics", "truste", "qc-cmp2?", "cmpbox", "cmp-?(banner|box|modal|popup|wrapper)", "osano",
    "iubenda-cs", "klaro", "axeptio", "tarteaucitron", "cookieconsent",
    "cookie-?(banner|bar|consent|notice|notification|message|overlay|law|popup|modal|wall|dialog)", "gdpr-?(banner|consent|popup)",
    "consent-?(banner|popup|modal|manager)"
  ],
  "expanding": ["accordion", "collaps", "expand", "toggle", "tab-?(pane|panel|content)", "faq", "spoiler"],
  "contract": [
    "may", "must", "shall", "will", "won't", "can(not)?", "never", "agree", "consent", "waive", "grant", "licen[cs]e",
    "sell", "share", "collect", "disclos", "retain", "process", "terminat", "liab", "arbitrat", "disput", "indemn",
    "refund", "charge", "renew", "responsib", "entitle", "require", "warrant", "governed",
    "dürfen", "darf", "müssen", "muss", "werden", "wird", "haft", "stimm", "verarbeit", "kündig", "nutz", "verkauf",
    "può", "possiamo", "deve", "devono", "accett", "rispond", "recess", "trattat",
    "może", "mogą", "musi", "zgadza", "odpowiad", "przetwarza", "wypowied",
    "peut", "peuvent", "pouvons", "doit", "devez", "accept", "puede", "podemos", "debe", "aceptar?"
  ],
  "weighty": [
    "arbitra", "class action", "waive", "dispute", "liab", "indemn", "licen[cs]e", "terminat", "refund", "renew",
    "governed", "jurisdiction", "train", "artificial", "sell", "perpetual", "irrevocabl",
    "haftung", "haften", "gerichtsstand", "schieds", "kündig", "verkauf", "responsabilità", "recess", "foro",
    "odpowiedzialno", "sąd", "wypowied"
  ],
  "cookie": ["cookie", "traceur", "tracker"],
  "accept": [
    "accept", "agree", "allow", "reject", "decline", "got it", "ok", "manage", "preferences", "settings", "save",
    "akzeptier", "zustimm", "ablehn", "einstellung", "accett", "rifiut", "akceptuj", "zgadzam", "odrzu", "accepter",
    "refuser", "aceptar", "rechazar"
  ]
};
