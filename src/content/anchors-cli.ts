import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { writtenArticle } from './addresses.ts';
import { readSources, shownPath } from './read-articles.ts';
import { Misuse, runCommand } from '../cli/command.ts';
import { type Problem, printProblems } from '../problem.ts';
import { checkSettings } from '../settings.ts';
import { contentDir, site } from '../site.ts';
import { readLedger, writeLedger, writeRouteNames } from './ledger-files.ts';
import { newsBetween, tell } from '../anchors/ledger/news.ts';
import { askArticle, askSection, choicesFor } from '../anchors/questions.ts';
import type { Decision } from '../anchors/decide.ts';
import { type Resolved, resolve } from '../anchors/resolve.ts';

const usage = `npm run anchors [-- options]

Records the address of every article and section in content/anchors/ (below CONTENT_DIR, if that is set), and follows
those recorded before to where their text stands today. What it cannot tell it asks; without a terminal it prints the
command for each answer.

  --moved <article>#<id>=<id>   the section continues in this one, its address leads there
  --keep <article>#<id>         the section is still the one with its heading, written anew
  --remove <article>#<id>       the section was removed on purpose, its address says so
  --remove <article>            the article was removed on purpose
  --dry-run                     say what would be recorded, and record nothing

Each can be given several times. Exit code: 0 all is recorded, 1 something is open or wrong, 2 the command is.`;

await runCommand(usage, readOptions, recordAddresses);

async function recordAddresses(options: Options): Promise<number> {
  checkSettings({ content: true });
  const { articles, problems } = await readSources(contentDir);
  const files = await readLedger(contentDir, shownPath);
  problems.push(...files.problems);
  const written = articles.map((article) =>
    writtenArticle(article, shownPath(join(contentDir, article.file))),
  );
  const settle = () => resolve(files.ledger, written, options);
  let resolved = settle();
  problems.push(...resolved.problems);
  if (problems.length > 0) return refuse(problems);

  if (process.stdin.isTTY && process.stdout.isTTY && !options.dryRun) {
    if (!(await ask(resolved, options))) {
      console.error('\nNothing was recorded.');
      return 130;
    }
    resolved = settle();
    if (resolved.problems.length > 0) return refuse(resolved.problems);
  }
  const news = newsBetween(files.ledger, resolved.ledger);
  for (const [slug, own] of Map.groupBy(news, (one) => one.slug))
    console.log([slug, ...own.map((one) => `  ${tell(one)}`)].join('\n'));
  if (options.dryRun) console.log('Nothing was recorded: this was a dry run.');
  else {
    // Before the ledger, which alone would stand for the German words.
    const names = resolved.ledger.size > 0 && (await writeRouteNames(contentDir, site.paths));
    const years = await writeLedger(contentDir, resolved.ledger, files);
    report(resolved, names ? [names, ...years] : years);
  }
  return printOpen(resolved) ? 1 : 0;
}

function refuse(problems: Problem[]): number {
  console.error(printProblems(problems));
  console.error('Nothing was recorded.');
  return 1;
}

function report({ ledger, questions, missing }: Resolved, paths: string[]): void {
  const sections = [...ledger.values()].reduce((sum, article) => sum + article.sections.size, 0);
  const isOpen = questions.length + missing.length > 0;
  const idle = isOpen ? 'Nothing was recorded' : 'Nothing has changed';
  const state = paths.length === 0 ? idle : `Recorded in ${paths.map(shownPath).join(', ')}`;
  console.log(
    `${state}: ${count(ledger.size, 'article')}, ${count(sections, 'section address', 'es')}.`,
  );
}

function count(number: number, noun: string, plural = 's'): string {
  return `${number} ${noun}${number === 1 ? '' : plural}`;
}

