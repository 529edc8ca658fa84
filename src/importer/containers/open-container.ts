import type { Refusal } from '../refusal.ts';
import type { Contained } from './contained.ts';
import { readMail, readMhtml } from './mail.ts';
import { propertyListSign } from './property-list.ts';
import { readWebarchive } from './webarchive.ts';
import { readZip } from './zip.ts';

/**
 * The texts in an office document, e-book, e-mail or archive, detected by its content. `undefined`
 * for any other file, which may be text.
 */
export async function openContainer(bytes: Uint8Array): Promise<Contained[] | Refusal | undefined> {
  try {
    if (startsWith(bytes, 'PK\u0003\u0004')) return await readZip(bytes);
    if (startsWith(bytes, propertyListSign)) return readWebarchive(bytes);
    const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4000));
    if (!mailHeader.test(start)) return undefined;
    return await (/^Content-Type:\s*multipart\/related/im.test(start) &&
    /^(?:Snapshot-Content-Location|Content-Location|From:\s*<?Saved by)/im.test(start)
      ? readMhtml(bytes)
      : readMail(bytes));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      message: `The document could not be opened: ${error.message}`,
      remedy: 'Open it in its program and save the text as a plain text file.',
    };
  }
}

function startsWith(bytes: Uint8Array, sign: string): boolean {
  return [...sign].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

/** Two consecutive headers at the start of a message (https://www.rfc-editor.org/rfc/rfc5322). */
const mailHeader =
  /^(?:[A-Z][\w-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*(?:From|Return-Path|Received|Message-ID|MIME-Version|Snapshot-Content-Location):[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*(?:[A-Z][\w-]*:)/i;
