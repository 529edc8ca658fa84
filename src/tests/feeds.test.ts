import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { builtSites } from './sites.ts';

const sites = await builtSites('own', 'specimen', 'subPath', 'empty', 'many');
const seedTitle = 'Musk und Trump im Gespräch auf X';

describe.each(['own', 'specimen', 'subPath', 'empty', 'many'] as const)('the site “%s”', (name) => {
  test('has Atom feeds as RFC 4287 wants them', async () => {
    expect(await troubles(all(name, 'feed.xml'), 'atom.rng')).toEqual([]);
  });

  test('has RSS feeds as RSS 2.0 wants them', async () => {
    expect(await troubles(all(name, 'rss.xml'), 'rss.rng')).toEqual([]);
  });

  test('has sitemaps as sitemaps.org and Google News want them', async () => {
    expect(await troubles(all(name, /sitemap[^/]*\.xml$/), 'sitemap.rng')).toEqual([]);
  });

  test('has JSON feeds as JSON Feed 1.1 wants them', () => {
    const ajv = new Ajv2020({ allErrors: true });
    ajv.addFormat('uri', { validate: (text: string) => URL.canParse(text) });
    ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
    const validate = ajv.compile(JSON.parse(read(join(schemas, 'json-feed.json'))) as object);
    for (const file of all(name, 'feed.json')) {
      validate(JSON.parse(read(file)));
      expect(validate.errors, file).toBeNull();
    }
  });

  test('names only pages that exist in its sitemaps', () => {
    const base = name === 'subPath' ? 'https://example.org/zeitung/' : 'https://abschnitt.example/';
    const addresses = all(name, /sitemap[^/]*\.xml$/).flatMap((file) => locations(read(file)));
    const missing = addresses.filter((address) => {
      const path = address.replace(base, '');
      return !existsSync(join(sites[name], path, path.endsWith('.xml') ? '' : 'index.html'));
    });
    expect(missing).toEqual([]);
  });
});

test('the seed article is in every feed, whole and with its month only', () => {
  for (const file of ['feed.xml', 'rss.xml', 'feed.json']) {
    const feed = read(join(sites.own, file));
    expect(feed).toContain(seedTitle);
    expect(feed).toContain('Trump macht Biden für russischen Angriffskrieg verantwortlich');
    expect(feed).toContain('© Matt Rourke/Jos’ Luis Villegas/AP/dpa');
    expect(feed).toContain('2024-08');
    expect(feed).not.toMatch(/2024-08-\d|Aug 2024/);
  }
  const { content_html: html } = jsonFeed('own', 'feed.json').items.find(isSeed) ?? {};
  expect(html).not.toMatch(/Teilen|Bild nicht enthalten|Lesezeit|tabindex|class=|Abschnitt \d/);
  expect(read(join(sites.own, 'news-sitemap.xml'))).not.toContain('musk');
});

test('an article of which no day is known is left out of Atom only', () => {
  expect(read(join(sites.specimen, 'feed.xml'))).not.toContain('artikel/ohne-ueberschrift');
  expect(read(join(sites.specimen, 'rss.xml'))).toContain('<dc:date>2025</dc:date>');
  expect(read(join(sites.specimen, 'feed.json'))).toContain('artikel/ohne-ueberschrift');
});

test('an article’s summary is text in every feed, whatever signs it has', () => {
  const summary = 'Was a < b & <b>c</b> heißt';
  expect(jsonFeed('many', 'feed.json').items).toContainEqual(expect.objectContaining({ summary }));
  expect(read(join(sites.many, 'feed.xml'))).toContain(
    '<summary>Was a &lt; b &amp; &lt;b&gt;c&lt;/b&gt; heißt</summary>',
  );
  expect(read(join(sites.many, 'rss.xml'))).toContain(
    '<description>Was a &amp;lt; b &amp;amp; &amp;lt;b&gt;c&amp;lt;/b&gt; heißt</description>',
  );
});

test('an Atom feed is filled with articles whose day is known', () => {
  const count = (file: string) =>
    read(join(sites.many, file)).match(/<(?:entry|item)>|<entry /g)?.length;
  expect(count('feed.xml')).toBe(20);
});

test('feeds stay bounded, and list the newest articles', () => {
  const { items } = jsonFeed('many', 'feed.json');
  expect(items).toHaveLength(20);
  expect(items.slice(0, 3).map(({ title }) => title)).toEqual([
    'The bridge',
    'Die Brücke',
    'Umbenannt',
  ]);
});

test('a renamed article keeps the id of its oldest name', () => {
  const { items } = jsonFeed('many', 'feed.json');
  expect(items.find(({ title }) => title === 'Umbenannt')).toMatchObject({
    id: 'tag:abschnitt.example,2026:artikel/aeltester-name',
    url: 'https://abschnitt.example/artikel/neuer-name/',
  });
});

