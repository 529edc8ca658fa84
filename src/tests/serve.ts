import type { AddressInfo } from 'node:net';
import { siteServer } from '../hosting/server.ts';

/** Serves a built site on a free port, with the headers of production. */
export async function serve(
  dir: string,
  base = '/',
): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = siteServer(dir, base);
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
