import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importArticle } from '../importer/import-article.ts';
import type { Section } from '../markdown/blocks.ts';
import { readMarkdown } from '../markdown/pipeline.ts';
import { readFrontmatter } from '../schema/read-frontmatter.ts';
import { builtSites } from './sites.ts';

const sites = await builtSites('own', 'specimen');
const articles = [
  ...articlesOf(resolve(import.meta.dirname, '../../content'), sites.own),
  ...articlesOf(resolve(import.meta.dirname, 'specimen'), sites.specimen),
];

test.each(articles)('the page of $slug, imported, is the article again', ({ source, page }) => {
  const { markdown, problems } = importArticle(page, { pictureFile: publishedPicture });
  expect(problems).toEqual([]);
  expect(blocksOf(markdown)).toEqual(blocksOf(source));
});

test.each(articles)('the page of $slug, imported, says the same of it', ({ source, page }) => {
  const { markdown } = importArticle(page, { pictureFile: publishedPicture });
  const facts = (text: string) => readFrontmatter(text, 'article.md', 'de').frontmatter;
  const {
    title,
    description,
    date,
    updated,
    lang,
    authors,
    agency,
    source: origin,
  } = facts(source) ?? {};
  expect(facts(markdown)).toMatchObject(
    JSON.parse(JSON.stringify({ date, updated, lang, authors, agency, source: origin })),
  );
  expect(plain(facts(markdown)?.title)).toBe(plain(title));
  expect(plain(facts(markdown)?.description)).toBe(plain(description));
});

function articlesOf(
  content: string,
  site: string,
): { slug: string; source: string; page: string }[] {
  return readdirSync(join(content, 'articles'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => {
      const slug = /([^/\\]+?)(?:[/\\]index)?\.md$/.exec(path)?.[1] ?? '';
      return {
        slug,
        source: readFileSync(join(content, 'articles', path), 'utf8'),
        page: readFileSync(join(site, 'artikel', slug, 'index.html'), 'utf8'),
      };
    });
}

/** A published picture is called after the file it was made of. */
function publishedPicture(address: string): string | undefined {
  const name = /^\/bilder\/[\w-]+\/([\w-]+)\./.exec(address)?.[1];
  return name === undefined ? undefined : `${name}.png`;
}

function blocksOf(markdown: string): unknown {
  const { frontmatter, body } = readFrontmatter(markdown, 'article.md', 'de');
  const { sections } = readMarkdown(body, { lang: frontmatter?.lang ?? 'de' });
  const withoutLine = ({ line: _line, ...section }: Section): unknown => section;
  const text = JSON.stringify(sections.map(withoutLine));
  return JSON.parse(text.replaceAll(/(?:\.{1,2}\/)+(?:[\w-]+\/)*(?=[\w-]+\.png)/g, ''));
}

/** Quotation marks and dashes are set for the language on a page. */
function plain(text: string | undefined): string | undefined {
  return text?.replaceAll(/[„“”"]/g, '"').replaceAll(/[–-]/g, '-');
}
