import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Article } from '../article/article.ts';
import { atom } from './atom.ts';
import { feed, feedEntry } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

const media = (kind: 'audio' | 'video', src: string, title: string, size?: number) => ({
  ...{ type: 'media', id: title, kind, src, title },
  ...(size !== undefined && { size }),
});
const article = {
  slug: 'folge',
  title: 'Die Folge',
  lang: 'de',
  date: { value: '2026-05-01', precision: 'day' },
  ...{ authors: [], topics: [], formerly: [], corrections: [] },
  sections: [
    {
      ...{ id: '', level: 1, number: 0 },
      blocks: [
        media('audio', '/bilder/folge/folge.a1.mp3', 'Teil "1" & mehr', 3004),
        media('video', '/bilder/folge/film.b2.mp4', '', 12),
        media('audio', '/bilder/folge/folge.a1.mp3', 'Noch einmal', 3004),
        media('audio', 'https://fremd.example/ton.mp3', 'Von anderswo'),
      ],
    },
  ],
} as unknown as Article;
const made = feed([feedEntry(article, '<p>Text</p>')]);
const base = 'https://abschnitt.example/bilder/folge';

test('Atom links to each file of an article once, with its type and size', async () => {
  const xml = atom(made, () => new Date(0));
  expect(xml.match(/<link rel="enclosure"[^>]*>/g)).toEqual([
    `<link rel="enclosure" href="${base}/folge.a1.mp3" type="audio/mpeg" length="3004" title="Teil &quot;1&quot; &amp; mehr"/>`,
    `<link rel="enclosure" href="${base}/film.b2.mp4" type="video/mp4" length="12"/>`,
  ]);
  expect(await troubles(xml, 'atom.rng')).toEqual([]);
});

test('RSS has the first file, because readers take one', async () => {
  const xml = rss(made);
  expect(xml.match(/<enclosure[^>]*>/g)).toEqual([
    `<enclosure url="${base}/folge.a1.mp3" length="3004" type="audio/mpeg"/>`,
  ]);
  expect(await troubles(xml, 'rss.rng')).toEqual([]);
});

test('JSON Feed lists them as attachments', () => {
  const data = JSON.parse(jsonFeed(made)) as { items: object[] };
  expect(data.items[0]).toMatchObject({
    attachments: [
      {
        url: `${base}/folge.a1.mp3`,
        mime_type: 'audio/mpeg',
        title: 'Teil "1" & mehr',
        size_in_bytes: 3004,
      },
      { url: `${base}/film.b2.mp4`, mime_type: 'video/mp4', size_in_bytes: 12 },
    ],
  });
  const ajv = new Ajv2020({ allErrors: true, formats: { uri: true, 'date-time': true } });
  const validate = ajv.compile(JSON.parse(schema('json-feed.json')) as object);
  validate(data);
  expect(validate.errors).toBeNull();
});

async function troubles(xml: string, grammar: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'feed.xml', contents: xml },
    schema: schema(grammar),
    extension: 'relaxng',
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

function schema(name: string): string {
  return readFileSync(join(import.meta.dirname, '../tests/schemas', name), 'utf8');
}
