import type { APIRoute } from 'astro';
import { listArticles, listProblems } from '../article/load.ts';
import { addressesOf } from '../article/head/section-page.ts';
import { isHeldBack } from '../content/dates/scheduled.ts';
import { site } from '../site.ts';
import { articlePath } from '../urls/urls.ts';
import type { PreviewContent } from './page-checker.ts';

/** The state of the content folder, against which pages of the preview are checked. */
export const GET: APIRoute = async () => {
  const articles = (await listArticles()).map((facts) => ({
    slug: facts.slug,
    path: articlePath(facts).slice(site.base.length),
    file: facts.file,
    digest: facts.digest,
    draft: isHeldBack(facts),
    sectionIds: addressesOf(facts),
  }));
  const content: PreviewContent = { articles, problems: [...(await listProblems())] };
  return Response.json(content);
};
