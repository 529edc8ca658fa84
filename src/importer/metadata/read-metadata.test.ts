import { describe, expect, test } from 'vitest';
import type { Facts } from '../draft.ts';
import { parsePage } from '../page/parse-page.ts';
import { isRefusal } from '../refusal.ts';
import { readMetadata } from './read-metadata.ts';

describe('authors of a page', () => {
  test.each([
    ['named like a month', '<p class="author">Written by: <a href="/a">Tom May</a></p>'],
    ['in a frame with a sidebar', '<p>Von <b>Tom May</b></p>', 'content-with-sidebar'],
    [
      'beside who reviewed the text',
      '<p>By Tom May</p><p class="author">Reviewed by <a>Ida Ohm</a></p>',
    ],
    ['beside an account', '<p>By Tom May</p><a href="https://bsky.app/profile/ohm">Blue Ohm</a>'],
  ])('%s', (_, lines, frame = '') => {
    expect(authorsOf(factsOf(lines, { frame }))).toEqual(['Tom May']);
  });

  test.each([
    [
      'that are links beside each other',
      '<div><a href="/author/a/">Ida Ohm</a>, <a href="/author/b/">Tom May</a></div>',
    ],
    [
      'in a German line',
      '<p>Von <a href="/1">Ida Ohm</a> und <a href="/2">Tom May</a><br>Hamburg</p>',
    ],
    ['under a label', '<div><h6>Author(s)</h6> <ul><li>Ida Ohm</li><li>Tom May</li></ul></div>'],
  ])('several %s', (_, lines) => {
    expect(authorsOf(factsOf(lines))).toEqual(['Ida Ohm', 'Tom May']);
  });

  test('people who write under one name, where nobody else is named', () => {
    expect(authorsOf(factsOf('<span class="author">By the Garden Team</span>'))).toEqual([
      'the Garden Team',
    ]);
    expect(
      authorsOf(factsOf('<p class="author">Von Ida Ohm</p><p>Autor: Garten Redaktion</p>')),
    ).toEqual(['Ida Ohm']);
  });

  test('a newsroom beside a name does not lose its last word', () => {
    expect(authorsOf(factsOf('<p class="byline">Ida Ohm | The Lake Newsroom</p>'))).toEqual([
      'Ida Ohm',
    ]);
  });

  test('names in headings of the text are those of others', () => {
    expect(authorsOf(factsOf('<h2>1. <a href="/f">Lomba</a> by Ida Ohm</h2>'))).toEqual([]);
  });

  test('all that readers see, where machines are told of the first', () => {
    const head = '<meta name="author" content="Ida Ohm">';
    const lines =
      '<div><a href="/author/a/">Ida Ohm</a> &amp; <a href="/author/b/">Tom May</a></div>';
    expect(authorsOf(factsOf(lines, { head }))).toEqual(['Ida Ohm', 'Tom May']);
  });

  test('for previews of links', () => {
    const head =
      '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ida Ohm">';
    expect(authorsOf(factsOf('', { head }))).toEqual(['Ida Ohm']);
  });

  test.each([
    [
      'each in an element',
      '[{"@type":"Person","name":"Ida Ohm"},{"@type":"Person","name":"Tom May"}]',
    ],
    ['in one object', '{"@type":"Person","name":["Ida Ohm","Tom May"]}'],
    ['in parts', '[{"givenName":"Ida","familyName":"Ohm"},{"@id":"#t","@type":"Person"}]'],
  ])('in structured data, %s', (_, author) => {
    const head = `<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"See","author":${author}},{"@type":"Person","@id":"#t","name":"Tom May"}]}</script>`;
    expect(authorsOf(factsOf('', { head }))).toEqual(['Ida Ohm', 'Tom May']);
  });
});

describe('the date of a page', () => {
  test.each([
    ['<p class="date">19.10.19 um 14:34 Uhr</p>', '2019-10-19'],
    ['<p>Am See ist es ruhig.</p><div><b>Stand: </b>Juni 2022</div>', '2022-06'],
    [
      '<p>Stand: 1.2.2022</p><div class="card"><p class="card-date">17. Oktober 2023</p></div>',
      '2022-02-01',
    ],
    ['<p>Am See ist es ruhig.</p>', undefined],
  ])('%s', (lines, date) => {
    expect(factsOf(lines).facts.date).toBe(date);
  });

  test('a month in the address stays a month', () => {
    const { facts } = factsOf('', { url: 'https://example.org/2024/08/am-see/' });
    expect(facts.date).toBe('2024-08');
  });

  test('the day of the last change is said to be one', () => {
    const head = '<meta property="article:modified_time" content="2024-08-13">';
    expect(factsOf('', { head })).toMatchObject({
      facts: { date: '2024-08-13' },
      isDateOfChange: true,
    });
  });

  test('a clock that was never set names no day', () => {
    const head = '<meta property="article:published_time" content="1970-01-01T00:00:00Z">';
    expect(factsOf('', { head }).facts.date).toBeUndefined();
  });
});

function factsOf(
  lines: string,
  { head = '', frame = '', url }: { head?: string; frame?: string; url?: string } = {},
): ReturnType<typeof readMetadata> {
  const page = parsePage(
    `<html><head>${head}</head><body class="${frame}"><h1>Am See</h1>${lines}<p>${'Es war ein langer Tag. '.repeat(20)}</p></body></html>`,
  );
  if (isRefusal(page)) throw new Error(page.message);
  return readMetadata(page.document, url);
}

function authorsOf({ facts }: { facts: Facts }): string[] {
  return (facts.authors ?? []).map(({ name }) => name);
}
