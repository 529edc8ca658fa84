import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { siteServer } from '../hosting/server/server.ts';

/**
 * Serves a built site on a free port, with production headers. Without `policy` the
 * Content-Security-Policy is left out, so that the page alone decides what it does.
 */
export async function serve(
  dir: string,
  base = '/',
  { policy = true } = {},
): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = siteServer(dir, base);
  if (!policy) server.prependListener('request', dropPolicy);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function dropPolicy(_request: IncomingMessage, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    headers: Record<string, string>,
  ) => ServerResponse;
  response.writeHead = (status: number, headers: unknown) =>
    writeHead(
      status,
      Object.fromEntries(
        Object.entries(headers as Record<string, string>).filter(
          ([name]) => name !== 'Content-Security-Policy',
        ),
      ),
    );
}
