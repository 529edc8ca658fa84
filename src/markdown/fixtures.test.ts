import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from './pipeline.ts';
import { toHtml } from './to-html.ts';

// A folder in fixtures/ is a case: input.md, output.html, and problems.json where there are any.
const folder = new URL('fixtures/', import.meta.url);

describe.each(readdirSync(folder))('%s', (name) => {
  const read = (file: string): string => readFileSync(new URL(`${name}/${file}`, folder), 'utf8');
  const { sections, problems } = readMarkdown(read('input.md'), { lang: 'de', base: '/base/' });

  test('reads as the output says', () => {
    expect(toHtml(sections) + '\n').toBe(read('output.html'));
  });

  test('has the problems listed, or none', () => {
    const listed: unknown = existsSync(new URL(`${name}/problems.json`, folder))
      ? JSON.parse(read('problems.json'))
      : [];
    expect(problems).toEqual(listed);
  });
});
