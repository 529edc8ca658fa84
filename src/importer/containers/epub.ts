import { posix } from 'node:path';
import { SaxesParser } from 'saxes';
import type { Facts } from '../draft.ts';
import { findDate } from '../metadata/find-date.ts';
import { withoutAbsent } from '../page/page-values.ts';
import type { Contained } from './contained.ts';
import { elementTexts } from './xml-texts.ts';

/**
 * The chapters of an e-book in reading order (https://www.w3.org/TR/epub-33/), without covers and
 * tables of contents.
 */
export function readEpub(files: ReadonlyMap<string, Uint8Array>): Contained[] {
  const text = (name: string): string => new TextDecoder().decode(files.get(name));
  const place = elementsIn(text('META-INF/container.xml'), 'rootfile')[0]?.['full-path'] ?? '';
  const opf = text(place);
  const folder = posix.dirname(place);
  const said = elementTexts(opf);
  const items = new Map(
    elementsIn(opf, 'item').map((item): [string, Record<string, string>] => [
      item['id'] ?? '',
      item,
    ]),
  );
  const creator = said.get('dc:creator');
  const facts = withoutAbsent<Facts>({
    authors: creator ? [{ name: creator }] : undefined,
    lang: said.get('dc:language') || undefined,
    date: findDate(said.get('dc:date') ?? '')?.slice(0, 10),
    source: said.get('dc:title') ? { name: said.get('dc:title') ?? '' } : undefined,
  });
  return elementsIn(opf, 'itemref').flatMap((ref): Contained[] => {
    const item = items.get(ref['idref'] ?? '');
    const name = posix.join(folder, decodeURI(item?.['href'] ?? ''));
    const isAside = ref['linear'] === 'no' || /nav/.test(item?.['properties'] ?? '');
    const body = text(name);
    if (isAside || wordsIn(body) < fewestWords) return [];
    const parts = new Map(
      [...files].map(([file, data]): [string, Uint8Array] => [
        posix.relative(posix.dirname(name), file),
        data,
      ]),
    );
    return [
      { name, body: body.replace(/<title>[\s\S]*?<\/title>/i, ''), kind: 'fragment', facts, parts },
    ];
  });
}

function elementsIn(xml: string, wanted: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name.replace(/^\w+:/, '') === wanted) found.push({ ...attributes });
  });
  parser.write(xml).close();
  return found;
}

function wordsIn(html: string): number {
  return html.replace(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

const fewestWords = 60;
