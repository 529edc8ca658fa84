import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { builtSite } from './sites.ts';

const origin = 'https://abschnitt.example';
const own = await builtSite('own');
const folder = 'artikel/musk-trump-gespraech-auf-x';
const article = look(`${folder}/index.html`);
const sections = readdirSync(join(own, folder), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('an article’s preview is the article', async () => {
  expect(article.mastodon.title).toBe('Musk und Trump im Gespräch auf X');
  expect(article.facebook.title).toBe('Musk und Trump im Gespräch auf X');
  expect(article.facebook.url).toBe(`${origin}/${folder}/`);
  expect(article.facebook.description).toMatch(/^Im Gespräch zwischen Elon Musk/);
  await expectCard(article.image);
});

describe.each(sections)('the preview of the section %s', (id) => {
  const page = readFileSync(join(own, folder, id, 'index.html'), 'utf8');
  const heading = decoded(
    new RegExp(`<h2 id="${id}"[^>]*>([\\s\\S]*?)</h2>`).exec(page)?.[1] ?? '',
  );
  const view = look(`${folder}/${id}/index.html`);

  test('is the section, for builders that believe JSON-LD and canonical addresses first', () => {
    expect(view.mastodon).toEqual({ title: heading, url: `${origin}/${folder}/${id}/` });
  });

  test('is the section, for builders that read Open Graph and go to og:url', () => {
    expect(view.facebook.title).toBe(heading);
    expect(view.facebook.url).toBe(`${origin}/${folder}/${id}/`);
    const text = decoded(page.slice(page.indexOf(`<h2 id="${id}"`))).replaceAll(/\s+/g, ' ');
    expect(text).toContain(view.facebook.description.replace(/ …$/, ''));
  });

  test('has an image of its own, described', async () => {
    await expectCard(view.image);
    expect(view.image.url).not.toBe(article.image.url);
    expect(view.image.alt).toContain(heading);
  });
});

/** A page as preview builders see it: only its head, meta elements first to last. */
function look(file: string) {
  const page = readFileSync(join(own, file), 'utf8');
  const head = page.slice(0, page.indexOf('</head>'));
  const meta = new Map(
    [...head.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].map(
      ([, name, value]) => [name, decoded(value ?? '')],
    ),
  );
  const property = (name: string) => meta.get(name) ?? '';
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(head)?.[1] ?? '';
  const jsonLd = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(head)?.[1];
  const data =
    jsonLd === undefined ? undefined : (JSON.parse(jsonLd) as { headline?: string; url?: string });
  return {
    // Mastodon takes JSON-LD's headline before og:title, and the canonical address.
    mastodon: { title: data?.headline ?? property('og:title'), url: canonical },
    // Facebook reads Open Graph alone, of the page that og:url names.
    facebook: {
      title: property('og:title'),
      description: property('og:description'),
      url: property('og:url'),
    },
    image: {
      url: property('og:image'),
      alt: property('og:image:alt'),
      width: Number(property('og:image:width')),
      height: Number(property('og:image:height')),
      type: property('og:image:type'),
    },
  };
}

async function expectCard({ url, alt, width, height, type }: ReturnType<typeof look>['image']) {
  expect(url.startsWith(`${origin}/`)).toBe(true);
  const file = join(own, url.slice(origin.length));
  expect(existsSync(file)).toBe(true);
  expect(await sharp(file).metadata()).toMatchObject({ width: 1200, height: 630, format: 'jpeg' });
  expect({ width, height, type }).toEqual({ width: 1200, height: 630, type: 'image/jpeg' });
  expect(alt).not.toBe('');
}

function decoded(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
