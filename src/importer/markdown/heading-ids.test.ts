import { expect, test } from 'vitest';
import { importArticle, type ImportOptions } from '../import-article.ts';

const front = '---\ntitle: Am See\ndate: 2024-05-03\nlang: de\n---\n';
const bodyOf = (markdown: string, options: ImportOptions = {}): string => {
  const imported = importArticle(`${front}\n${markdown}\n`, { kind: 'markdown', ...options });
  expect(imported).toMatchObject({ problems: [], removed: [] });
  return imported.markdown.split('\n---\n')[1]?.trim() ?? '';
};

test('links within a text find the headings that generators gave other ids', () => {
  expect(
    bodyOf(
      'Zu [1](#über-uns), [2](#nodejs--co), [3](#holz-1).\n\n## Über uns\n\na\n\n## Node.js & Co\n\nb\n\n## Holz\n\nc\n\n## Holz\n\nd',
    ),
  ).toBe(
    'Zu [1](#ueber-uns), [2](#nodejs--co), [3](#holz-1).\n\n## Über uns\n\na\n\n## Node.js & Co {#nodejs--co}\n\nb\n\n## Holz\n\nc\n\n## Holz {#holz-1}\n\nd',
  );
});

test('links to a heading without its number find it', () => {
  expect(bodyOf('Zu [1](#das-holz).\n\n## 1. Das Holz\n\na')).toBe(
    'Zu [1](#das-holz).\n\n## 1. Das Holz {#das-holz}\n\na',
  );
});

test('the headings of a site keep the ids they had there', () => {
  const link = (): undefined => undefined;
  expect(
    bodyOf('a\n\n## Node.js & Co\n\nb\n\n## Eigen {#meins}\n\nc\n\n## Holz\n\nd', { link }),
  ).toBe('a\n\n## Node.js & Co {#nodejs--co}\n\nb\n\n## Eigen {#meins}\n\nc\n\n## Holz\n\nd');
});

test('an id that its author wrote stays, in letters that an id may have', () => {
  expect(bodyOf('Zu [1](#Team).\n\n## Über uns {#Team}\n\na\n\n## Holz {#holz-vom-see}\n\nb')).toBe(
    'Zu [1](#team).\n\n## Über uns {#team}\n\na\n\n## Holz {#holz-vom-see}\n\nb',
  );
});
