import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { commonHeaders } from '../hosting/headers.ts';
import { site } from '../site.ts';

/**
 * Serves, on a free port, a page with the same text and headings as the article at an address and nothing else: no
 * style, script, font or picture. What a browser needs for that is the least that any page of the text can need.
 * It has the headers of the site, because some of them make browsers open a page in a process of its own.
 */
export async function barePage(
  address: string,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const { document } = parseHTML(await (await fetch(address)).text());
  const article = document.querySelector('article');
  if (!article) throw new Error(`There is no article at ${address}.`);
  for (const other of article.querySelectorAll(
    'contents-list, nav, .share, .number, .facts, template, script, picture',
  ))
    other.remove();
  for (const element of article.querySelectorAll('*'))
    for (const { name } of [...element.attributes])
      if (name !== 'id' && name !== 'href') element.removeAttribute(name);
  const lang = document.documentElement.getAttribute('lang') ?? '';
  const page = brotliCompressSync(
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${document.title}</title><link rel="icon" href="data:,"></head><body><article>${article.innerHTML}</article></body></html>`,
  );
  const server = createServer((_request, response) =>
    response
      .writeHead(200, {
        ...commonHeaders(site),
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Encoding': 'br',
      })
      .end(page),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
