import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontmatter } from './read-frontmatter.ts';

const head = '---\ntitle: Brücke gesperrt\ndate: 2024-08-13\n';

test('front matter and body are told apart, and the body knows its line', () => {
  expect(
    readFrontmatter(`${head}topics:\n- Verkehr\n- Inn\n---\n\nText\n`, 'a.md', 'de'),
  ).toMatchObject({
    frontmatter: { title: 'Brücke gesperrt', lang: 'de', topics: ['Verkehr', 'Inn'] },
    body: '\nText\n',
    bodyLine: 8,
    problems: [],
  });
});

test.each([
  ['a byte order mark and Windows line ends', `\uFEFF${head}---\nText`.replaceAll('\n', '\r\n')],
  ['letters made of two characters', `${head}---\nText`.normalize('NFD')],
  ['no-break spaces in place of spaces', `${head}---\nText`.replace(': ', ':\u00A0')],
  ['spaces after the hyphens', `${head}---  \nText`.replace('---', '--- ')],
])('%s do no harm', (_what, text) => {
  const { frontmatter, body, problems } = readFrontmatter(text, 'a.md', 'de');
  expect({ title: frontmatter?.title, body, problems }).toEqual({
    title: 'Brücke gesperrt',
    body: 'Text',
    problems: [],
  });
});

test('text stays text, whatever YAML might make of it', () => {
  const { frontmatter } = readFrontmatter(`${head}kicker: 007\nagency: null\n---\n`, 'a.md', 'de');
  expect([frontmatter?.kicker, frontmatter?.agency]).toEqual(['007', 'null']);
});

test('a source without its name is told to name a publication', () => {
  const text = `${head}source: { url: "https://example.org/" }\n---\n`;
  const [problem] = readFrontmatter(text, 'a.md', 'de').problems;
  expect(problem?.remedy).toBe('Add a line like `name: Beispielzeitung`.');
});

test('every mistake of a file is reported, in the order of the lines', () => {
  const text = `---
kicker: Passau: Brücke gesperrt
desciption: Kurz
authors:
  - Anna Schmidt
  - nmae: B. Meier
corrections:
  - date: 2023-02-29
    text: Datum berichtigt
draft: ja
draft: true
---
`;
  expect(readFrontmatter(text, 'a.md', 'de').problems).toEqual([
    {
      file: 'a.md',
      line: 1,
      message: 'title: The field is missing.',
      remedy: 'Add a line like `title: Brücke über den Inn gesperrt`.',
    },
    {
      file: 'a.md',
      line: 1,
      message: 'date: The field is missing.',
      remedy: 'Add a line like `date: 2024-08-13`.',
    },
    {
      file: 'a.md',
      line: 2,
      message: 'kicker: A colon in the text has a special meaning.',
      remedy: 'Put the text in quotes: kicker: "Passau: Brücke gesperrt"',
    },
    {
      file: 'a.md',
      line: 3,
      message: "There is no field 'desciption'.",
      remedy: "Did you mean 'description'?",
    },
    {
      file: 'a.md',
      line: 6,
      message: 'authors.name: The field is missing.',
      remedy: 'Add a line like `name: Anna Schmidt`.',
    },
    {
      file: 'a.md',
      line: 6,
      message: "There is no field 'nmae' in 'authors'.",
      remedy: "Did you mean 'name'?",
    },
    {
      file: 'a.md',
      line: 8,
      message: 'corrections.date: 2023-02 has 28 days, so there is no 2023-02-29.',
      remedy: 'Correct the day, or write 2023-02 if only the month is known.',
    },
    {
      file: 'a.md',
      line: 10,
      message: 'draft: "ja" is neither true nor false.',
      remedy: 'Write true or false.',
    },
    {
      file: 'a.md',
      line: 11,
      message: 'draft: The field occurs twice.',
      remedy: 'Delete one of the two.',
    },
  ]);
});

test.each([
  ['no front matter', '# Titel', 1, 'The article has no front matter.'],
  ['an empty file', '', 1, 'The article has no front matter.'],
  [
    'a dash for the hyphens',
    '—\ntitle: x\n—\n',
    1,
    'The front matter begins with "—" instead of three hyphens.',
  ],
  ['no closing fence', '\n---\ntitle: x\n\nText', 2, 'The front matter has no end.'],
])('%s is reported', (_what, text, line, message) => {
  const { frontmatter, problems } = readFrontmatter(text, 'a.md', 'de');
  expect(frontmatter).toBeUndefined();
  expect(problems).toMatchObject([{ file: 'a.md', line, message }]);
});

test.each([
  ['kicker: "Passau" aktuell', 4, `Put the text in quotes: kicker: '"Passau" aktuell'`],
  ['kicker: [Update] Passau', 4, 'Put the text in quotes: kicker: "[Update] Passau"'],
  ['kicker: @passau', 4, 'Put the text in quotes: kicker: "@passau"'],
  ['kicker: &amp Passau', 4, 'Put the text in quotes: kicker: "&amp Passau"'],
  ['kicker: *Passau*', 4, 'Put the text in quotes: kicker: "*Passau*"'],
  ['kicker: !Passau', 4, 'Put the text in quotes: kicker: "!Passau"'],
  ['kicker: Hochwasser #passau', 4, 'Put it in quotes: kicker: "Hochwasser #passau"'],
  ['kicker: "Passau', 4, 'Close it at the end of the line: kicker: "Passau"'],
  ['kicker:Passau', 4, 'Put a space after the colon: kicker: Passau'],
  ['kicker:', 4, 'Write a value after the colon, or delete the line.'],
  ['topics:\n\t- Inn', 5, 'Indent it with two spaces instead.'],
  ['source:\n  name: A\n  name: B', 6, 'Delete one of the two.'],
  ['topics: Inn', 4, 'Write each entry on a line of its own below the name, as "  - entry".'],
])('%j is reported with what to write', (written, line, remedy) => {
  expect(readFrontmatter(`${head}${written}\n---\n`, 'a.md', 'de').problems).toMatchObject([
    { line, remedy },
  ]);
});

test.each([
  ['references that multiply', `topics: &a [x, x]\nauthors: [*a, *a, *a]`],
  ['thousands of brackets', `kicker: ${'['.repeat(15_000)}`],
  ['too much text', `kicker: ${'x'.repeat(30_000)}`],
  ['a name that means something to JavaScript', '__proto__:\n  polluted: yes'],
])('%s are refused and do not stop the build', (_what, written) => {
  const { frontmatter, problems } = readFrontmatter(`${head}${written}\n---\n`, 'a.md', 'de');
  expect(frontmatter).toBeUndefined();
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.every(({ line, remedy }) => line !== undefined && remedy !== '')).toBe(true);
});

test('whatever stands in a file, it is read or refused with problems that can be mended', () => {
  const piece = fc.constantFrom(
    'title',
    'source',
    ':',
    ' ',
    '  ',
    '\n',
    '- ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ...'#&*!|>%@`,?\t\\',
    '---\n',
    'x',
    'date: 2024\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { frontmatter, problems } = readFrontmatter(
        `---\n${pieces.join('')}\n---\n`,
        'a.md',
        'de',
      );
      expect(frontmatter === undefined).toBe(problems.length > 0);
      expect(problems.every(({ message, remedy }) => message !== '' && remedy !== '')).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
