import fc from 'fast-check';
import { toHtml as stringify } from 'hast-util-to-html';
import rehypeRaw from 'rehype-raw';
import { expect, test } from 'vitest';
import { VFile } from 'vfile';
import { renderMarkdown } from './pipeline.ts';
import { toHtml } from './to-html.ts';

const pieces = [
  ...[
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<a href=x>',
    '</a>',
    '<q>',
    '<pre>',
    '</pre>',
  ],
  ...[
    '<table>',
    '</table>',
    '<tr>',
    '<td>',
    '<caption>',
    '<ul>',
    '<li>',
    '</ul>',
    '<dl>',
    '<dt>',
    '<dd>',
  ],
  ...[
    '<details>',
    '</details>',
    '<summary>',
    '<h2>',
    '</h2>',
    '<figure>',
    '</figure>',
    '<figcaption>',
  ],
  ...[
    '<blockquote>',
    '</blockquote>',
    '<ruby>',
    '<rt>',
    '<video src=/v>',
    '</video>',
    '<img src=a alt=b>',
  ],
  ...[
    '<svg>',
    '</svg>',
    '<select>',
    '<button>',
    '<form>',
    '<template>',
    '<script>',
    '</script>',
    '<!--',
    '-->',
  ],
  ...[
    'a',
    '**',
    '*',
    '`',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '## ',
    '[x](y)',
    '![a](b)',
    '[^1]',
    '\n[^1]: ',
    '\n– Er',
  ],
  '| a |\n|-|\n| b |\n\n',
];

test('whatever HTML is in the text, a browser reads the result as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const html = toHtml(renderMarkdown(parts.join(''), { lang: 'de' }));
      expect(canonical(asRead(html))).toBe(canonical(html));
    }),
    { numRuns: 1000 },
  );
});

function asRead(html: string): string {
  const parse = rehypeRaw();
  return stringify(
    parse({ type: 'root', children: [{ type: 'raw', value: html }] }, new VFile(html)),
  );
}

/** Character references and line feeds may differ, elements and words may not. */
function canonical(html: string): string {
  return html
    .replaceAll('\n', '')
    .replace(/&gt;|&#x3E;/g, '>')
    .replaceAll('&lt;', '&#x3C;')
    .replaceAll('&#x26;', '&amp;');
}
