import { join } from 'node:path';
import { newsBetween, tell } from '../../anchors/ledger/news.ts';
import { type Resolved, resolve } from '../../anchors/resolve.ts';
import { runCommand } from '../../cli/command.ts';
import { shownPath, type Problem, printProblems } from '../../problem.ts';
import { checkSettings } from '../../settings.ts';
import { contentDir, site } from '../../site.ts';
import { dateProblems, writtenArticle } from './addresses.ts';
import { type Options, readOptions, usage } from './anchors-options.ts';
import { readLedger, writeLedger, writeRouteNames } from './ledger-files.ts';
import { askOpen, printOpen } from './open-questions.ts';
import { readSources } from '../read/read-articles.ts';

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
  problems.push(...dateProblems(articles, resolved.resolutions, contentDir, shownPath));
  if (problems.length > 0) return refuse(problems);

  if (process.stdin.isTTY && process.stdout.isTTY && !options.dryRun) {
    const asked = new Set<string>();
    for (let isAnswered: boolean | undefined = true; isAnswered; resolved = settle()) {
      isAnswered = await askOpen(resolved, options, asked);
      if (isAnswered === undefined) {
        console.error('\nNothing was recorded.');
        return 130;
      }
    }
    if (resolved.problems.length > 0) return refuse(resolved.problems);
  }
  const news = newsBetween(files.ledger, resolved.ledger);
  for (const [slug, own] of Map.groupBy(news, (one) => one.slug))
    console.log([slug, ...own.map((one) => `  ${tell(one)}`)].join('\n'));
  if (options.dryRun) console.log('Nothing was recorded: this was a dry run.');
  else {
    // Written before the ledger, because a ledger without recorded words implies the German ones.
    const names = resolved.ledger.size > 0 && (await writeRouteNames(contentDir, site.paths));
    const years = await writeLedger(contentDir, resolved.ledger, files);
    report(resolved, names ? [names, ...years] : years);
  }
  const open = printOpen(resolved, options);
  if (open !== '') console.error(open);
  return open === '' ? 0 : 1;
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
  const what = isOpen ? 'Answers were recorded' : 'Recorded';
  const state = paths.length === 0 ? idle : `${what} in ${paths.map(shownPath).join(', ')}`;
  console.log(
    `${state}: ${count(ledger.size, 'article')}, ${count(sections, 'section address', 'es')}.`,
  );
}

function count(number: number, noun: string, plural = 's'): string {
  return `${number} ${noun}${number === 1 ? '' : plural}`;
}
