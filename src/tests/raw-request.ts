import { connect } from 'node:net';

/**
 * Sends a request exactly as given, without the normalisation of `fetch` and browsers. Header names
 * of the response are in lower case.
 */
export function rawRequest(
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<RawResponse> {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ];
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(lines.join('\r\n'), 'latin1'));
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server that refuses an address may disconnect before reading all of it.
    socket.on('error', (error) => (chunks.length > 0 ? done(read(chunks)) : fail(error)));
    socket.on('end', () => done(read(chunks)));
    socket.setTimeout(10_000, () => socket.destroy(new Error(`No answer to ${method} ${path}`)));
  });
}

function read(chunks: Buffer[]): RawResponse {
  const bytes = Buffer.concat(chunks);
  const end = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*):\s*(.*)$/.exec(line) ?? [];
    const known = headers[name.toLowerCase()];
    headers[name.toLowerCase()] = known === undefined ? value : `${known} | ${value}`;
  }
  const body = bytes.subarray(end + 4);
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(first)?.[1] ?? 0),
    headers,
    body: headers['transfer-encoding'] === 'chunked' ? unchunked(body) : body,
  };
}

function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf('\r\n', at);
    const size = parseInt(body.subarray(at, end).toString(), 16);
    if (!(size > 0)) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

export interface RawResponse {
  /** 0 if the response has none. */
  status: number;
  /** Values of a repeated header are joined by ` | `. */
  headers: Record<string, string>;
  body: Buffer;
}
