import { expect, test } from 'vitest';
import { readFrontmatter } from './read-frontmatter.ts';

test.each([
  ['tags: [a]', "Write it as 'topics', a list: `topics: [Energie]`."],
  ['pub_date: 2026-11-20', "Write it as 'date'."],
  ['lastmod: 2026-11-20', "Write it as 'updated'."],
  ['author: Anna', "Write it as 'authors', a list: `authors: [Anna Schmidt]`."],
  ['slug: anders', 'Delete it, and give the file that name: it is the name in the address.'],
  ['published: false', "Write a date as 'date', and `published: false` as `draft: true`."],
  ['last_modified_at: 2026-11-20', "Write it as 'updated'."],
  ['headline: x', "Write it as 'title'."],
  ['themen: [a]', "Write it as 'topics', a list: `topics: [Energie]`."],
  ['canonical_url: x', "Write it as 'source': `source: { name: …, url: https://… }`."],
  ['constructor: x', expect.stringContaining('Delete it, or use one of these fields')],
  ['desciption: x', "Did you mean 'description'?"],
])('%s is led to our field', (field, remedy) => {
  const { problems } = readFrontmatter(
    `---\ntitle: T\ndate: 2026\n${field}\n---\n\nText.\n`,
    'a.md',
    'de',
  );
  expect(problems).toMatchObject([{ line: 4, remedy }]);
});
