import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
};

/** A site on an origin of its own: pages by their path, and the files of reveal.js. */
export class OtherSite {
  readonly #pages = new Map<string, string>();
  readonly #server: Server;
  address = "";

  constructor() {
    this.#server = createServer(({ url = "/" }, response) => {
      const page = this.#pages.get(url);
      if (page !== undefined) response.setHeader("Content-Type", "text/html; charset=utf-8").end(page);
      else if (url.startsWith("/reveal/") && !url.includes(".."))
        response
          .setHeader("Content-Type", types[extname(url)] ?? "application/octet-stream")
          .end(readFileSync(join("node_modules/reveal.js/dist", url.slice("/reveal/".length))));
      else response.writeHead(204).end();
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const at = this.#server.address();
    if (at === null || typeof at === "string") throw new Error("the server has no port");
    this.address = `http://127.0.0.1:${at.port}`;
  }

  /** Puts a page there and returns its address. */
  page(body: string, head = ""): string {
    const path = `/${this.#pages.size}`;
    const title = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Notes of a course</title>`;
    this.#pages.set(path, `${title}<head>${head}</head><body>${body}</body></html>`);
    return this.address + path;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
