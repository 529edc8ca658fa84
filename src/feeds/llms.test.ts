import type { Link } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { remark } from 'remark';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import type { ArticleMetadata } from '../content/metadata.ts';
import { llmsText } from './llms.ts';

const article = (title: string, description?: string) =>
  ({
    slug: 'bericht',
    title,
    description,
    date: { value: '2024-08', precision: 'month' },
    draft: false,
    isScheduled: false,
  }) as unknown as ArticleMetadata;

test('an article is a link with its date and its description', () => {
  expect(llmsText([article('Ein Radweg', 'Er kostet 3,5 Mio. Euro.')])).toContain(
    '\n- [Ein Radweg](https://abschnitt.example/artikel/bericht.md): 2024-08. Er kostet 3,5 Mio. Euro.\n',
  );
});

test.each([
  '*Sterne* und **mehr**',
  '_Striche_ und __mehr__',
  'ein `Stück` Code',
  'ein [Verweis](https://example.org/) [und] mehr]',
  'ein <b>Element</b> und <https://example.org/>',
  'ein \\* Schrägstrich\\',
  'Wort &amp; Zeichen &#42;',
  '![Bild](x)',
  '# 1. - > +',
])('Markdown takes “%s” for text, in a title and in a description', (text) => {
  const tree = remark().parse(llmsText([article(text, text)]));
  const links: Link[] = [];
  visit(tree, 'link', (link) => void links.push(link));
  expect(toString(links[0])).toBe(text);
  expect(links).toHaveLength(4);
  const [list] = tree.children.filter(({ type }) => type === 'list');
  expect(toString(list)).toBe(`${text}: 2024-08. ${text}`);
});
