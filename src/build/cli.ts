import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'astro';
import { siteDigest } from '../article/code-digest.ts';
import { handOver } from '../article/hand-over.ts';
import { readArticles } from '../article/read-articles.ts';
import { articleRedirects, printRedirects } from '../hosting/redirects.ts';
import { printProblems } from '../problem.ts';
import { buildCache, contentDir } from '../site.ts';
import { digestAnswers } from './answers.ts';
import { keepPages } from './keep-pages.ts';
import { LastOutput } from './last-output.ts';

const usage = `npm run build [-- --outDir <folder>]

Builds the site from content/ (or the folder that CONTENT_DIR names) into dist/ (or --outDir).
SITE_URL=https://host/path/ sets the address under which it will be published.`;

process.exitCode = await main(process.argv.slice(2));

/** Builds beside the output folder and puts the result in its place at the end, so that a failure leaves the last good site. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if ('error' in options) {
    console.error(`${options.error}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const { articles, problems } = await readArticles(contentDir);
  if (problems.length > 0) {
    console.error(printProblems(problems));
    return 1;
  }
  const outDir = resolve(options.outDir);
  const last = new LastOutput(outDir, buildCache);
  const code = siteDigest();
  const answers = digestAnswers(contentDir, articles);
  // Some pages show what is new today.
  const today = new Date().toISOString().slice(0, 10);
  const input = [contentDir, code, answers.get('articles'), today].join(' ');
  const published = articles.filter(({ frontmatter }) => !frontmatter.draft).length;
  const count = `${published} ${published === 1 ? 'article' : 'articles'}`;
  const shown = `${relative(process.cwd(), outDir) || '.'}/`;
  if (last.isFrom(input)) {
    console.log(`${count} in ${shown} as before: nothing has changed`);
    return 0;
  }
  handOver(articles);
  const fresh = join(dirname(outDir), `.${basename(outDir)}.new`);
  await rm(fresh, { recursive: true, force: true });
  const { integration, pages, kept } = keepPages(last, { siteDigest: code, answers });
  await build({ outDir: fresh, logLevel: 'warn', integrations: [integration] });
  last.takeOver(kept, fresh);
  const moved = articles.map(({ slug, frontmatter }) => ({ slug, formerly: frontmatter.formerly }));
  await writeFile(join(fresh, '_redirects'), printRedirects(articleRedirects(moved)));
  last.forget();
  await replace(outDir, fresh);
  last.remember(input, code, pages);
  console.log(`${count} built into ${shown}`);
  return 0;
}

function readOptions(args: string[]): { outDir: string; help: boolean } | { error: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        outDir: { type: 'string', default: 'dist' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
    return values;
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function replace(outDir: string, fresh: string): Promise<void> {
  const old = join(dirname(outDir), `.${basename(outDir)}.old`);
  await rm(old, { recursive: true, force: true });
  if (existsSync(outDir)) await rename(outDir, old);
  await rename(fresh, outDir);
  await rm(old, { recursive: true, force: true });
}
