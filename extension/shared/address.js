/**
 * The canonical address of a page: the same for every visit to the same document.
 */

/** Parameters that say where a visit came from or whose it is, never which document it shows. */
const NOISE =
  /^(utm_.*|mtm_.*|pk_.*|hsa_.*|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|ref|ref_src|referrer|source|src|from|share|cmpid|campaign|sid|session|sessionid|jsessionid|phpsessid|token|nonce|ts|timestamp|_)$/i;

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
  // A whole site that calls its front page canonical names no document.
  const usable =
    told && told.origin === own.origin && (told.pathname !== "/" || own.pathname === "/");
  const address = usable ? told : own;
  const kept = [...address.searchParams].filter(([name]) => !NOISE.test(name));
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = new URLSearchParams(kept).toString();
  const path = address.pathname.replace(/;jsessionid=[^/]*/i, "").replace(/(?<=.)\/$/, "");
  return `${address.origin}${path}${query ? `?${query}` : ""}`;
}