/** Prints each open question with the command for every answer. Whether there was one. */
function printOpen({ questions, missing }: Resolved): boolean {
  const prefix = `${contentDirSetting()}npm run anchors -- `;
  for (const question of questions) {
    console.error(`\n${askSection(question)}`);
    for (const { text, option } of choicesFor(question))
      console.error(`  ${text}:\n    ${prefix}${option}`);
  }
  for (const one of missing) {
    console.error(
      `\n${askArticle(one)}\n  it was removed on purpose:\n    ${prefix}--remove ${one.article.slug}`,
    );
  }
  return questions.length + missing.length > 0;
}

function contentDirSetting(): string {
  const dir = process.env['CONTENT_DIR'];
  if (dir === undefined) return '';
  return `CONTENT_DIR=${/^[\w./-]+$/.test(dir) ? dir : `'${dir.replaceAll("'", String.raw`'\''`)}'`} `;
}

/** Asks on the terminal and notes the answers in `options`; false when the author breaks off. */
async function ask({ questions, missing }: Resolved, options: Options): Promise<boolean> {
  if (questions.length + missing.length === 0) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const brokenOff = new Promise<undefined>((done) => terminal.once('close', () => done(undefined)));
  const choose = async (question: string, texts: string[]): Promise<number | undefined> => {
    console.log(`\n${question}`);
    texts.forEach((text, index) => console.log(`  ${index + 1}  ${text}`));
    for (;;) {
      const answer = await Promise.race([
        terminal.question(`1 to ${texts.length}, or Enter to leave it open: `),
        brokenOff,
      ]);
      if (answer === undefined) return undefined;
      if (answer.trim() === '') return 0;
      if (/^\d+$/.test(answer.trim()) && Number(answer) >= 1 && Number(answer) <= texts.length)
        return Number(answer);
    }
  };
  try {
    for (const question of questions) {
      const choices = choicesFor(question);
      const answer = await choose(
        askSection(question),
        choices.map(({ text }) => text),
      );
      if (answer === undefined) return false;
      const choice = choices[answer - 1];
      if (choice) note(options, question.article.slug, question.id, choice.decision);
    }
    for (const one of missing) {
      const answer = await choose(askArticle(one), [
        'it was removed on purpose: its addresses will say so',
      ]);
      if (answer === undefined) return false;
      if (answer === 1) options.removals.add(one.article.slug);
    }
    return true;
  } finally {
    terminal.close();
  }
}

function readOptions(args: string[]): Options {
  const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({
    args,
    options: {
      moved: texts,
      keep: texts,
      remove: texts,
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  const options: Options = {
    decisions: new Map(),
    removals: new Set(),
    dryRun: values['dry-run'],
    help: values.help,
  };
  for (const text of values.moved) {
    const [, slug, id, to] = /^([a-z0-9-]+)#([a-z0-9-]+)=#?([a-z0-9-]+)$/.exec(text) ?? [];
    if (slug === undefined || id === undefined || to === undefined)
      throw new Misuse(`--moved ${text} is not of the form <article>#<id>=<id>.`);
    note(options, slug, id, { to });
  }
  for (const [option, decision] of [
    ['keep', 'kept'],
    ['remove', 'removed'],
  ] as const) {
    for (const text of values[option]) {
      const [, slug, id] = /^([a-z0-9-]+)(?:#([a-z0-9-]+))?$/.exec(text) ?? [];
      if (slug === undefined || (option === 'keep' && id === undefined))
        throw new Misuse(`--${option} ${text} is not of the form <article>#<id>.`);
      if (id === undefined) options.removals.add(slug);
      else note(options, slug, id, decision);
    }
  }
  return options;
}

function note({ decisions }: Options, slug: string, id: string, decision: Decision): void {
  const known = decisions.get(slug) ?? new Map<string, Decision>();
  decisions.set(slug, known.set(id, decision));
}

interface Options {
  decisions: Map<string, Map<string, Decision>>;
  removals: Set<string>;
  dryRun: boolean;
  help: boolean;
}
