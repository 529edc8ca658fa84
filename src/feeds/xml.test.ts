import { expect, test } from 'vitest';
import { element, printXml } from './xml.ts';

test('whatever an author wrote stands in XML as text, without what XML cannot hold', () => {
  const nasty = `<b>&amp; "]]>" \u0000\u0008\u001F\uFFFE\uD800 😀 é\r\n`;
  expect(printXml(element('a', { b: nasty }, nasty))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<a b="&lt;b&gt;&amp;amp; &quot;]]&gt;&quot;  😀 é&#13;\n">' +
      '&lt;b&gt;&amp;amp; &quot;]]&gt;&quot;  😀 é&#13;\n</a>\n',
  );
});

test('absent children leave no trace', () => {
  expect(printXml(element('a', {}, undefined, element('b')))).toContain('<a>\n <b/>\n</a>');
});
