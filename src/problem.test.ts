import { expect, test } from 'vitest';
import { printProblems } from './problem.ts';

const remedy = 'Write it as topics.';

test('a problem has its place, what is wrong, and what to write', () => {
  expect(printProblems([{ file: 'a.md', line: 3, message: 'No field.', remedy }])).toBe(
    '1 problem in the articles:\n  a.md:3\n    No field.\n    → Write it as topics.',
  );
});

test('a problem of many files is printed once, below its first places', () => {
  const many = Array.from({ length: 61 }, (_, index) => ({
    file: `a-${index}.md`,
    message: 'No field.',
    remedy,
  }));
  const other = { file: 'b.md', message: 'No text.', remedy: 'Write it.' };
  const lines = printProblems([...many, other]).split('\n');
  expect(lines[0]).toBe('62 problems in the articles:');
  expect(lines.slice(50, 54)).toEqual([
    '  a-49.md',
    '  and 11 more of these',
    '    No field.',
    '    → Write it as topics.',
  ]);
  expect(lines[54]).toBe('  b.md');
});
