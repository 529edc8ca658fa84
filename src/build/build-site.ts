import { join, relative } from 'node:path';
import { siteDigest } from '../article/code-digest.ts';
import { handOver } from '../article/hand-over.ts';
import { readArticles, shownPath, type AddressedArticle } from '../article/read-articles.ts';
import { buildMoment } from '../feeds/build-moment.ts';
import { newsChangesAt } from '../feeds/news-sitemap.ts';
import { freshFolder, publish, recover, removeSite } from '../hosting/publish.ts';
import { articleRedirects } from '../hosting/redirects.ts';
import { printProblems } from '../problem.ts';
import { buildCache, contentDir, site } from '../site.ts';
import { digestAnswers } from './answers.ts';
import { keepPages } from './keep-pages.ts';
import { LastOutput } from './last-output.ts';
import { cacheTrouble, explainTrouble } from './trouble.ts';

/**
 * Builds the site beside the output folder and puts the result in its place at the end, so that a failure leaves the
 * last good site. What the last build left is used as far as it would come out the same. Returns the exit code.
 */
export async function buildSite(outDir: string): Promise<number> {
  try {
    const trouble = cacheTrouble(buildCache);
    if (trouble === undefined) return await buildAnew(outDir);
    console.error(trouble);
  } catch (error) {
    const trouble = explainTrouble(error);
    if (trouble === undefined) throw error;
    await removeSite(freshFolder(outDir)).catch(() => undefined);
    console.error(trouble);
  }
  return 1;
}

async function buildAnew(outDir: string): Promise<number> {
  recover(outDir);
  const now = buildMoment();
  const { articles, problems } = await readArticles(contentDir);
  if (problems.length > 0) {
    console.error(printProblems(problems));
    return 1;
  }
  const last = new LastOutput(outDir, buildCache);
  const code = siteDigest();
  const answers = digestAnswers(contentDir, articles);
  const input = JSON.stringify([
    contentDir,
    code,
    answers.get('articles'),
    process.env['SOURCE_DATE_EPOCH'],
  ]);
  const published = articles.filter(({ frontmatter }) => !frontmatter.draft);
  const count = `${published.length} ${published.length === 1 ? 'article' : 'articles'}`;
  const shown = `${relative(process.cwd(), outDir) || '.'}/`;
  if (last.isFrom(input, now)) {
    console.log(`${count} in ${shown} as before: nothing has changed`);
    return 0;
  }
  handOver(articles);
  const fresh = freshFolder(outDir);
  await removeSite(fresh);
  const { integration, records, kept } = keepPages(last, { siteDigest: code, answers });
  const { runAstro } = await import('./run-astro.ts');
  await runAstro(fresh, [integration]);
  last.takeOver(kept, fresh);
  const faults = await finish(fresh, articles, published.length > 0);
  if (faults.length > 0) {
    await removeSite(fresh);
    console.error(printProblems(faults, 'in the built pages'));
    return 1;
  }
  last.takeOver(last.compressedForms(kept), fresh);
  const { prepareHosting } = await import('../hosting/prepare.ts');
  const moved = articles.map(({ slug, frontmatter }) => ({ slug, formerly: frontmatter.formerly }));
  await prepareHosting(fresh, { ...site, redirects: articleRedirects(moved) });
  last.forget();
  await publish(outDir);
  const until = newsChangesAt(
    published.map(({ frontmatter }) => frontmatter),
    now,
  );
  last.remember({ input, site: code, pages: records(), from: now.getTime(), until });
  console.log(`${count} built into ${shown}`);
  return 0;
}

/** Adds what is made of all pages together, and judges the whole. */
async function finish(fresh: string, articles: readonly AddressedArticle[], isSearched: boolean) {
  const [{ indexSearch }, { writeWorker }, { checkSite }] = await Promise.all([
    import('./index-search.ts'),
    import('./write-worker.ts'),
    import('../checks/check-site.ts'),
  ]);
  if (isSearched) await indexSearch(fresh);
  await writeWorker(fresh);
  return checkSite(fresh, {
    ...site,
    contentDir,
    sources: sourcesOf(articles),
    show: shownPath,
  });
}

/** Where each article is written, for problems in its page. */
function sourcesOf(articles: readonly AddressedArticle[]) {
  return new Map(
    articles.map(({ slug, file }) => {
      const path = join(contentDir, file);
      return [slug, { path, shown: shownPath(path) }];
    }),
  );
}
