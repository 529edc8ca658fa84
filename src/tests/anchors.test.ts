/**
 * The command `npm run anchors` and what the build makes of its ledger, as an author meets them.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseLedger } from '../anchors/ledger/parse-ledger.ts';
import { commandFile, runCommand, type Outcome } from './command.ts';

let folder: string;
let content: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-anchors-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  content = join(folder, `content-${count++}`);
});

const bridge =
  'Die Brücke über den Fluss wird seit Montag saniert, und die Arbeiten dauern wohl bis in den Herbst hinein.';
const school =
  'An der Schule am Markt fällt in dieser Woche jede dritte Stunde aus, weil vier Lehrerinnen erkrankt sind.';
const match =
  'Der Verein hat sein erstes Spiel der Saison knapp verloren, obwohl er lange geführt und besser gespielt hatte.';

test('addresses are recorded, one section to a line', async () => {
  await write('radweg', `## Die Brücke\n\n${bridge}\n\n## Die Schule\n\n${school}`);
  expect(await anchors()).toMatchObject({
    code: 0,
    output: expect.stringContaining('#die-bruecke “Die Brücke” is new'),
  });
  expect(
    (await ledger()).split('\n').map((line) => line.replace(/"text": "[\w-]*"/, '"text": …')),
  ).toEqual([
    '{',
    '  "radweg": {',
    '    "die-bruecke": { "heading": "Die Brücke", "text": … },',
    '    "die-schule": { "heading": "Die Schule", "text": … },',
    '    "": { "heading": "Titel", "lang": "de", "text": … }',
    '  },',
    '  "": { "ledger": 1, "kept by": "npm run anchors" }',
    '}',
    '',
  ]);
  const recorded = await ledger();
  expect(await anchors()).toMatchObject({
    code: 0,
    output: expect.stringContaining('Nothing has changed'),
  });
  expect(await ledger()).toBe(recorded);
});

test('a section that may be another is asked for with a command for each answer, and each command works', async () => {
  await write('radweg', `## Die Brücke\n\n${bridge}\n\n## Die Schule\n\n${school}`);
  await anchors();
  const recorded = await ledger();
  await write('radweg', `## Das Spiel\n\n${match}\n\n## Die Schule\n\n${school}`);
  const asked = await anchors();
  expect(asked.code).toBe(1);
  expect(await ledger()).toBe(recorded);
  const commands = [...asked.output.matchAll(/npm run anchors -- (.*)/g)].map(
    ([, options = '']) => options,
  );
  expect(commands).toEqual(['--moved radweg#die-bruecke=das-spiel', '--remove radweg#die-bruecke']);
  const built = await build();
  expect(built.code).toBe(1);
  expect(built.output).toMatch(
    /radweg\.md:6\n.*radweg#die-bruecke would break[\s\S]*npm run anchors/,
  );
  for (const options of commands) {
    await writeFile(ledgerFile(), recorded);
    expect(await anchors(...options.split(' '))).toMatchObject({ code: 0 });
    expect(await anchors()).toMatchObject({ code: 0 });
    expect(await ledger()).toMatch(
      options.startsWith('--moved')
        ? /"die-bruecke": .*"now": "das-spiel"/
        : /"die-bruecke": .*"removed": true/,
    );
  }
});

test('a section whose text may stand before the first heading can be said to, and its address leads to the article', async () => {
  await write('radweg', `## Die Brücke\n\n${bridge}\n\n## Die Schule\n\n${school}`);
  await anchors();
  const half = bridge.split(' ').slice(0, 6).join(' ');
  await write('radweg', `${half}. ${match}\n\n## Die Schule\n\n${school}`);
  const asked = await anchors();
  expect(asked.output).toContain('npm run anchors -- --lead radweg#die-bruecke');
  expect(await anchors('--lead', 'radweg#die-bruecke')).toMatchObject({
    code: 0,
    output: expect.stringContaining('its address leads to the article'),
  });
  expect(await ledger()).toMatch(/"die-bruecke": .*"now": ""/);
  expect(await build({ CI: 'true' })).toMatchObject({ code: 0 });
  const article = await readFile(join(`${content}-site`, 'artikel/radweg/index.html'), 'utf8');
  expect(article).toContain('<article><i id="die-bruecke"></i>');
  const page = await readFile(
    join(`${content}-site`, 'artikel/radweg/die-bruecke/index.html'),
    'utf8',
  );
  expect(page).toContain('<meta name="robots" content="noindex">');
});

test('answers are kept one by one, and nothing else is recorded until all are given', async () => {
  await write('radweg', `## Die Brücke\n\n${bridge}\n\n## Die Schule\n\n${school}`);
  await anchors();
  const recorded = await ledger();
  await write('radweg', `## Das Spiel\n\n${match}`);
  await write('neu', `## Die Brücke\n\n${bridge} ${match}`);
  const asked = await anchors();
  expect(await ledger()).toBe(recorded);
  const [first, second] = ['--moved radweg#die-bruecke=das-spiel', '--remove radweg#die-schule'];
  expect(asked.output).toContain(first);
  expect(asked.output).toContain(second);
  expect(await anchors(...first.split(' '))).toMatchObject({
    code: 1,
    output: expect.stringContaining('Answers were recorded'),
  });
  expect((await ledger()).replace(', "answer": "#das-spiel"', '')).toBe(recorded);
  expect(await anchors(...second.split(' '))).toMatchObject({ code: 0 });
  const settled = await ledger();
  expect(settled).toMatch(/"die-bruecke": .*"now": "das-spiel"/);
  expect(settled).toMatch(/"die-schule": .*"removed": true/);
  expect(settled).toContain('"neu": {');
  expect(await anchors()).toMatchObject({ code: 0 });
  expect(await ledger()).toBe(settled);
});

const german = ['Anfang', 'Brücke', 'Schule', 'Ausblick'];
const english = ['Start', 'The bridge', 'The school', 'Outlook'];
const sections = (headings: readonly string[], language: string) =>
  headings
    .map((heading, index) => {
      const words = Array.from({ length: 40 }, (_, word) => `${language}${index}x${word}`);
      return `## ${heading}\n\n${words.join(' ')}.`;
    })
    .join('\n\n');

test('an article that was translated is asked about once, and keeps its addresses in their order', async () => {
  await write('radweg', sections(german, 'de'));
  await anchors();
  await write('radweg', sections(english, 'en'));
  const asked = await anchors();
  expect(
    [...asked.output.matchAll(/npm run anchors -- (.*)/g)].map(([, option]) => option),
  ).toEqual(['--keep radweg', '--remove radweg#', '--each radweg']);
  const each = await anchors('--each', 'radweg');
  expect(each.output).toContain('--moved radweg#bruecke=the-bridge');
  const recorded = await ledger();
  expect(await anchors('--remove', 'radweg#')).toMatchObject({ code: 0 });
  expect((await ledger()).match(/"removed": true/g)).toHaveLength(4);
  await writeFile(ledgerFile(), recorded);
  expect(await anchors('--keep', 'radweg')).toMatchObject({ code: 0 });
  for (const [old, now] of [
    ['anfang', 'start'],
    ['bruecke', 'the-bridge'],
    ['schule', 'the-school'],
    ['ausblick', 'outlook'],
  ])
    expect(await ledger()).toMatch(new RegExp(`"${old}": .*"now": "${now}"`));
  expect(await build({ CI: 'true' })).toMatchObject({ code: 0 });
});

test('a build says which addresses are not recorded yet, also when it has nothing to do', async () => {
  // Where CI is set, it refuses to publish them.
  const outsideCi = { CI: '' };
  await write('radweg', `## Die Brücke\n\n${bridge}`);
  await anchors();
  await write('radweg', `## Die Brücke\n\n${bridge}\n\n## Die Schule\n\n${school}`);
  const note = 'not recorded yet and may break with the next edit: radweg#die-schule.';
  expect(await build(outsideCi)).toMatchObject({ code: 0, output: expect.stringContaining(note) });
  expect(await build(outsideCi)).toMatchObject({ code: 0, output: expect.stringContaining(note) });
  await anchors();
  expect((await build(outsideCi)).output).not.toContain('not recorded');
});

test('the examples are removed in one command, and leave nothing behind', async () => {
  await cp(resolve(import.meta.dirname, '../../content'), content, { recursive: true });
  await write('radweg', `## Die Brücke\n\n${bridge}`);
  await anchors();
  expect(await runCommand('remove-examples', [], { CONTENT_DIR: content })).toMatchObject({
    code: 0,
  });
  expect(
    (await readdir(content, { recursive: true }))
      .filter((file) => /\.(md|json)$/.test(file))
      .sort(),
  ).toEqual([join('anchors', '2026.json'), join('articles', '2026', 'radweg.md')]);
  expect((await ledger()).match(/^ {2}"[a-z].*\{$/gm)).toEqual(['  "radweg": {']);
  expect(await anchors()).toMatchObject({ code: 0 });
});

test('a dry run and a command that does not exist record nothing', async () => {
  await write('radweg', `## Die Brücke\n\n${bridge}`);
  expect(await anchors('--dry-run')).toMatchObject({
    code: 0,
    output: expect.stringContaining('#die-bruecke'),
  });
  expect(await anchors('--force')).toMatchObject({
    code: 2,
    output: expect.stringContaining('--remove <article>'),
  });
  expect(await anchors('--moved', 'radweg')).toMatchObject({ code: 2 });
  expect(await readdir(content)).toEqual(['articles']);
});

test('an article that is gone is named with both ways out', async () => {
  await write('alt', `## Die Brücke\n\n${bridge}`);
  await anchors();
  await rename(articleFile('alt'), articleFile('neu'));
  for (const { code, output } of [await anchors(), await build()]) {
    expect(code).toBe(1);
    expect(output).toMatch(/formerly: \[alt\][\s\S]*neu\.md[\s\S]*npm run anchors -- --remove alt/);
  }
  await write('neu', `## Die Brücke\n\n${bridge}`, 'formerly: [alt]\n');
  expect(await anchors()).toMatchObject({ code: 0 });
  expect(await ledger()).toMatch(/"alt": \{\n.*die-bruecke.*\n.*"now": "neu"/);
});

test('a ledger in disorder is named by file and line, and not rewritten', async () => {
  await write('radweg', `## Die Brücke\n\n${bridge}`);
  await anchors();
  const damaged = (await ledger())
    .replace('"die-bruecke"', '"Die Brücke"')
    .replace('  "radweg": {', '<<<<<<< HEAD\n  "radweg": {');
  await writeFile(ledgerFile(), damaged);
  for (const { code, output } of [await anchors(), await build()]) {
    expect(code).toBe(1);
    expect(output).toMatch(/anchors\/2026\.json:2\n\s+The ledger holds a merge conflict/);
  }
  expect(await ledger()).toBe(damaged);
});

test('under CI a ledger that is behind stops the build, text alone does not make it so', async () => {
  await cp(resolve(import.meta.dirname, 'specimen/articles/2025'), join(content, 'articles/2025'), {
    recursive: true,
  });
  await write('radweg', `## Die Brücke\n\n${bridge}\n\n## Die Schule\n\n${school}`);
  await anchors();
  const recorded = await ledger();
  await write(
    'radweg',
    `## Die Brücke\n\n${bridge} Es geht voran.\n\n## Schule am Markt\n\n${school}`,
  );
  const behind = await build({ CI: 'true' });
  expect(behind.code).toBe(1);
  expect(behind.output).toMatch(
    /2026\.json[\s\S]*radweg#die-schule[\s\S]*ledger is out of date[\s\S]*commit/,
  );
  expect(await ledger()).toBe(recorded);
  await write('radweg', `## Die Brücke\n\n${bridge} Es geht voran.\n\n## Die Schule\n\n${school}`);
  expect(await build({ CI: 'true' })).toMatchObject({ code: 0 });
  expect(await ledger()).toBe(recorded);
});

test('interrupted at any moment, it leaves the old ledger or the new one', async () => {
  await write('radweg', `## Die Brücke\n\n${bridge}`);
  await anchors();
  const old = await ledger();
  for (let index = 0; index < 60; index++)
    await write(`artikel-${index}`, `## Die Schule\n\n${school} ${index}`);
  const start = performance.now();
  await anchors();
  const duration = performance.now() - start;
  const fresh = await ledger();
  for (let part = 0.5; part < 1.05; part += 0.06) {
    await writeFile(ledgerFile(), old);
    const child = spawn(process.execPath, [commandFile('anchors')], {
      env: { ...process.env, CONTENT_DIR: content },
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.once('exit', done));
    setTimeout(() => child.kill('SIGKILL'), duration * part);
    await ended;
    expect([old, fresh]).toContain(await ledger());
  }
  expect(parseLedger(fresh, '2026', 'x').problems).toEqual([]);
});

async function write(slug: string, body: string, more = ''): Promise<void> {
  await mkdir(dirname(articleFile(slug)), { recursive: true });
  await writeFile(articleFile(slug), `---\ntitle: Titel\ndate: 2026\n${more}---\n\n${body}\n`);
}

function articleFile(slug: string): string {
  return join(content, 'articles/2026', `${slug}.md`);
}

function ledgerFile(): string {
  return join(content, 'anchors/2026.json');
}

function ledger(): Promise<string> {
  return readFile(ledgerFile(), 'utf8');
}

function anchors(...options: string[]): Promise<Outcome> {
  return runCommand('anchors', options, { CONTENT_DIR: content });
}

function build(env: Record<string, string> = {}): Promise<Outcome> {
  return runCommand('build', ['--outDir', `${content}-site`], { CONTENT_DIR: content, ...env });
}
