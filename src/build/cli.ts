import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'astro';
import { readArticles, shownPath, type SourceArticle } from '../article/read-articles.ts';
import { checkSite } from '../checks/check-site.ts';
import { prepareHosting } from '../hosting/prepare.ts';
import { freshFolder, publish, recover, removeSite } from '../hosting/publish.ts';
import { articleRedirects } from '../hosting/redirects.ts';
import { printProblems } from '../problem.ts';
import { contentDir, site } from '../site.ts';
import { indexSearch } from './index-search.ts';
import { withLock } from './lock.ts';
import { writeWorker } from './write-worker.ts';

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
  return withLock(resolve('.astro/build.lock'), () => buildSite(resolve(options.outDir)));
}

async function buildSite(outDir: string): Promise<number> {
  recover(outDir);
  const { articles, problems } = await readArticles(contentDir);
  if (problems.length > 0) {
    console.error(printProblems(problems));
    return 1;
  }
  const fresh = freshFolder(outDir);
  await removeSite(fresh);
  // Whatever the shell says: what is built is for publication.
  process.env['NODE_ENV'] = 'production';
  await build({ outDir: fresh, logLevel: 'warn' });
  const published = articles.filter(({ frontmatter }) => !frontmatter.draft).length;
  if (published > 0) await indexSearch(fresh);
  await writeWorker(fresh);
  const faults = await checkSite(fresh, {
    ...site,
    contentDir,
    sources: sourcesOf(articles),
    show: shownPath,
  });
  if (faults.length > 0) {
    await removeSite(fresh);
    console.error(printProblems(faults, 'in the built pages'));
    return 1;
  }
  const moved = articles.map(({ slug, frontmatter }) => ({ slug, formerly: frontmatter.formerly }));
  await prepareHosting(fresh, { ...site, redirects: articleRedirects(moved) });
  await publish(outDir);
  console.log(
    `${published} ${published === 1 ? 'article' : 'articles'} built into ${relative(process.cwd(), outDir) || '.'}/`,
  );
  return 0;
}

/** Where each article is written, for problems in its page. */
function sourcesOf(articles: readonly SourceArticle[]) {
  return new Map(
    articles.map(({ slug, file }) => {
      const path = join(contentDir, file);
      return [slug, { path, shown: shownPath(path) }];
    }),
  );
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
