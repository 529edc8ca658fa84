import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../../cli/command.ts';
import { shownPath, printProblems } from '../../problem.ts';
import { checkSettings } from '../../settings.ts';
import { contentDir } from '../../site.ts';
import { markdownFiles, slugOf } from '../read/article-files.ts';
import { readLedger, writeLedger } from './ledger-files.ts';

const usage = `npm run remove-examples

Deletes the articles that come with the project, and their addresses from the ledger, without a trace.
If your site has been published with them, delete their files and run \`npm run anchors\` instead.`;

const examples = ['anleitung', 'musk-trump-gespraech-auf-x'];

await runCommand(usage, readOptions, removeExamples);

async function removeExamples(): Promise<number> {
  checkSettings({ content: true });
  const files = await readLedger(contentDir, shownPath);
  if (files.problems.length > 0) {
    console.error(`${printProblems(files.problems)}\nNothing was deleted.`);
    return 1;
  }
  const found = await markdownFiles(contentDir);
  const paths = found.files.filter((file) => examples.includes(slugOf(file))).map(placeOf);
  for (const path of paths) {
    await rm(join(contentDir, path), { recursive: true });
    console.log(`Deleted ${shownPath(join(contentDir, path))}`);
  }
  const ledger = new Map([...files.ledger].filter(([slug]) => !examples.includes(slug)));
  for (const path of await writeLedger(contentDir, ledger, files))
    console.log(`Updated ${shownPath(path)}`);
  if (paths.length === 0) console.log('There are no examples.');
  return 0;
}

function readOptions(args: string[]): { help: boolean } {
  const help = { type: 'boolean', default: false, short: 'h' } as const;
  return parseArgs({ args, options: { help } }).values;
}

/** The file of an article, or its own folder. */
function placeOf(file: string): string {
  return basename(file) === 'index.md' ? dirname(file) : file;
}
