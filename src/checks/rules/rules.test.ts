import { describe, expect, test } from 'vitest';
import { parseLedger } from '../../anchors/ledger/parse-ledger.ts';
import type { BuiltSite, PageRule } from '../finding.ts';
import { headings } from './headings.ts';
import { inlineCode } from './inline-code.ts';
import { language } from './language.ts';
import { ledgerKept } from './ledger-kept.ts';
import { linkCheck, linkFacts } from './links.ts';
import { outsideRequests } from './outside-requests.ts';
import { pageWeight } from './page-weight.ts';
import { readPage } from '../page.ts';
import { checkPictureFiles, pictures, picturesIn } from './pictures.ts';
import { policyLength } from './policy-length.ts';
import { sample } from '../sample.ts';
import { uniqueIds } from './unique-ids.ts';
import { validHtml } from './valid-html.ts';

const site: BuiltSite = {
  origin: 'https://example.org',
  base: '/zeitung/',
  pictureHosts: ['bilder.example.org'],
  files: new Map([
    ['index.html', 1],
    ['artikel/eins/index.html', 1],
    ['artikel/eins/abschnitt/index.html', 1],
    ['artikel/eins.md', 1],
    ['_astro/bild.avif', 3_000_000],
    ['bilder/eins/folge.mp3', 9_000_000],
    ['_astro/code.js', 200_000],
    ['_astro/schrift.woff2', 90_000],
  ]),
  budget: { html: 1, styles: 1, scripts: 100, fonts: 100, picture: 2000 },
  inline: { scripts: ['go()'], styles: ['a{}'] },
};

function messagesOf(rule: PageRule, html: string): string[] {
  return rule(readPage('artikel/eins/', html), site).map(({ message }) => message);
}

describe('a page is read', () => {
  test('with elements, unescaped attributes and ids; not what stands in comments, scripts and titles', () => {
    const { elements, ids } = readPage(
      '',
      `<html lang=de><!-- <p id="no"> --><title>1 < 2 <b id="no"></title><a HREF="/?a=1&amp;b" title='a>b' hidden>x</a>
      <script>"<i id='no'>"</script><p id="ja">`,
    );
    expect(elements.map(({ name }) => name)).toEqual(['html', 'title', 'a', 'script', 'p']);
    expect(Object.fromEntries(elements[2]!.attributes)).toEqual({
      href: '/?a=1&b',
      title: 'a>b',
      hidden: '',
    });
    expect(elements[3]!.text).toBe(`"<i id='no'>"`);
    expect(ids).toEqual(['ja']);
  });
});

describe('headings', () => {
  test.each([
    ['<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>', []],
    ['<h2>B</h2>', ['The page has no h1.']],
    ['<h1>A</h1><h1>B</h1>', ['The page has 2 elements h1.']],
    ['<h1>A</h1><h3>B</h3>', ['A heading of level 3 follows one of level 1.']],
  ])('%s', (html, messages) => expect(messagesOf(headings, html)).toEqual(messages));
});

test('an id that occurs twice is named once', () => {
  expect(messagesOf(uniqueIds, '<p id="a"><p id="b"><p id="a"><p id="a">')).toEqual([
    'The id “a” occurs more than once.',
  ]);
});

describe('language', () => {
  test.each([
    ['<html lang="de">', []],
    ['<html lang="zh-Hant-TW">', []],
    ['<html>', ['The page declares no language.']],
    ['<html lang="Deutsch bitte">', ['“Deutsch bitte” is not a language.']],
  ])('%s', (html, messages) => expect(messagesOf(language, html)).toEqual(messages));
});

describe('pictures', () => {
  const messagesFor = (html: string) => {
    const page = readPage('artikel/eins/', html);
    const files = checkPictureFiles(page.path, picturesIn(page), site);
    return [...pictures(page, site), ...files].map(({ message }) => message);
  };
  test.each([
    ['<img src="/zeitung/artikel/eins.md" alt="Ein Bild">', []],
    ['<img src="https://bilder.example.org/a.jpg" alt="">', []],
    ['<img src="fehlt.jpg" alt="">', ['The picture “fehlt.jpg” does not exist.']],
    [
      '<source srcset="/zeitung/artikel/eins.md 480w, /zeitung/_astro/weg.avif 960w">',
      ['The picture “/zeitung/_astro/weg.avif” does not exist.'],
    ],
    [
      '<img src="/zeitung/artikel/eins.md">',
      ['The picture “/zeitung/artikel/eins.md” is not described.'],
    ],
    [
      '<img src="/zeitung/_astro/bild.avif" alt="">',
      ['A picture has 3000 kB, more than the 2000 kB that a page may have.'],
    ],
    ['<audio src="/zeitung/bilder/eins/folge.mp3"></audio>', []],
    ['<audio src="weg.mp3"></audio>', ['The file “weg.mp3” does not exist.']],
    [
      '<video src="weg.mp4" poster="weg.jpg"><track src="weg.vtt"></video>',
      [
        'The file “weg.mp4” does not exist.',
        'The picture “weg.jpg” does not exist.',
        'The file “weg.vtt” does not exist.',
      ],
    ],
    ['<script src="weg.js"></script>', []],
  ])('%s', (html, messages) => expect(messagesFor(html)).toEqual(messages));
});

