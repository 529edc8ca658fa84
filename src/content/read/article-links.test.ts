import { expect, test } from 'vitest';
import { renderMarkdown } from '../../markdown/pipeline.ts';
import { articleLinks, deadLinks, type KnownArticles } from './article-links.ts';

const known: KnownArticles = new Map<string, ReadonlySet<string> | 'any' | 'draft'>([
  ['rathaus', new Set(['kosten', 'zeitplan'])],
  ['frueher', 'any'],
  ['entwurf', 'draft'],
]);

test('links to articles are found in the text, in lists, captions and notes', () => {
  const markdown =
    '[A](/artikel/a/) [A](/artikel/a/)[^1] [B](/themen/b/) [C](https://example.org/artikel/c/)\n\n- [D](/artikel/d/x/?y#z)\n\n![E](e.jpg "[F](/artikel/f/)")\n\n[^1]: [G](/artikel/g/#h)';
  expect(articleLinks(renderMarkdown(markdown, { lang: 'de' })).sort()).toEqual([
    '/artikel/a/',
    '/artikel/d/x/',
    '/artikel/g/#h',
  ]);
});

test('an address in code is no link', () => {
  const markdown = '`<a href="/artikel/rathau/">` und href="/artikel/rathau/" und `href="/artikel/x/"`';
  expect(articleLinks(renderMarkdown(markdown, { lang: 'de' }))).toEqual([]);
});

test.each([
  ['/artikel/rathau/', 'an article that does not exist', 'Write “rathaus” in place of “rathau”'],
  ['/artikel/etwas-ganz-anderes/', 'an article that does not exist', 'Correct its address'],
  ['/artikel/rathaus/kosen/', 'a section that its article does not have', 'Write “kosten” in place of “kosen”'],
  ['/artikel/entwurf/', 'a draft', 'Publish both together'],
])('%s is a dead link', (href, message, remedy) => {
  expect(deadLinks([href], known)).toMatchObject([
    {
      href,
      message: expect.stringContaining(message) as unknown,
      remedy: expect.stringContaining(remedy) as unknown,
    },
  ]);
});

test('links to what exists or existed are none, nor are those to places of a page', () => {
  const links = [
    ...['/artikel/rathaus', '/artikel/rathaus/', '/artikel/rathaus.md', '/artikel/rathaus/kosten/'],
    ...['/artikel/rathaus/#bild-vor-dem-rathaus', '/artikel/frueher/irgendwas/', '/artikel/'],
  ];
  expect(deadLinks(links, known)).toEqual([]);
});
