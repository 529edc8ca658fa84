import { expect, test } from 'vitest';
import { withoutComments } from './without-comments.ts';

test.each([
  ['Text. <!-- note -->', 'Text. '],
  ['<!-- note\n\nmore -->\n\nText.', '\n\nText.'],
  ['> <!-- a --> b\n\nc', '>  b\n\nc'],
  ['`<!-- code -->`', '`<!-- code -->`'],
  ['```\n<!-- code -->\n```', '```\n<!-- code -->\n```'],
  ['    <!-- code -->', '    <!-- code -->'],
  ['Text.\n\n[//]: # (note)\n\nEnd', 'Text.\n\n\n\nEnd'],
  ['[a]\n\n[a]: #', '[a]\n\n[a]: #'],
  ['<b title="<!-- no comment">x</b>', '<b title="<!-- no comment">x</b>'],
])('%s', (markdown, expected) => {
  expect(withoutComments(markdown)).toBe(expected);
});
