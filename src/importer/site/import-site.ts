import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Problem } from '../../problem.ts';
import type { ArticlePattern } from '../../schema/article-paths.ts';
import { site } from '../../site.ts';
import { importArticle } from '../import-article.ts';
import { SavedPictures } from '../source/saved-pictures.ts';
import { placeFor, writeArticle } from '../write-article.ts';
import { canAnswer } from '../../urls/old-addresses.ts';
import { plainPath, recordOldAddresses } from './old-addresses.ts';
import { proposePattern } from './propose-pattern.ts';
import { articleAt, resolveLink } from './resolve-link.ts';
import { indexSite, keyOf, pathOf, type SiteIndex } from './site-index.ts';
import { hasText, type SitePost, type SiteSource } from './site-post.ts';

/**
 * Imports all articles of another site. Links between them are updated, and all their paths are
 * recorded. Existing articles are not changed: an identical one is skipped, a different one of the
 * same name is a problem. Reads the source several times, so that links can point to later articles
 * and their sections.
 */
export async function importSite(
  source: SiteSource,
  { contentDir, isDryRun, isForced, origin, onPost }: SiteOptions,
): Promise<SiteReport> {
  const index = await indexSite(source);
  const ids = await idsOfTargets(source, index, origin);
  const { names, targets, redirects } = index;
  const report: SiteReport = {
    format: source.format,
    written: 0,
    unchanged: 0,
    drafts: 0,
    todos: [],
    removed: [],
    empty: [],
    problems: [],
    paths: 0,
    unanswered: [],
  };
  const found: { path: string; slug: string }[] = [];
  let number = 0;
  for await (const post of source.posts()) {
    const slug = names[number++] ?? '';
    onPost?.(post.name);
    if (!hasText(post)) {
      if (post.redirect === undefined) report.empty.push(post.name);
      continue;
    }
    const outcome = await importPost(post, slug);
    if ('problems' in outcome) {
      report.problems.push(...outcome.problems);
      continue;
    }
    report[outcome.isNew ? 'written' : 'unchanged']++;
    for (const path of post.paths)
      if (targets.get(keyOf(path)) === slug) found.push({ path, slug });
  }
  for (const path of redirects.flatMap(({ paths }) => paths)) {
    const slug = targets.get(keyOf(path));
    if (slug !== undefined) found.push({ path, slug });
  }
  if (!isDryRun) {
    const others = await recordOldAddresses(contentDir, found);
    for (const { path, slug } of others)
      report.problems.push({
        file: path,
        message: `This address leads to another article than ${slug} already.`,
        remedy: 'Choose which one it belongs to, in old-addresses.json.',
      });
  }
  report.unanswered = found.flatMap(({ path }) => (canAnswer(pathOf(path)) ? [] : [path]));
  report.paths = new Set(found.flatMap(({ path }) => plainPath(path) ?? [])).size;
  const pattern = proposePattern(found, index.dates);
  if (pattern !== site.paths.article) report.pattern = pattern;
  return report;

  async function importPost(
    post: SitePost,
    slug: string,
  ): Promise<{ isNew: boolean } | { problems: Problem[] }> {
    const pictures = new SavedPictures(post.file ?? source.root, source.root, {
      named: source.pictures,
    });
    const imported = importArticle(post.body, {
      kind: post.kind,
      name: post.name,
      path: post.file,
      facts: post.facts,
      pictureFile: (address) => pictures.find(address),
      link: (address) =>
        resolveLink(address, post, index, {
          origin,
          ids,
          onLost: () => void report.removed.push(lostFragment),
        }),
    });
    if (imported.problems.length > 0) return { problems: imported.problems };
    const files = new Map([...pictures.found].filter(([name]) => imported.markdown.includes(name)));
    const date = imported.facts.date ?? '';
    const place = await placeFor(contentDir, slug, date, files.size > 0);
    if (imported.facts.draft) report.drafts++;
    const lies = place.replaces ?? place.path;
    const kept = existsSync(lies) ? readFileSync(lies, 'utf8') : undefined;
    if (kept !== undefined && withoutDay(kept) === withoutDay(imported.markdown))
      return { isNew: false };
    if (kept !== undefined && !isForced)
      return { problems: [{ file: post.name, ...taken(relative(process.cwd(), lies)) }] };
    report.todos.push(...imported.doubts.map(({ message }) => message));
    report.removed.push(...imported.removed.map(({ reason }) => reason));
    if (!isDryRun) await writeArticle(place, imported.markdown, files);
    return { isNew: true };
  }
}

/**
 * The ids of headings in the articles to which others link with a fragment: old id → id here. Reads
 * the source again, but only if there are such links.
 */
async function idsOfTargets(
  source: SiteSource,
  index: SiteIndex,
  origin: string | undefined,
): Promise<Map<string, ReadonlyMap<string, string>>> {
  const wanted = new Set(
    index.references.map(({ post, address }) => articleAt(address, post, index, origin)),
  );
  wanted.delete(undefined);
  const ids = new Map<string, ReadonlyMap<string, string>>();
  let number = 0;
  for await (const { kind, name, file, facts, body } of wanted.size > 0 ? source.posts() : []) {
    const slug = index.names[number++] ?? '';
    if (!wanted.has(slug)) continue;
    const link = (address: string): string => address;
    ids.set(slug, importArticle(body, { kind, name, path: file, facts, link }).ids);
  }
  return ids;
}

/** Ignores the day of the import. */
function withoutDay(markdown: string): string {
  return markdown.replace(/^added: .*\n/m, '');
}

const lostFragment =
  'the section that a link names, which is not in the article it leads to; the link stays';

function taken(path: string): { message: string; remedy: string } {
  return {
    message: `There is another article of that name already: ${path}.`,
    remedy: 'Rename one of them, or replace it with --force, which keeps the old file as .bak.',
  };
}

export interface SiteOptions {
  contentDir: string;
  isDryRun: boolean;
  isForced: boolean;
  /** The site's address: `https://example.org`. */
  origin?: string | undefined;
  onPost?: (name: string) => void;
}

export interface SiteReport {
  format: string;
  written: number;
  unchanged: number;
  /** Those kept off the published site. */
  drafts: number;
  todos: string[];
  removed: string[];
  /** Posts without text, of which nothing is lost. */
  empty: string[];
  problems: Problem[];
  /** The pattern in which nearly all old addresses would be the new ones too. */
  pattern?: ArticlePattern | undefined;
  /** Old paths that lead to the articles. */
  paths: number;
  /** Old paths that pages here cannot have, because of their spaces and characters. */
  unanswered: string[];
}
