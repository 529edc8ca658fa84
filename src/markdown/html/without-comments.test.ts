import { expect, test } from 'vitest';
import { withoutComments } from './without-comments.ts';

test.each([
  ['Text. <!-- note -->', 'Text. '],
  ['<!-- note\n\nmore -->\n\nText.', '\n\nText.'],
  ['> <!-- a --> b\n\nc', '>  b\n\nc'],
  ['`<!-- code -->`', '`<!-- code -->`'],
  ['```\n<!-- code -->\n```', '```\n<!-- code -->\n```'],
  ['    <!-- code -->', '    <!-- code -->'],
  ['<b title="<!-- no comment">x</b>', '<b title="<!-- no comment">x</b>'],
])('%s', (markdown, expected) => {
  expect(withoutComments(markdown)).toBe(expected);
});
