import PostalMime from 'postal-mime';
import type { Facts } from '../draft.ts';
import { withoutAbsent } from '../page/page-values.ts';
import type { Contained } from './contained.ts';

/** An e-mail: its subject becomes the headline, its sender the author. */
export async function readMail(bytes: Uint8Array): Promise<Contained[]> {
  const { subject, date, from, html, text, attachments } = await PostalMime.parse(bytes);
  const time = date === undefined ? Number.NaN : Date.parse(date);
  const parts = new Map<string, Uint8Array>();
  for (const { contentId, filename, content } of attachments) {
    const data = new Uint8Array(content);
    if (contentId) parts.set(`cid:${contentId.replace(/^<|>$/g, '')}`, data);
    if (filename) parts.set(filename, data);
  }
  const facts = withoutAbsent<Facts>({
    title: subject?.replace(/^(?:(?:re|fwd?|aw|wg):\s*)+/i, ''),
    date: Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`,
    authors: from?.name ? [{ name: from.name }] : undefined,
  });
  return [
    { body: html ?? text ?? '', kind: html === undefined ? 'text' : 'fragment', facts, parts },
  ];
}

/** A web page that a browser saved as one file (https://www.rfc-editor.org/rfc/rfc2557). */
export async function readMhtml(bytes: Uint8Array): Promise<Contained[]> {
  const source = Buffer.from(bytes).toString('latin1');
  const boundary = /boundary\s*=\s*"?([^"\r\n;]+)/i.exec(source)?.[1] ?? '';
  const address = /^(?:Snapshot-)?Content-Location:\s*(\S+)/im.exec(source)?.[1];
  const parts = new Map<string, Uint8Array>();
  let body: string | undefined;
  for (const part of source.split(`--${boundary}`).slice(1, -1)) {
    const mail = await PostalMime.parse(Buffer.from(part.replace(/^\r?\n/, ''), 'latin1'));
    const place = mail.headers.find(({ key }) => key === 'content-location')?.value ?? '';
    if (mail.html !== undefined) body ??= mail.html;
    const [file] = mail.attachments;
    if (file && place !== '') parts.set(place, new Uint8Array(file.content));
  }
  return [{ body: body ?? '', kind: 'html', url: address, parts }];
}
