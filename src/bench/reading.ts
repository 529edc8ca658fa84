import { parseArgs } from 'node:util';
import { UsageError, runCommand } from '../cli/command.ts';
import { resolve } from 'node:path';
import { openBrowser } from '../tests/browser.ts';
import { serve } from '../tests/serve.ts';
import { checkSettings } from '../settings.ts';
import { site as settings } from '../site.ts';
import { barePage } from './bare-page.ts';
import { lighthouse } from './lighthouse.ts';
import { ratio, table } from './report.ts';
import { headingSeen, painted } from './slow-phone.ts';

const usage = `npm run bench:reading [-- options] [<article> [<section>]]

Opens an article of the built site on a slow telephone (150 ms, 1.6 Mbit/s, a quarter of this machine's speed), in turn
with a bare page of the same text, and prints how much later it is painted, and how much later a link to a section
shows its heading. Build first. The seed article is taken unless one is named.

  --dir <folder>   the built site, dist by default
  --runs <n>       how often each page is opened, 9 by default; medians are printed
  --lighthouse     install Lighthouse into a temporary folder, and print its scores of the article`;

await runCommand(usage, readOptions, benchReading);

async function benchReading(options: Options): Promise<number> {
  checkSettings();
  const { dir, runs, article, section } = options;
  const path = `${settings.base}artikel/${article}/`;
  await using site = closing(await serve(resolve(dir), settings.base));
  await using bare = closing(await barePage(site.origin + path));
  const browser = await openBrowser();
  try {
    const rows: string[][] = [];
    const compare = async (
      name: string,
      once: (url: string) => Promise<number>,
      ours: string,
      theirs: string,
    ) => {
      const times: [number[], number[]] = [[], []];
      for (let run = 0; run < runs; run++) {
        times[0].push(await once(ours));
        times[1].push(await once(theirs));
      }
      const [own, other] = times.map(median) as [number, number];
      rows.push([name, own.toFixed(0), other.toFixed(0), ratio(own, other)]);
    };
    const paint = (url: string) => painted(browser, url);
    const heading = (url: string) => headingSeen(browser, url, section);
    const linked = `${bare.origin}/#${section}`;
    await compare('article: first paint', paint, site.origin + path, bare.origin);
    await compare(
      'section’s page: its heading seen',
      heading,
      `${site.origin}${path}${section}/`,
      linked,
    );
    await compare(
      'article with fragment: the heading seen',
      heading,
      `${site.origin}${path}#${section}`,
      linked,
    );
    console.log(table(['', 'ms', 'bare page, ms', 'ratio'], rows));
  } finally {
    await browser.close();
  }
  if (options.lighthouse)
    console.log(`\n${table(['Lighthouse', 'score'], await lighthouse(site.origin + path))}`);
  return 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function closing(server: { origin: string; close: () => Promise<void> }) {
  return { origin: server.origin, [Symbol.asyncDispose]: server.close };
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      dir: { type: 'string', default: 'dist' },
      runs: { type: 'string', default: '9' },
      lighthouse: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new UsageError(`--runs ${values.runs}: a whole number from 1 on.`);
  const [article = 'musk-trump-gespraech-auf-x', section = 'trump-warnt-vor-nuklearer-erwaermung'] =
    positionals;
  return { ...values, runs, article, section };
}

interface Options {
  dir: string;
  runs: number;
  lighthouse: boolean;
  help: boolean;
  article: string;
  section: string;
}
