import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UsageError, runCommand } from '../cli/command.ts';
import { parsePartialDate } from '../schema/partial-date.ts';
import { checkSettings } from '../settings.ts';
import { contentDir } from '../site.ts';
import { findSources, importFile, type FileResult } from './import-files.ts';
import { showProgress } from './progress.ts';
import { printProblems, visible } from '../problem.ts';
import { isRefusal } from './refusal.ts';
import { checkAddresses } from './site/check-addresses.ts';
import { importSite } from './site/import-site.ts';
import { openSite } from './site/open-site.ts';
import { printSite } from './site/print-site.ts';
import { printOthers, printReport, printResult, printSummary } from './print-result.ts';

const usage = `npm run import -- <file … | folder | -> [options]
npm run import -- <export | folder> --site [options]
npm run import -- --check-addresses <sitemap.xml | list | access log>

Makes articles of plain text, Markdown, saved web pages, .docx, .odt, .eml, .epub and .zip and puts them into content/ (or
the folder that CONTENT_DIR names). Nothing is fetched from anywhere.

  --title <text>   the headline, where the source names none or the wrong one
  --date <date>    2024, 2024-08, 2024-08-13 or 2024-08-13T09:30+02:00
  --slug <name>    the name in the article's address; made of the headline otherwise
  --lang <tag>     the language, such as de or en-GB
  --url <address>  where the page was saved from; with --site, where the site was
  --site           take over a whole site: a folder of Markdown, an export of WordPress, Ghost, Substack or
                   Medium, or a feed, also in a ZIP file.
                   Links between its articles lead to where they are now, and every address they had answers
  --check-addresses  say which of the addresses in a file this site answers, and where
  --stdout         print the Markdown instead of writing a file
  --dry-run        do everything but write
  --force          replace an article of the same name; the old file is kept as .bak
  --report         list everything that was left out, with the reason and the rule
  --help           this text`;

await runCommand(usage, readOptions, importAll);

async function importAll(values: Options): Promise<number> {
  checkSettings();
  if (values['check-addresses'] !== undefined) return checkOld(values['check-addresses']);
  if (values.site) return importSites(values);
  const { sources, problems, others } = await findSources(values.from);
  const misuse = judge(values, sources.length + problems.length);
  if (misuse !== undefined) throw new UsageError(misuse);
  const say = values.stdout ? console.error : console.log;
  const results: FileResult[] = problems.map((problem) => ({
    name: problem.file,
    problems: [problem],
  }));
  const progress = showProgress(sources.length, process.stderr);
  for (const source of sources) {
    progress.advance(source);
    const made = await importSafely(source, values);
    results.push(...made);
    progress.clear();
    for (const result of made) {
      if (values.stdout && result.imported && result.problems.length === 0)
        process.stdout.write(result.imported.markdown);
      else if (sources.length === 1 && made.length === 1 && result.problems.length === 0)
        say(printResult(result, values['dry-run']));
      if (values.report && result.imported) say(printReport(result.imported.removed));
    }
  }
  progress.clear();
  const failures = results.flatMap((result) => result.problems);
  const summary = printSummary(results, values['dry-run']);
  if (summary !== '') (failures.length > 0 ? console.error : say)(summary);
  if (others.length > 0) say(printOthers(others));
  return failures.length > 0 ? 1 : 0;
}

async function importSites(values: Options): Promise<number> {
  const misuse = judge({ ...values, url: undefined }, values.from.length);
  if (misuse !== undefined) throw new UsageError(misuse);
  let failures = 0;
  for (const path of values.from) {
    const source = await openSite(path);
    if (isRefusal(source)) {
      console.error(printProblems([{ file: path, ...source }]));
      failures++;
      continue;
    }
    const report = await importSite(source, {
      contentDir,
      isDryRun: values['dry-run'],
      isForced: values.force,
      origin: values.url?.replace(/\/+$/, ''),
    });
    console.log(printSite(report, values['dry-run']));
    if (values.report && report.problems.length > 0) console.log(printProblems(report.problems));
    failures += report.problems.length;
  }
  return failures > 0 ? 1 : 0;
}

async function checkOld(path: string): Promise<number> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`There is no file "${path}" that can be read.`);
  const { answered, open } = await checkAddresses(text, contentDir);
  for (const { path: from, to } of answered) console.log(visible(`${from} → ${to}`));
  for (const from of open) console.log(visible(`${from} → nothing answers`));
  console.log(`${answered.length} of ${answered.length + open.length} addresses are answered.`);
  return open.length > 0 ? 1 : 0;
}

/** An error with one file does not stop the others. */
async function importSafely(source: string, values: Options): Promise<FileResult[]> {
  try {
    return await importFile(source, {
      contentDir,
      root: process.cwd(),
      isForced: values.force,
      isDryRun: values['dry-run'],
      isStdout: values.stdout,
      title: values.title,
      date: values.date,
      slug: values.slug,
      lang: values.lang,
      url: values.url,
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = `This file could not be imported: ${error.message}`;
    const remedy = 'Check that the file and the content folder can be read and written.';
    return [{ name: source, problems: [{ file: source, message, remedy }] }];
  }
}

function judge(values: Options, count: number): string | undefined {
  if (values.from.length === 0)
    return 'Name a file or a folder to import, or - for the standard input.';
  const single = (['title', 'date', 'slug', 'url'] as const).find(
    (name) => values[name] !== undefined,
  );
  if (single !== undefined && count > 1)
    return `--${single} belongs to one article, but ${count} are to be imported.`;
  if (values.title?.trim() === '') return '--title is empty.';
  if (values.slug !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(values.slug))
    return `--slug "${values.slug}" cannot become an address: use a to z, 0 to 9 and single hyphens.`;
  const date = values.date === undefined ? undefined : parsePartialDate(values.date);
  if (date && !('precision' in date)) return `--date: ${date.message} ${date.remedy}`;
  if (values.url !== undefined && !/^https?:\/\/\S+$/.test(values.url))
    return `--url "${values.url}" is no web address: write it whole, like https://example.org/seite.`;
  return undefined;
}

function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      title: text,
      date: text,
      slug: text,
      lang: text,
      url: text,
      stdout: flag,
      'dry-run': flag,
      force: flag,
      report: flag,
      site: flag,
      'check-addresses': text,
      help: { ...flag, short: 'h' },
    },
  });
  return { ...values, from: positionals };
}

interface Options {
  /** Files and folders, or `-` for the standard input. */
  from: string[];
  title?: string | undefined;
  date?: string | undefined;
  slug?: string | undefined;
  lang?: string | undefined;
  url?: string | undefined;
  stdout: boolean;
  'dry-run': boolean;
  force: boolean;
  report: boolean;
  site: boolean;
  'check-addresses'?: string | undefined;
  help: boolean;
}
