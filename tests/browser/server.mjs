// A static server for the tests: one folder, and pages and headers of one's own on top.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };

/** Serves `root`; `pages` maps paths to HTML text. */
export async function serve(root, { headers = {}, pages = {} } = {}) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = path.endsWith("/") ? `${path}index.html` : path;
    const body = pages[path] ?? (await readFile(new URL(`.${file}`, root)).catch(() => undefined));
    response.writeHead(body === undefined ? 404 : 200, { "content-type": `${TYPES[extname(file)] ?? "application/octet-stream"}; charset=utf-8`, ...headers });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
