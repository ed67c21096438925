/**
 * The canonical address of a document: the same for every visit to it, another for another one.
 */

/** Parameters that say where a visit came from or whose it is, never which document it shows. */
const NOISE =
  /^(utm_.*|mtm_.*|pk_.*|hsa_.*|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|ref|ref_src|referrer|source|src|from|share|cmpid|campaign|sid|session|sessionid|jsessionid|phpsessid|token|nonce|ts|timestamp|_)$/i;

/** Parameters that let in whoever has them, or name the person; they are not kept, wherever they stand. */
const SECRET =
  /token|secret|passw|auth(?!or)|signature|^sig$|session|credential|jwt|api_?key|^(key|otp|code|state)$|e-?mail/i;

/** A fragment that routes: `#/terms`, `#!/terms`, `#!terms`; `#terms` is a place in a document. */
const ROUTE = /^#(?:!\/?|\/)(.*)$/;

/**
 * @param {string} url Address of the page.
 * @param {string | null} canonical What the page calls itself; believed within its own origin only.
 * @returns {string | null} Null for what is no web page.
 */
export function canonicalAddress(url, canonical) {
  if (!URL.canParse(url)) return null;
  const own = new URL(url);
  if (!/^https?:$/.test(own.protocol)) return null;
  const told = canonical && URL.canParse(canonical, url) ? new URL(canonical, url) : null;
  const address = told && names(told, own) ? told : own;
  const path = pathOf(address.pathname);
  return `${address.origin}${path}${queryOf(address.searchParams)}${routeOf(address.hash)}`;
}

/**
 * Whether what a page calls itself names the document. A front page names none that lies deeper,
 * and the address of an application none of its routes.
 * @param {URL} told
 * @param {URL} own
 */
function names(told, own) {
  if (told.origin !== own.origin) return false;
  if (told.pathname === "/" && own.pathname !== "/") return false;
  return routeOf(own.hash) === "" || routeOf(told.hash) !== "";
}

/**
 * Whether the address was changed by a script after the page was loaded, so that what the page
 * called itself then may be left over from the document before.
 * @param {string} loaded The address that the page was loaded at.
 * @param {string} now
 */
export function isRouted(loaded, now) {
  const [before, after] = [canonicalAddress(loaded, null), canonicalAddress(now, null)];
  return before !== null && after !== null && before !== after;
}

/**
 * The route of a single-page application; empty for a place in a document and for the first route.
 * @param {string} hash
 * @returns {string} With `#/` before it.
 */
function routeOf(hash) {
  const route = ROUTE.exec(hash)?.[1];
  if (!route) return "";
  // A route has parameters, and places in its document, of its own.
  const { pathname, searchParams } = new URL(`/${route}`.replace(/^\/+/, "/"), "http://route");
  const path = pathOf(pathname);
  const query = queryOf(searchParams);
  return path === "/" && query === "" ? "" : `#${path}${query}`;
}

/** @param {string} path */
function pathOf(path) {
  return path.replace(/;jsessionid=[^/]*/gi, "").replace(/(?<=.)\/+$/, "");
}

/** @param {URLSearchParams} parameters */
function queryOf(parameters) {
  const kept = [...parameters].filter(([name]) => !NOISE.test(name) && !SECRET.test(name));
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = new URLSearchParams(kept).toString();
  return query ? `?${query}` : "";
}
