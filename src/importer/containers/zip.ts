import { unzip } from 'fflate';
import mammoth from 'mammoth';
import { posix } from 'node:path';
import type { Facts } from '../draft.ts';
import { findDate } from '../metadata/find-date.ts';
import { withoutAbsent } from '../page/page-values.ts';
import type { Refusal } from '../refusal.ts';
import { readSource } from '../source/read-source.ts';
import { isRefusal } from '../refusal.ts';
import type { Contained } from './contained.ts';
import { readEpub } from './epub.ts';
import { odtToHtml } from './odt.ts';
import { elementTexts } from './xml-texts.ts';

/**
 * Reads a ZIP file: a document of Word or OpenOffice, an e-book, or pages and texts with their
 * pictures.
 */
export async function readZip(bytes: Uint8Array): Promise<Contained[] | Refusal> {
  const files = await unpack(bytes);
  const text = (name: string): string => new TextDecoder().decode(files.get(name));
  if (files.has('word/document.xml')) return readDocx(bytes, text('docProps/core.xml'));
  const type = files.has('mimetype') ? text('mimetype').trim() : '';
  if (type === 'application/epub+zip') return readEpub(files);
  if (type.startsWith('application/vnd.oasis.opendocument.text')) {
    const body = odtToHtml(text('content.xml'));
    return [{ body, kind: 'fragment', facts: factsIn(text('meta.xml')), parts: files }];
  }
  const known = [...files.keys()].find((name) => others[name.split('/')[0] ?? '']);
  if (known !== undefined || type !== '')
    return {
      message: `This is ${others[known?.split('/')[0] ?? ''] ?? 'an office document'}, not a text.`,
      remedy: 'Open it in its program and save the text as .docx, .odt or plain text.',
    };
  const texts = [...files].flatMap(([name, data]) => textIn(name, data, files));
  return texts.length > 0
    ? texts
    : {
        message: 'There is no text or web page in this ZIP file.',
        remedy: 'Unpack it, and import what holds the text.',
      };
}

/** Folders that identify other kinds of documents. */
const others: Record<string, string> = {
  xl: 'a spreadsheet',
  ppt: 'a presentation',
  Index: 'a document of Pages',
};

function textIn(
  name: string,
  data: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
): Contained[] {
  if (!/\.(?:html?|md|markdown|txt)$/i.test(name) || /(?:^|\/)(?:__MACOSX|\.)/.test(name))
    return [];
  const read = readSource(data);
  if (isRefusal(read)) return [];
  const folder = posix.dirname(name);
  const parts = new Map(
    [...files].map(([file, content]): [string, Uint8Array] => [
      posix.relative(folder, file),
      content,
    ]),
  );
  // Google Docs writes pages that contain only the text.
  const isDocument = /<style[^>]*>[^<]*\.c\d+\{/.test(read.text);
  const kind = /\.(?:md|markdown)$/i.test(name) ? 'markdown' : isDocument ? 'fragment' : undefined;
  return [{ name, body: read.text, kind, parts }];
}

async function readDocx(bytes: Uint8Array, core: string): Promise<Contained[]> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Titel'] => h1:fresh"],
    },
  );
  return [{ body: value, kind: 'fragment', facts: factsIn(core) }];
}

/** Dublin Core metadata in office documents. */
function factsIn(xml: string): Facts {
  const texts = elementTexts(xml);
  const creator = texts.get('dc:creator') ?? texts.get('meta:initial-creator');
  const date = texts.get('dcterms:created') ?? texts.get('meta:creation-date');
  return withoutAbsent<Facts>({
    title: texts.get('dc:title') || undefined,
    date: date === undefined ? undefined : findDate(date)?.slice(0, 10),
    authors: creator ? [{ name: creator }] : undefined,
  });
}

/**
 * The files in a ZIP file, by name. Throws if it is damaged or larger than any document when
 * unpacked.
 */
export async function unpack(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  let size = 0;
  let count = 0;
  const files = await new Promise<Record<string, Uint8Array>>((resolve, reject) => {
    unzip(
      bytes,
      {
        filter({ originalSize }) {
          size += originalSize;
          return ++count <= mostFiles && size <= mostBytes;
        },
      },
      (error, data) => (error ? reject(error) : resolve(data)),
    );
  });
  if (count > mostFiles || size > mostBytes)
    throw new Error(`it unpacks to ${Math.round(size / 1e6)} MB in ${count} files.`);
  return new Map(Object.entries(files));
}

const mostBytes = 400_000_000;
const mostFiles = 20_000;