test('ids do not change when the site moves', () => {
  const ids = (name: 'specimen' | 'subPath') =>
    jsonFeed(name, 'feed.json').items.map(({ id }) => id);
  expect(ids('subPath')).toEqual(ids('specimen'));
});

test('a topic has feeds of its own', () => {
  const feed = jsonFeed('specimen', 'themen/oel-gas/feed.json');
  expect(feed.title).toBe('Abschnitt: Öl & Gas');
  expect(feed.items.map(({ title }) => title)).toEqual(['Alle Bausteine auf einer Seite']);
  const page = read(join(sites.specimen, 'themen/oel-gas/index.html'));
  expect(page).toContain('href="https://abschnitt.example/themen/oel-gas/feed.xml"');
});

test('the JSON feed lists an article’s sections with their addresses', () => {
  const seed = jsonFeed('own', 'feed.json').items.find(isSeed);
  expect(seed?._abschnitt.date).toBe('2024-08');
  expect(seed?._abschnitt.sections).toHaveLength(4);
  expect(seed?._abschnitt.sections[1]).toMatchObject({
    title: 'Elon Musk bietet sich für Trump-Regierung an',
    number: 2,
  });
});

test('every address in a feed’s text is a whole one, and its pictures are published', () => {
  for (const name of ['specimen', 'subPath'] as const) {
    const origin =
      name === 'subPath' ? 'https://example.org/zeitung/' : 'https://abschnitt.example/';
    for (const { content_html: html } of jsonFeed(name, 'feed.json').items) {
      const addresses = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, value]) => value);
      expect(addresses.filter((address) => !/^https?:\/\//.test(address ?? ''))).toEqual([]);
      for (const [, src = ''] of html.matchAll(/<img[^>]*\ssrc="([^"]*)"/g)) {
        expect(existsSync(join(sites[name], src.replace(origin, ''))), src).toBe(true);
      }
    }
  }
});

test('the news sitemap holds the articles of the two days before the build', () => {
  const sitemap = read(join(sites.many, 'news-sitemap.xml'));
  expect(locations(sitemap)).toEqual([
    'https://abschnitt.example/artikel/bridge/',
    'https://abschnitt.example/artikel/bruecke/',
  ]);
  expect(sitemap).toContain('<news:publication_date>2025-12-01</news:publication_date>');
});

test('robots.txt names the sitemaps, llms.txt the articles as Markdown', () => {
  const robots = read(join(sites.subPath, 'robots.txt'));
  expect(robots).toContain('Sitemap: https://example.org/zeitung/sitemap-index.xml');
  const llms = read(join(sites.own, 'llms.txt'));
  expect(llms).toMatch(/^# Abschnitt\n\n> .+\n\n## Artikel\n\n- \[/);
  for (const [, address = ''] of llms.matchAll(
    /\]\(https:\/\/abschnitt\.example\/([^)]*\.md)\)/g,
  )) {
    expect(existsSync(join(sites.own, address)), address).toBe(true);
  }
});

test('no list, feed or sitemap knows of a draft', () => {
  const files = readdirSync(sites.many, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /entwurf|geheim/.test(file))).toEqual([]);
  for (const file of files.filter((path) => /\.(html|xml|json|txt)$/.test(path))) {
    expect(read(join(sites.many, file)), file).not.toMatch(/artikel\/entwurf/);
  }
});

test('the schemas refuse what is wrong: a month where a moment belongs', async () => {
  const feed = read(join(sites.own, 'feed.xml')).replace(/<updated>[^<]*/, '<updated>2024-08');
  const { valid } = await validateXML({
    xml: { fileName: 'feed.xml', contents: feed },
    schema: read(join(schemas, 'atom.rng')),
    extension: 'relaxng',
  });
  expect(valid).toBe(false);
});

const schemas = join(import.meta.dirname, 'schemas');

/** What xmllint has to say against the files. */
async function troubles(files: string[], schema: string): Promise<string[]> {
  expect(files.length).toBeGreaterThan(0);
  const { errors } = await validateXML({
    xml: files.map((file, index) => ({ fileName: `${index}.xml`, contents: read(file) })),
    schema: read(join(schemas, schema)),
    extension: 'relaxng',
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** The files of a site whose path ends so. */
function all(name: keyof typeof sites, end: string | RegExp): string[] {
  return readdirSync(sites[name], { recursive: true, encoding: 'utf8' })
    .filter((file) =>
      typeof end === 'string' ? file === end || file.endsWith(`/${end}`) : end.test(file),
    )
    .map((file) => join(sites[name], file));
}

function isSeed({ title }: { title: string }): boolean {
  return title === seedTitle;
}

function locations(sitemap: string): string[] {
  return [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address);
}

function jsonFeed(name: keyof typeof sites, file: string): JsonFeed {
  return JSON.parse(read(join(sites[name], file))) as JsonFeed;
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

interface JsonFeed {
  title: string;
  items: {
    id: string;
    url: string;
    title: string;
    content_html: string;
    _abschnitt: { date: string; sections: { title: string; number: number; url: string }[] };
  }[];
}
