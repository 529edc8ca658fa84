import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../markdown/pipeline.ts';
import { readFrontmatter } from '../schema/read-frontmatter.ts';
import { importArticle } from './import-article.ts';

const folder = join(import.meta.dirname, 'fixtures');
const cases = readdirSync(folder).map((name): [string, Case] => {
  const files = readdirSync(join(folder, name));
  const source = files.find((file) => file !== 'article.md') ?? '';
  const read = (file: string): string => readFileSync(join(folder, name, file), 'utf8');
  return [name, { name: source, source: read(source), article: read('article.md') }];
});

describe.each(cases)('%s', (_, { name, source, article }) => {
  const { markdown, problems } = importArticle(source, {
    today: new Date('2024-07-01'),
    ...(name.endsWith('.md') && { kind: 'markdown', path: name }),
  });

  test('becomes the article beside it', () => {
    expect(problems).toEqual([]);
    expect(markdown).toBe(article);
  });

  test('is accepted by the build, with no level of headings left out', () => {
    const { frontmatter, body, problems: found } = readFrontmatter(markdown, 'article.md', 'de');
    expect(found).toEqual([]);
    const levels = renderMarkdown(body, { lang: frontmatter?.lang ?? 'de' }).map(
      ({ heading, level }) => (heading ? level : 1),
    );
    for (const [index, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 1) + 1);
  });
});

interface Case {
  /** Name of the source's file. */
  name: string;
  source: string;
  article: string;
}
