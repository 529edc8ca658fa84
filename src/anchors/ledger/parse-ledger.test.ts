import { expect, test } from 'vitest';
import { printLedger, type LedgerArticle } from './ledger.ts';
import { parseLedger } from './parse-ledger.ts';

const text = `{
  "b-artikel": {
    "": { "heading": "Ohne Abschnitte", "text": "l" }
  },
  "radweg": {
    "alt": { "heading": "Alt", "now": "neu" },
    "neu": { "heading": "Neu: \\"so\\"", "text": "lXrYL64u5tS_nyv7" },
    "weg": { "heading": "Weg", "removed": true },
    "": { "heading": "Der Radweg", "lang": "de", "text": "l" }
  },
  "": { "ledger": 1, "kept by": "npm run anchors" }
}
`;

const parse = (written: string) => parseLedger(written, '2026', 'anchors/2026.json');
/** Line and message of what is wrong. */
const wrong = (written: string) =>
  parse(written).problems.map(({ line, message }) => [line, message]);

test('what is written is read, and written the same again', () => {
  const { articles, problems } = parse(text);
  expect(problems).toEqual([]);
  expect(printLedger(articles)).toBe(text);
  expect(JSON.parse(text)).toBeTruthy();
});

test('any order of articles and sections is written in one order', () => {
  const { articles } = parse(text);
  const shuffled = articles.toReversed().map((article): LedgerArticle => ({
    ...article,
    sections: new Map([...article.sections].toReversed()),
  }));
  expect(printLedger(shuffled)).toBe(text);
});

test('line endings and indentation of another system are read', () => {
  expect(wrong('\uFEFF' + text.replaceAll('\n', '\r\n').replaceAll('  ', '\t'))).toEqual([]);
});

test('a merge conflict is named by its line', () => {
  const ours = '    "alt": { "heading": "Alt", "now": "neu" },\n';
  const conflict = text.replace(ours, `<<<<<<< HEAD\n${ours}=======\n    "a": {\n>>>>>>> theirs\n`);
  expect(wrong(conflict)).toEqual([[6, 'The ledger holds a merge conflict.']]);
});

test('of a conflict between two new articles it is enough to delete the marks', () => {
  const [first, second] = ['a', 'c'].map((name) =>
    [
      `  "${name}": {`,
      `    "x": { "heading": "X", "text": "lXrYL64u5tS_nyv7" },`,
      `    "": { "heading": "Artikel ${name}", "text": "l" }`,
    ].join('\n'),
  );
  const end = '  "": { "ledger": 1, "kept by": "npm run anchors" }\n}\n';
  const { articles, problems } = parse(`{\n${first}\n${second}\n  },\n${end}`);
  expect(problems).toEqual([]);
  expect(printLedger(articles)).toBe(`{\n${first}\n  },\n${second}\n  },\n${end}`);
});

test('a line that a merge has kept twice is read once', () => {
  const line = '    "weg": { "heading": "Weg", "removed": true },\n';
  const { articles, problems } = parse(text.replace(line, line + line));
  expect(problems).toEqual([]);
  expect(printLedger(articles)).toBe(text);
});

test('places, parts and answers are read, and the beginning of an article is a goal', () => {
  const more = text
    .replace('"now": "neu" }', '"now": "", "text": "lXrYL64u5tS_nyv7", "part": "lXrYL6" }')
    .replace('"heading": "Neu: \\"so\\""', '"heading": "Neu", "at": 1.5')
    .replace(
      '"text": "lXrYL64u5tS_nyv7" },\n    "weg"',
      '"text": "l", "answer": "kept" },\n    "weg"',
    );
  expect(wrong(more)).toEqual([]);
  expect(printLedger(parse(more).articles)).toBe(more);
});

test('the date in the address of an article is read', () => {
  const more = text
    .replace('"lang": "de", ', '"lang": "de", "date": "2026-05-07", ')
    .replace('"heading": "Ohne Abschnitte"', '"heading": "Ohne \\"Abschnitte\\"", "date": "2026"');
  const { articles, problems } = parse(more);
  expect(problems).toEqual([]);
  expect(articles.map(({ head }) => head.date)).toEqual(['2026', '2026-05-07']);
  expect(printLedger(articles)).toBe(more);
});

test.each([
  ['an id twice', '"weg": {', '"neu": {', 8, /“neu” is recorded twice/],
  ['an id that is none', '"weg"', '"Weg"', 8, /“Weg” is not the id/],
  ['an article twice', '"b-artikel"', '"radweg"', 5, /“radweg” is recorded twice/],
  ['a name that is none', '"radweg"', '"rad weg"', 5, /“rad weg” is not the name/],
  [
    'an id that leads nowhere',
    '"now": "neu"',
    '"now": "fort"',
    6,
    /leads to “fort”, which leads nowhere/,
  ],
  [
    'ids that lead in a circle',
    '"neu": { "heading": "Neu: \\"so\\"", "text": "lXrYL64u5tS_nyv7" }',
    '"neu": { "heading": "Neu", "now": "alt" }',
    6,
    /leads nowhere/,
  ],
  ['a fingerprint that is none', 'lXrYL64u5tS_nyv7', 'abc!', 7, /not a fingerprint/],
  [
    'a section without a fingerprint',
    ', "text": "lXrYL64u5tS_nyv7"',
    '',
    7,
    /fingerprint \(text\) is missing/,
  ],
  ['a language of a section', '"Weg", ', '"Weg", "lang": "de", ', 8, /lang/],
  ['a date of a section', '"Weg", ', '"Weg", "date": "2026", ', 8, /date/],
  ['a date that is none', '"lang": "de", ', '"lang": "de", "date": "May", ', 9, /date: not a date/],
  ['an unknown field', '"removed": true', '"deleted": true', 8, /deleted/],
  ['a missing comma', '"now": "neu" },', '"now": "neu" }', 6, /lacks a comma/],
  [
    'a line that is no JSON',
    '"removed": true }',
    '"removed": tru }',
    8,
    /not one that `npm run anchors` writes/,
  ],
  [
    'an article without its own line',
    '    "": { "heading": "Der Radweg", "lang": "de", "text": "l" }\n',
    '',
    9,
    /lacks its last line/,
  ],
  [
    'an end that is missing',
    '  "": { "ledger": 1, "kept by": "npm run anchors" }\n}\n',
    '',
    10,
    /is incomplete/,
  ],
  ['something below the end', 'anchors" }\n}\n', 'anchors" }\n}\n{}\n', 13, /text after its end/],
] as const)('named by its line: %s', (_, from, to, line, message) => {
  const [first] = wrong(text.replace(from, to));
  expect(first).toEqual([line, expect.stringMatching(message)]);
});

test('a ledger that a formatter has set anew is named once, by its first line that is not as it was', () => {
  expect(wrong(JSON.stringify(JSON.parse(text), null, 2))).toEqual([
    [3, 'This line is not one that `npm run anchors` writes.'],
  ]);
});

test('an empty file breaks off at its first line', () => {
  expect(wrong('')).toEqual([[1, 'The ledger does not begin with a line “{”.']]);
});
