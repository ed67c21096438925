/**
 * Serves the fixtures of `tests/pages` on this machine and keeps a list of what was asked for.
 */

import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";

/**
 * @typedef {object} Served
 * @property {string} origin
 * @property {string[]} requests Paths that were asked for.
 * @property {() => Promise<void>} close
 */

/** Headers by file name, for pages that forbid what they can. */
const HEADERS = {
  "strict.html": {
    "Content-Security-Policy":
      "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox allow-same-origin",
  },
};

/**
 * @param {string} folder
 * @param {Record<string, () => string>} [made] Pages and scripts that lie elsewhere, by name.
 * @returns {Promise<Served>}
 */
export async function serve(folder, made = {}) {
  /** @type {string[]} */
  const requests = [];
  const server = http.createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname).slice(
      1,
    );
    requests.push(name);
    try {
      const body = made[name]?.() ?? (await readFile(path.join(folder, path.basename(name))));
      const type = name.endsWith(".js") ? "text/javascript" : "text/html";
      response.writeHead(200, { "content-type": `${type}; charset=utf-8`, ...HEADERS[name] });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