describe('requests to other hosts', () => {
  test.each([
    '<a href="https://other.example/">',
    '<link rel="canonical" href="https://other.example/">',
    '<img src="https://bilder.example.org/a.jpg">',
    '<script src="https://example.org/zeitung/_astro/code.js">',
    '<script src="/zeitung/_astro/code.js">',
  ])('%s is none', (html) => expect(messagesOf(outsideRequests, html)).toEqual([]));

  test.each([
    '<script src="https://other.example/a.js">',
    '<script src="//other.example/a.js">',
    '<link rel="preload stylesheet" href="https://other.example/a.css">',
    '<link rel="preconnect" href="https://other.example">',
    '<img src="https://other.example/a.jpg">',
    '<source srcset="a.jpg 1x, https://other.example/a.jpg 2x">',
    '<iframe src="https://other.example/">',
    '<script src="https://bilder.example.org/a.js">',
    '<form action="https://other.example/">',
    '<meta http-equiv="refresh" content="0; url=https://other.example/">',
    '<style>@font-face { src: url(https://other.example/a.woff2) }</style>',
    '<style>@import "https://other.example/a.css"</style>',
  ])('%s is one', (html) => expect(messagesOf(outsideRequests, html)).toHaveLength(1));
});

describe('code in attributes', () => {
  test.each(['<p style="color: red">', '<p onclick="go()">', '<a href="javascript:go()">'])(
    '%s is blocked by the policy',
    (html) => expect(messagesOf(inlineCode, html)).toHaveLength(1),
  );
  test('is not what only looks like it', () => {
    expect(
      messagesOf(inlineCode, '<p class="style" data-on="x" lang="on">onclick="a"</p>'),
    ).toEqual([]);
    expect(
      messagesOf(inlineCode, '<meta property="og:title" content="javascript:alert(1)">'),
    ).toEqual([]);
  });
});

describe('code in a page', () => {
  test('is the site’s own, to the byte; data and files are none', () => {
    const html = `<style>a{}</style><script>go()</script><script type="application/ld+json">{}</script>
      <script type="module" src="/zeitung/_astro/code.js"></script><p title="<script>alert(1)</script>">`;
    expect(messagesOf(inlineCode, html)).toEqual([]);
  });
  test.each([
    '<style>a{} </style>',
    '<style></style>',
    '<script>alert(1)</script>',
    '<script type=module>go() </script>',
    '<script type="text/plain">alert(1)</script>',
  ])('is not %s', (html) => expect(messagesOf(inlineCode, html)).toHaveLength(1));
});

test('a policy is no longer than hosts read', () => {
  expect(policyLength('x'.repeat(1973))).toEqual([]);
  expect(policyLength('x'.repeat(1974))).toHaveLength(1);
});

describe('weight', () => {
  test.each([
    ['<p>', []],
    [' '.repeat(1001), ['The page has 2 kB, more than the 1 kB that a page may have.']],
    [
      '<script type="module" src="/zeitung/_astro/code.js"></script>',
      ['The scripts of the page have 200 kB, more than the 100 kB that a page may have.'],
    ],
    ['<link rel="preload" as="font" href="/zeitung/_astro/schrift.woff2">', []],
  ])('%s', (html, messages) => expect(messagesOf(pageWeight, html)).toEqual(messages));
});

