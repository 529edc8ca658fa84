/** Pages come out as Astro's own application renders them, whichever way they are rendered. */
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { siteDigest } from '../article/code-digest.ts';
import { handOver } from '../article/hand-over.ts';
import { listFacts } from '../article/facts.ts';
import { readArticles } from '../article/read-articles.ts';
import { compileSite } from '../build/compiled-site.ts';
import { shelfOf } from '../build/shelf.ts';
import { SiteApp } from '../build/site-app.ts';
import { buildCache } from '../site.ts';

test(
  'every page of the specimen is the same by the renderer alone',
  { timeout: 120_000 },
  async () => {
    process.env['NODE_ENV'] = 'production';
    const { articles, ledger, problems } = await readArticles(
      resolve(import.meta.dirname, 'specimen'),
    );
    expect(problems).toEqual([]);
    const facts = listFacts(articles, { drafts: false });
    const bySlug = new Map(articles.map((article) => [article.slug, article]));
    handOver(shelfOf({ articles: bySlug, facts, ledger, count: '', answers: new Map() }));
    const compiled = await compileSite(siteDigest(), join(buildCache, 'tests'));
    const [quick, slow] = [await SiteApp.open(compiled), await SiteApp.open(compiled)];
    slow.useApplication();
    for (const page of await quick.pages()) {
      const printed = await quick.render(page);
      expect(printed.body.equals((await slow.render(page)).body), page.path).toBe(true);
    }
    expect(quick.directRoutes).toBeGreaterThan(8);
  },
);
