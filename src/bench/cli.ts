import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError, runCommand } from '../cli/command.ts';
import type { Phase } from '../cli/progress.ts';
import { checkSettings } from '../settings.ts';
import { siteUrl } from '../site.ts';
import { syntheticArticle, writeArticles } from './articles.ts';
import { measure, weigh } from './measure.ts';
import { setUpPeers, type Peer } from './peers.ts';
import { deleteAside, putAside } from './put-aside.ts';
import { printPhases, printRatios, printRuns, type Run } from './report.ts';

const usage = `npm run bench [-- options] [<number of articles> …]

Builds sites of synthetic articles, 1000 and 10000 of them unless numbers are given, and prints what the builds took:
first of the complete site as readers get it, with a page for each section, lists, feeds, search index and compressed
forms; then without pages for sections. Preview images are off. All it writes but the report is removed again.

  --peers         build the same articles with Eleventy (from npm) and Hugo (where installed), and print ratios
  --sections <s>  with section pages, without, or both (default)
  --json <file>   where to put the report as JSON, bench.json in the system's temporary folder by default`;

const ours = 'Abschnitt';
const root = resolve(import.meta.dirname, '../..');

await runCommand(usage, readOptions, bench);

async function bench(options: Options): Promise<number> {
  checkSettings();
  const folder = await mkdtemp(join(tmpdir(), 'abschnitt-bench-'));
  const stop = () =>
    void Promise.all([rm(folder, { recursive: true, force: true }), deleteAside()]).finally(() =>
      process.exit(130),
    );
  process.once('SIGINT', stop);
  const runs: Run[] = [];
  try {
    const peers = options.peers ? await setUpPeers(folder) : [];
    for (const count of options.counts) {
      const contentDir = join(folder, `content-${count}`);
      await writeArticles(contentDir, count);
      execFileSync(process.execPath, [join(root, 'src/content/ledger/anchors-cli.ts')], {
        env: { ...process.env, CONTENT_DIR: contentDir },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      for (const sectionPages of options.sectionPages) {
        runs.push(...(await buildOurs(folder, { contentDir, count, sectionPages })));
      }
      for (const peer of peers) runs.push(await buildPeer(peer, contentDir, count));
      await putAside(contentDir);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    await deleteAside();
    process.removeListener('SIGINT', stop);
  }
  await writeFile(options.json, `${JSON.stringify(runs, undefined, 2)}\n`);
  console.log(`${printRuns(runs)}\n\n${printPhases(runs)}`);
  if (options.peers) console.log(`\n${printRatios(runs, ours)}`);
  console.log(`\n${options.json}`);
  return 0;
}

async function buildOurs(
  folder: string,
  { contentDir, count, sectionPages }: Site,
): Promise<Run[]> {
  const work = join(folder, 'ours');
  const outDir = join(work, 'site');
  await mkdir(work, { recursive: true });
  const env = {
    CONTENT_DIR: contentDir,
    // What is measured is not published.
    SITE_URL: siteUrl,
    BUILD_CACHE: join(work, 'cache'),
    SECTION_PAGES: sectionPages ? 'all' : 'none',
    CARDS: 'none',
    CI: '',
  };
  const build = async (change: Run['change']): Promise<Run> => {
    const args = [join(root, 'src/build/cli.ts'), '--outDir', outDir];
    const times = join(work, 'times.json');
    await rm(times, { force: true });
    const cost = await measure(process.execPath, args, {
      cwd: root,
      env: { ...env, BUILD_TIMES: times },
    });
    const phases = existsSync(times)
      ? (JSON.parse(await readFile(times, 'utf8')) as readonly Phase[])
      : [];
    console.error(`${ours}, ${count}, ${change}: ${cost.wall.toFixed(1)} s`);
    const weight = await weigh(outDir);
    return {
      ...{ generator: ours, articles: count, change, sectionPages, phases },
      ...cost,
      ...weight,
    };
  };
  const path = ({ slug, year }: { slug: string; year: string }) =>
    join(contentDir, 'articles', year, `${slug}.md`);
  const changed = syntheticArticle(Math.floor(count / 2));
  const added = syntheticArticle(count);
  try {
    const runs = [await build('cold'), await build('nothing changed')];
    await appendFile(path(changed), '\nEin Absatz mehr.\n');
    runs.push(await build('one article changed'));
    await writeFile(path(added), added.markdown);
    runs.push(await build('one article added'));
    return runs;
  } finally {
    await writeFile(path(changed), changed.markdown);
    await rm(path(added), { force: true });
    await putAside(work);
  }
}

async function buildPeer(peer: Peer, contentDir: string, count: number): Promise<Run> {
  await peer.prepare(contentDir);
  await peer.clear();
  const [command, ...args] = peer.command;
  const cost = await measure(command, args, { cwd: peer.cwd });
  console.error(`${peer.name}, ${count} articles, cold: ${cost.wall.toFixed(1)} s`);
  const weight = await weigh(peer.outDir);
  await peer.clear();
  return {
    generator: peer.name,
    articles: count,
    change: 'cold',
    sectionPages: false,
    ...cost,
    ...weight,
  };
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      peers: { type: 'boolean', default: false },
      sections: { type: 'string', default: 'both' },
      json: { type: 'string', default: join(tmpdir(), 'bench.json') },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  const counts = positionals.length > 0 ? positionals.map(Number) : [1000, 10000];
  if (!counts.every((count) => Number.isInteger(count) && count > 0))
    throw new UsageError('The number of articles must be a whole number above 0.');
  const sectionPages = { with: [true], without: [false], both: [true, false] }[values.sections];
  if (!sectionPages) throw new UsageError('--sections is with, without or both.');
  return { ...values, counts, sectionPages };
}

interface Options {
  peers: boolean;
  json: string;
  help: boolean;
  counts: number[];
  sectionPages: boolean[];
}

/** What is to be built. */
interface Site extends Pick<Run, 'sectionPages'> {
  contentDir: string;
  count: number;
}