describe('links', () => {
  const brokenIn = (html: string) => {
    const check = linkCheck(site);
    const path = 'artikel/eins/';
    const page = readPage(path, `<h2 id="größe">x</h2><i id="a%20b"></i>${html}`);
    check.add(path, linkFacts(page, site));
    return check.findings().map(({ message }) => message);
  };

  test.each([
    '/zeitung/',
    '/zeitung/artikel/eins/#gr%C3%B6%C3%9Fe',
    '#größe',
    '#a%20b',
    '#',
    '#top',
    '#:~:text=Wort',
    '#größe:~:text=Wort',
    '../eins.md',
    'abschnitt/',
    '/zeitung/artikel/eins/abschnitt',
    '/zeitung/?q=1#:~:text=x',
    'https://example.org/zeitung/artikel/eins/',
    'https://other.example/nirgends/',
    '/neben-der-zeitung/',
    'mailto:a@example.org',
  ])('%s leads somewhere', (href) => expect(brokenIn(`<a href="${href}">x</a>`)).toEqual([]));

  test.each([
    '/zeitung/artikel/zwei/',
    '../zwei/',
    '#fehlt',
    '/zeitung/artikel/eins/#fehlt',
    'https://example.org/zeitung/artikel/eins/#fehlt:~:text=x',
    '/zeitung/%c3%28/',
    'http://[',
  ])('%s leads nowhere', (href) => expect(brokenIn(`<a href="${href}">x</a>`)).toHaveLength(1));

  test('the fragment of a link to a former address is looked for where that leads', () => {
    const check = linkCheck({ ...site, files: new Map([...site.files, ['alt/index.html', 0]]) });
    const add = (path: string, html: string) =>
      check.add(path, linkFacts(readPage(path, html), site));
    add('alt/', '<meta http-equiv="refresh" content="0; url=/zeitung/artikel/eins/">');
    add('artikel/eins/', '<h2 id="da">x</h2>');
    add('', '<a href="/zeitung/alt/#da">x</a><a href="/zeitung/alt/#fehlt">x</a>');
    expect(check.findings().map(({ message }) => message)).toEqual([
      'The link “/zeitung/alt/#fehlt” leads to a place that its page does not have.',
    ]);
  });

  test('the same broken link on many pages is named once, with their number', () => {
    expect(brokenIn('<a href="#x">1</a><a href="#x">2</a>')).toEqual([
      'The link “#x” leads to a place that its page does not have (2 links).',
    ]);
  });
});

test('every recorded address has its page and its place', () => {
  const ledger = parseLedger(
    `{
  "eins": {
    "abschnitt": { "heading": "A", "removed": true },
    "weg": { "heading": "B", "removed": true },
    "": { "heading": "Eins", "now": "zwei" }
  },
  "zwei": {
    "": { "heading": "Zwei", "removed": true }
  },
  "": { "ledger": 1, "kept by": "npm run anchors" }
}
`,
    '2026',
    'content/anchors/2026.json',
  );
  expect(ledger.problems).toEqual([]);
  const [one, two] = ledger.articles;
  const { now: _now, ...head } = one!.head;
  const kept = (id: string) => id === 'abschnitt';
  const heldBack = new Set<string>();
  const live = new Map([['eins', { ...one!, head }]]);
  expect(
    ledgerKept(live, site.files, (_page, id) => kept(id), { sectionPages: 'all', heldBack }),
  ).toMatchObject([
    { line: 4, message: 'The recorded address /artikel/eins/weg/ has no page.' },
    { line: 4, message: 'The recorded address /artikel/eins/#weg does not exist in its page.' },
  ]);
  const removed = new Map([
    ['eins', one!],
    ['zwei', two!],
  ]);
  expect(
    ledgerKept(live, site.files, (_page, id) => kept(id), { sectionPages: 'none', heldBack }),
  ).toMatchObject([
    { message: 'The recorded address /artikel/eins/#weg does not exist in its page.' },
  ]);
  expect(ledgerKept(removed, site.files, () => false, { sectionPages: 'all', heldBack })).toEqual(
    [],
  );
  const notDue = { sectionPages: 'all' as const, heldBack: new Set(['eins']) };
  expect(ledgerKept(live, new Map(), () => false, notDue)).toEqual([]);
});

test('HTML that the standard forbids is named with its place', async () => {
  const page = (body: string) =>
    readPage(
      '',
      `<!doctype html><html lang="de"><head><title>T</title></head><body>${body}</body></html>`,
    );
  expect(await validHtml(page('<p>Text</p>'))).toEqual([]);
  const [finding] = await validHtml(page('<ul><p>Text</p></ul>'));
  expect(finding?.message).toMatch(/^Invalid HTML: .*<p>.*\(.*ul > p\)\.$/);
});

test('a sample has some of each kind, and the same each time', () => {
  const sections = Array.from({ length: 1000 }, (_, index) => `artikel/a${index}/b/`);
  const paths = ['', '404.html', ...sections];
  const chosen = sample(paths, 30);
  expect(chosen.has('') && chosen.has('404.html')).toBe(true);
  expect(chosen.size).toBe(12);
  expect(sample(paths, 30)).toEqual(chosen);
  expect(sample(paths, 2000).size).toBe(1002);
});
