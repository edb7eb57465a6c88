import { once } from 'node:events';
import { createServer } from 'node:http';

/** Serves files from memory, the last few of them. */
export class FileServer {
  #server;
  #files = new Map();
  #count = 0;

  static async start() {
    const files = new FileServer();
    files.#server = createServer((request, response) => {
      const content = files.#files.get(request.url);
      response.writeHead(content ? 200 : 404, { 'content-type': 'application/octet-stream' });
      response.end(content);
    });
    files.#server.listen(0, '127.0.0.1');
    await once(files.#server, 'listening');
    return files;
  }

  url(content) {
    const path = `/${++this.#count}`;
    this.#files.set(path, content);
    if (this.#files.size > 100) this.#files.delete(this.#files.keys().next().value);
    return `http://127.0.0.1:${this.#server.address().port}${path}`;
  }
}
