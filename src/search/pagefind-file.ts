import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

/** The content of one of Pagefind's files. Throws when it is damaged. */
export function unpack(file: Uint8Array): Buffer {
  const content = gunzipSync(file);
  if (!content.subarray(0, signature.length).equals(signature))
    throw new Error('No Pagefind file.');
  return content.subarray(signature.length);
}

/** A file as Pagefind makes it, but for the level of compression: its own takes four times as long for a hundredth. */
export function pack(content: Uint8Array): Buffer {
  return gzipSync(Buffer.concat([signature, content]), { level: 7 });
}

/** A name made of a file's content that no other file has. */
export function nameOf(language: string, file: Uint8Array, taken: ReadonlySet<string>): string {
  const hash = createHash('sha256').update(file).digest('hex');
  let length = 8;
  while (taken.has(`${language}_${hash.slice(0, length)}`)) length += 1;
  return `${language}_${hash.slice(0, length)}`;
}

/** What Pagefind's files begin with when they are unpacked. */
const signature = Buffer.from('pagefind_dcd');
