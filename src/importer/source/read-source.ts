import { isRefusal, type Refusal } from '../refusal.ts';

/**
 * Decodes the bytes of a file. The encoding comes from a byte order mark, then from a `<meta>` in
 * the page, then from the bytes: UTF-8 if they are valid UTF-8, otherwise Windows-1252, as in the
 * HTML Standard. Refuses files that are not text, and names what was found.
 */
export function readSource(bytes: Uint8Array): { text: string } | Refusal {
  if (bytes.length === 0)
    return {
      message: 'The file is empty.',
      remedy: 'Copy the text of the article into it, or save the web page again.',
    };
  if (bytes.length > largest) return tooLarge(bytes.length);
  const format = formats.find(({ signature }) =>
    signature.every((byte, index) => byte === null || bytes[index] === byte),
  );
  if (format)
    return { message: `This is ${format.name}, not a text or a web page.`, remedy: format.remedy };
  const text = decode(bytes);
  return isRefusal(text) ? text : { text: text.value };
}

export function tooLarge(size: number): Refusal {
  return {
    message: `The file has ${Math.round(size / 1e6)} MB, more than any article.`,
    remedy: 'Save the page of the article alone, or copy its text into a file.',
  };
}

function decode(bytes: Uint8Array): { value: string } | Refusal {
  const charset = fromByteOrderMark(bytes) ?? fromMeta(bytes);
  const decoder = charset === undefined ? undefined : decoderFor(charset);
  if (charset !== undefined && !decoder) {
    return {
      message: `The page says it is written in "${charset}", which is no known character set.`,
      remedy: 'Save it again as UTF-8.',
    };
  }
  const utf8 = strictUtf8(bytes);
  // UTF-8 with an outdated label is common. Other encodings are never valid UTF-8 by chance.
  const value =
    charset !== undefined &&
    !/^utf-?8$/i.test(charset) &&
    !(utf8 !== undefined && hasLongLetters(bytes))
      ? decoder?.decode(bytes)
      : (utf8 ?? loose(bytes));
  if (value === undefined || looksBinary(value)) {
    return {
      message: 'This is a binary file, not a text or a web page.',
      remedy: 'Open it in its program and save it as plain text or HTML.',
    };
  }
  return { value: value.replace(/^\uFEFF/, '') };
}

/** https://encoding.spec.whatwg.org/#bom-sniff */
function fromByteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/**
 * `<meta charset>` or `<meta http-equiv>` near the start, or the header of a file that was saved
 * with it.
 */
function fromMeta(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const header = /^HTTP\/\d[^\n]*\n(?:[^\n]+\n)*?content-type:[^\n]*charset=["']?([\w:.-]+)/i.exec(
    start,
  );
  const meta =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start) ??
    /^<\?xml[^>]+encoding=["']([\w:.-]+)/i.exec(start);
  const label = (header ?? meta)?.[1];
  // A page whose `<meta>` can be read is not UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function hasLongLetters(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0xc2);
}

/** Not UTF-8: a page cut in the middle of a character, or Windows-1252. */
function loose(bytes: Uint8Array): string {
  const cut = strictUtf8(bytes.subarray(0, lastWhole(bytes)));
  return cut ?? new TextDecoder('windows-1252').decode(bytes);
}

function lastWhole(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return Math.max(0, end - 1);
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000);

  const controls = sample.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0;
  return sample.includes('\u0000') || controls > Math.max(3, sample.length / 200);
}

/** In bytes. */
export const largest = 40_000_000;

const openElsewhere = 'Open it in its program and save the text as a plain text file.';
const formats: { signature: (number | null)[]; name: string; remedy: string }[] = [
  {
    signature: [0x25, 0x50, 0x44, 0x46],
    name: 'a PDF',
    remedy: 'Open it, select the text of the article, and paste it into a text file.',
  },
  {
    signature: [0x50, 0x4b, 0x03, 0x04],
    name: 'a ZIP file or an office document',
    remedy: openElsewhere,
  },
  { signature: [0xd0, 0xcf, 0x11, 0xe0], name: 'an office document', remedy: openElsewhere },
  { signature: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'an RTF document', remedy: openElsewhere },
  {
    signature: [0x1f, 0x8b],
    name: 'a compressed file',
    remedy: 'Unpack it first, for example with gunzip.',
  },
  {
    signature: [0x89, 0x50, 0x4e, 0x47],
    name: 'a PNG picture',
    remedy: 'Import the page or text that belongs to it.',
  },
  {
    signature: [0xff, 0xd8, 0xff],
    name: 'a JPEG picture',
    remedy: 'Import the page or text that belongs to it.',
  },
  {
    signature: [0x47, 0x49, 0x46, 0x38],
    name: 'a GIF picture',
    remedy: 'Import the page or text that belongs to it.',
  },
  {
    signature: [0x52, 0x49, 0x46, 0x46],
    name: 'a picture or sound file',
    remedy: 'Import the page or text that belongs to it.',
  },
];
