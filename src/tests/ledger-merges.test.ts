/**
 * The ledger under version control: what two branches recorded is merged without a conflict, or is
 * named.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve as absolute } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { printLedger, type LedgerArticle } from '../anchors/ledger/ledger.ts';
import { parseLedger } from '../anchors/ledger/parse-ledger.ts';
import type { WrittenArticle } from '../anchors/ledger/rename.ts';
import { resolve } from '../anchors/resolve.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'abschnitt-merge-'));
  cpSync(absolute(import.meta.dirname, '../../.gitattributes'), join(folder, '.gitattributes'));
  git('init', '--quiet', '--initial-branch=main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasGit)('two branches', () => {
  test('that add articles whose names are neighbours merge into one ledger', () => {
    const base = [article('anfang', 'Eins'), article('zuletzt', 'Eins')];
    const ours = [...base, article('hafen', 'Kai', 'Kran')];
    const theirs = [...base, article('markt', 'Kai', 'Stand')];
    expect(merged(base, ours, theirs)).toEqual([]);
    expect(settled([...ours, article('markt', 'Kai', 'Stand')])).toEqual([]);
  });

  test('that add sections to one article merge into one ledger', () => {
    const base = [article('hafen', 'Kai', 'Kran', 'Schiff')];
    const ours = [article('hafen', 'Boot', 'Kai', 'Kran', 'Schiff')];
    const theirs = [article('hafen', 'Kai', 'Kran', 'Lotse', 'Schiff')];
    expect(merged(base, ours, theirs)).toEqual([]);
    expect(settled([article('hafen', 'Boot', 'Kai', 'Kran', 'Lotse', 'Schiff')])).toEqual([]);
  });

  test('that add sections at one place merge into one ledger', () => {
    const base = [article('hafen', 'Schiff', 'Kai')];
    const ours = [article('hafen', 'Schiff', 'Kran', 'Kai')];
    const theirs = [article('hafen', 'Schiff', 'Lotse', 'Kai')];
    expect(merged(base, ours, theirs)).toEqual([]);
    expect(settled([article('hafen', 'Schiff', 'Kran', 'Lotse', 'Kai')])).toEqual([]);
  });

  test('that change one section differently are named by line', () => {
    const base = article('hafen', 'Kai', 'Kran');
    const rewritten = (name: string): WrittenArticle[] => [
      { ...base, passages: [passage('Kai', 1, name), ...base.passages.slice(1)] },
    ];
    expect(merged([base], rewritten('neu'), rewritten('anders'), { kai: 'kept' })).toEqual([
      '4: “kai” is recorded twice in the article “hafen”.',
    ]);
  });
});

/**
 * What is wrong with the ledger after a merge of two branches, each of which recorded its articles.
 */
function merged(
  base: WrittenArticle[],
  ours: WrittenArticle[],
  theirs: WrittenArticle[],
  answers: Record<string, 'kept'> = {},
): string[] {
  const decisions = new Map([['hafen', new Map(Object.entries(answers))]]);
  const first = record(new Map(), base, new Map());
  commit('base');
  git('checkout', '--quiet', '-b', 'theirs');
  record(first, theirs, decisions);
  commit('theirs');
  git('checkout', '--quiet', 'main');
  record(first, ours, decisions);
  commit('ours');
  git('merge', '--quiet', '--no-edit', 'theirs');
  return parseLedger(readFileSync(file(), 'utf8'), '2026', '2026.json').problems.map(
    ({ line, message }) => `${line}: ${message}`,
  );
}

/**
 * What is asked or wrong when the merged articles are recorded; the second run has nothing to
 * record.
 */
function settled(articles: WrittenArticle[]): string[] {
  const text = readFileSync(file(), 'utf8');
  const read = (printed: string) =>
    new Map(parseLedger(printed, '2026', '').articles.map((one) => [one.slug, one]));
  const { ledger, questions, problems } = resolve(read(text), articles);
  const printed = printLedger(ledger.values());
  expect(printLedger(resolve(read(printed), articles).ledger.values())).toBe(printed);
  return [...questions.map(({ id }) => id), ...problems.map(({ message }) => message)];
}

function record(
  known: ReadonlyMap<string, LedgerArticle>,
  articles: WrittenArticle[],
  decisions: Map<string, Map<string, 'kept'>>,
): ReadonlyMap<string, LedgerArticle> {
  const { ledger, questions } = resolve(known, articles, known.size > 0 ? { decisions } : {});
  expect(questions).toEqual([]);
  mkdirSync(join(folder, 'content/anchors'), { recursive: true });
  writeFileSync(file(), printLedger(ledger.values()));
  return ledger;
}

function article(slug: string, ...headings: string[]): WrittenArticle {
  return {
    slug,
    year: '2026',
    file: slug,
    title: `Titel ${slug}`,
    lang: 'de',
    isDraft: false,
    formerly: [],
    leadHtml: '',
    passages: headings.map((heading, index) => passage(heading, index + 1, `${slug} ${heading}`)),
  };
}

/** A section with a text that stands nowhere else. */
function passage(heading: string, line: number, name = heading) {
  const words = Array.from({ length: 40 }, (_, index) => `${name.replace(' ', '')}${index}`);
  return { heading, html: words.join(' '), line };
}

function file(): string {
  return join(folder, 'content/anchors/2026.json');
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@abschnitt.example'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'pipe' });
}
