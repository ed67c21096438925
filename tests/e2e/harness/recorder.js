/**
 * A proxy that lets nothing through and keeps what was asked of it. A browser that is started with
 * it sends every request but those to this machine here, whoever in it makes them: pages, the
 * extension's worker and popup, the browser itself.
 */

import http from "node:http";

/**
 * @typedef {object} Recorder
 * @property {number} port On 127.0.0.1.
 * @property {string[]} requests Addresses that were asked for; of encrypted ones host and port.
 * @property {() => void} close
 */

/** @returns {Promise<Recorder>} */
export async function record() {
  /** @type {string[]} */
  const requests = [];
  const server = http.createServer((request, response) => {
    requests.push(request.url ?? "");
    response.writeHead(502);
    response.end();
  });
  server.on("connect", (request, socket) => {
    requests.push(request.url ?? "");
    // A browser that is being closed drops its connections; nothing is lost with them.
    socket.on("error", () => socket.destroy());
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    port,
    requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
