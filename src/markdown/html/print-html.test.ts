import type { ElementContent, Properties } from 'hast';
import { expect, test } from 'vitest';
import { printHtml } from './print-html.ts';

test.each([
  ['text', text('a < b & c > "d"'), 'a &#x3C; b &#x26; c > "d"'],
  ['an element', element('p', {}, text('Wort')), '<p>Wort</p>'],
  ['elements in each other', element('p', {}, element('b', {}, text('x'))), '<p><b>x</b></p>'],
  [
    'an element without content',
    element('img', { src: 'a.png', alt: '' }),
    '<img src="a.png" alt="">',
  ],
  [
    'what could be taken for a tag',
    element('abbr', { title: '</style><script>"&' }),
    '<abbr title="&#x3C;/style&#x3E;&#x3C;script&#x3E;&#x22;&#x26;"></abbr>',
  ],
  [
    'values of other kinds',
    element('a', { hrefLang: 'de', rel: ['external', 'noopener'], hidden: true, open: false }),
    '<a hreflang="de" rel="external noopener" hidden></a>',
  ],
  ['numbers', element('td', { colSpan: 2 }), '<td colspan="2"></td>'],
])('%s is printed', (_, node, html) => expect(printHtml([node])).toBe(html));

function text(value: string): ElementContent {
  return { type: 'text', value };
}

function element(
  tagName: string,
  properties: Properties,
  ...children: ElementContent[]
): ElementContent {
  return { type: 'element', tagName, properties, children };
}
