/**
 * The words, numbers and signs that are published are those that were written, or the author is
 * told by line: on the page, in feeds, in the Markdown copy, in the search, on preview images and
 * in what search engines read.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Nodes } from 'hast';
import rehypeRaw from 'rehype-raw';
import { VFile } from 'vfile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../article/article.ts';
import { articleSection } from '../article/article-section.ts';
import { newsArticle, printJsonLd } from '../article/head/structured-data.ts';
import { sectionCard } from '../cards/card.ts';
import { parseArticle } from '../content/read/parse-article.ts';
import { articleHtml } from '../feeds/article-html.ts';
import { unescapeHtml } from '../markdown/html/plain-text.ts';
import { readMarkdown } from '../markdown/pipeline.ts';
import { toHtml } from '../markdown/to-html.ts';
import { parsePartialDate } from '../schema/partial-date.ts';
import { unpack } from '../search/pagefind-file.ts';
import { runPagefind } from '../search/run-pagefind.ts';
import { slips } from './written-slips.ts';
import { asTyped, withoutNumbers, writtenArticle } from './written-articles.ts';

const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

test.each(seeds)('article %i is published as it was written', (seed) => {
  const written = writtenArticle(seed);
  const { problems, sections, article } = read(written.markdown);
  expect(problems, written.markdown).toEqual([]);
  expect(textOf(toHtml(sections))).toBe(asTyped(written.text));

  expect(textOf(articleHtml(article))).toBe(asTyped(`Titel ${written.text}`).slice(6));
  expect(textOf(toHtml(read(article.body).sections))).toBe(asTyped(written.text));
  expect(article.body).not.toContain('geheim');

  const headed = sections.flatMap(({ heading }) => (heading ? [heading] : []));
  expect(headed.map(({ text }) => asTyped(text))).toEqual(written.headings.map(asTyped));
  const cards = article.facts.map((facts) => sectionCard(article, facts).heading);
  expect(cards.map(asTyped)).toEqual(written.headings.map(asTyped));
  const data = printJsonLd(newsArticle(article));
  for (const heading of headed) expect(data).toContain(JSON.stringify(heading.text).slice(1, -1));
});

describe('the search', () => {
  let dir: string;
  beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'abschnitt-written-'))));
  afterAll(() => rmSync(dir, { recursive: true }));

  test('shows what was written', async () => {
    const some = seeds.slice(0, 20);
    for (const seed of some) {
      const html = toHtml(read(writtenArticle(seed).markdown).sections);
      const page = `<!doctype html><html lang="de"><body><article><h1>Titel</h1>${html}</article></body></html>`;
      writeFileSync(join(dir, `${seed}.html`), page);
    }
    const segments = await runPagefind(
      dir,
      some.map((seed) => `${seed}.html`),
    );
    const shown = new Map(
      segments.flatMap(({ pages }) =>
        pages.map(({ fragment }): [string, string] => {
          const { url, content } = JSON.parse(unpack(fragment).toString()) as Fragment;
          return [url, content];
        }),
      ),
    );
    for (const seed of some) {
      const text = unescapeHtml(shown.get(`/${seed}.html`) ?? '');
      const words = (one: string) => asTyped(one).match(/[\p{L}\p{N}*_+#§%°&=~$]+/gu);
      expect(words(text)).toEqual(words(`Titel ${withoutNumbers(writtenArticle(seed).text)}`));
    }
  });
});

describe.each(Object.entries(slips))('%s', (_, snippets) => {
  test.each(snippets)('%j is named with its line and what to write', (snippet) => {
    const before = writtenArticle(snippet.length).markdown;
    const first = before.split('\n').length + 2;
    const { problems } = readMarkdown(`${before}\n\n${snippet}\n`, { lang: 'de' });
    const last = first + snippet.split('\n').length - 1;
    expect(problems.length).toBeGreaterThan(0);
    for (const { line, remedy } of problems) {
      expect(line).toBeGreaterThanOrEqual(first);
      expect(line).toBeLessThanOrEqual(last);
      expect(remedy).toMatch(/^[A-Z].*\S/);
    }
  });
});

/** Reads a text as an article of the site is read. */
function read(markdown: string) {
  const source = `---\ntitle: Titel\ndate: 2026-11-10\n---\n\n${markdown}\n`;
  const { problems, text, outline = [] } = parseArticle(new TextEncoder().encode(source), 'a.md');
  const { sections = [], body = '' } = text ?? {};
  const date = parsePartialDate('2026-11-10');
  const path = '/artikel/a/';
  const article = {
    ...{ slug: 'a', path, lang: 'de', title: 'Titel', date, body, words: 1 },
    ...{ topics: [], topicSlugs: [], authors: [], corrections: [], formerly: [] },
    facts: outline.flatMap(({ heading, ...own }) =>
      heading ? [{ ...own, ...heading, formerIds: [] }] : [],
    ),
    sections: sections.map((section) => ({
      ...articleSection(section, { slug: 'a', path, pictures: new Map(), media: [] }),
      formerIds: [],
    })),
  };
  return { problems, sections, article: article as unknown as Article & typeof article };
}

/** What a reader reads of a piece of HTML, numbers of lists included. */
function textOf(html: string): string {
  const parse = rehypeRaw();
  const tree = parse({ type: 'root', children: [{ type: 'raw', value: html }] }, new VFile(html));
  return asTyped(spoken(tree));
}

function spoken(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type !== 'element') return node.children.map(spoken).join('');
  if (node.tagName !== 'ol') {
    const text = node.children.map(spoken).join('');
    return isInline.has(node.tagName) ? text : ` ${text} `;
  }
  let number = Number(node.properties.start ?? 1);
  return node.children
    .map((child) => (child.type === 'element' ? ` ${number++}. ${spoken(child)} ` : ''))
    .join('');
}

const isInline = new Set([
  'a',
  'em',
  'strong',
  'code',
  'sub',
  'sup',
  'del',
  'mark',
  'bdi',
  'span',
  'cite',
]);

interface Fragment {
  url: string;
  content: string;
}
