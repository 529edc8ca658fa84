import { describe, expect, test } from 'vitest';
import { attacks } from '../tests/hostile/attacks.ts';
import { isReadAsWritten, strangersIn } from '../tests/hostile/judge-html.ts';
import { MarkdownLimitError } from './limits.ts';
import { renderMarkdown } from './pipeline.ts';
import { toHtml } from './to-html.ts';

const render = (markdown: string): string => toHtml(renderMarkdown(markdown, { lang: 'de' }));

describe('what could run or load is taken away, the text around it stays', () => {
  test.each([
    ['<script>alert(1)</script>\n\nText', '<p>Text</p>'],
    ['Ein <script>alert(1)</script>Text', '<p>Ein Text</p>'],
    ['<ScRiPt src=//x.example>\n</ScRiPt>\n\nText', '<p>Text</p>'],
    ['<style>p { display: none }</style>\n\nText', '<p>Text</p>'],
    ['<p style="position:fixed" onclick="alert(1)">Text</p>', '<p>Text</p>'],
    [
      '<img src=x.png alt=a onerror=alert(1)>',
      '<figure id="bild-a"><img src="x.png" alt="a"></figure>',
    ],
    [
      'Text <img src=x.png alt=a onerror=alert(1)//',
      '<p>Text &#x3C;img src=x.png alt=a onerror=alert(1)//</p>',
    ],
    ['Text <svg onload=alert(1)><a xlink:href="javascript:alert(1)">a</a></svg>', '<p>Text </p>'],
    ['Text <math><mi xlink:href="javascript:alert(1)">a</mi></math>', '<p>Text </p>'],
    ['Text <iframe src="https://x.example" srcdoc="<b>"></iframe>', '<p>Text </p>'],
    ['Text <object data="x.swf">a</object>', '<p>Text </p>'],
    [
      'Text <form action="//x.example"><input name="cookie" autofocus onfocus=alert(1)><button>b</button></form>',
      '<p>Text </p>\n<p>b</p>',
    ],
    [
      '<a id="content" name="cookie" class="x" data-x="1" tabindex="1" accesskey="k" href="/a">Text</a>',
      '<p><a href="/a">Text</a></p>',
    ],
    ['<base href="//x.example"><meta http-equiv=refresh content="0">Text', '<p>Text</p>'],
    ['<template><p>a</p></template>Text', '<p>Text</p>'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>">Text', '<p>Text</p>'],
    ['<p lang="x onload=alert(1)" dir="up">Text</p>', '<p>Text</p>'],
    [
      'Text <video src="javascript:alert(1)" poster="x" autoplay>Titel</video>',
      '<p>Text Titel</p>',
    ],
  ])('%s', (markdown, html) => {
    expect(render(markdown)).toBe(html);
  });
});

describe('a link leads to the web, a mailbox or a telephone, or nowhere', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java&#9;script:alert(1)',
    'java&NewLine;script:alert(1)',
    '&#1;javascript:alert(1)',
    '%20javascript:alert(1)',
    'javascript&colon;alert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.com/1',
  ])('%s', (address) => {
    expect(render(`[Text](${address})`)).toMatch(/^<p>Text<\/p>$/);
    expect(render(`<a href="${address}">Text</a>`)).toMatch(/^<p>Text<\/p>$/);
    expect(render(`![Text](${address})`)).not.toContain('<img');
  });
});

test('no author can write an id of the page, of a section or of a note', () => {
  const html = render(
    '<h2 id="content">A</h2>\n\n<sup><a href="#_fn-1" id="_fnref-1">1</a></sup>\n\nB[^1]\n\n[^1]: C',
  );
  expect(html.match(/ id="[^"]*"/g)).toEqual([' id="a"', ' id="_fnref-1"', ' id="_fn-1"']);
});

test('a scheme in capitals is a scheme', () => {
  expect(render('[A](HTTPS://example.com)')).toBe(
    '<p><a href="HTTPS://example.com" rel="external noopener">A</a></p>',
  );
});

test('of every attack only what the schema allows is left, also of those that are refused by name', () => {
  let rendered = 0;
  for (const { id, text } of attacks) {
    const html = renderedOrRefused(text);
    if (html === undefined) continue;
    rendered += 1;
    expect(isReadAsWritten(html), id).toBe(true);
    expect(strangersIn(html), id).toEqual([]);
  }
  expect(rendered).toBeGreaterThan(600);
});

function renderedOrRefused(markdown: string): string | undefined {
  try {
    return render(markdown);
  } catch (error) {
    if (error instanceof MarkdownLimitError) return undefined;
    throw error;
  }
}
