import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fold } from '../../anchors/slug.ts';
import type { Problem } from '../../problem.ts';
import { importArticle } from '../import-article.ts';
import { readFrontMatter } from '../markdown/front-matter.ts';
import { SavedPictures } from '../source/saved-pictures.ts';
import { placeFor, slugFor, writeArticle } from '../write-article.ts';
import { canAnswer } from '../../urls/old-addresses.ts';
import { plainPath, recordOldAddresses } from './old-addresses.ts';
import type { SitePost, SiteSource } from './site-post.ts';

/**
 * Imports all articles of another site. Links between them are updated, and all their paths are
 * recorded. Existing articles are not changed: an identical one is skipped, a different one of the
 * same name is a problem. Reads the source twice, so that links can point to later articles.
 */
export async function importSite(
  source: SiteSource,
  { contentDir, isDryRun, isForced, origin, onPost }: SiteOptions,
): Promise<SiteReport> {
  const { names, targets, drafts } = await nameAll(source);
  const report: SiteReport = {
    format: source.format,
    written: 0,
    unchanged: 0,
    drafts: 0,
    todos: [],
    removed: [],
    problems: [],
    paths: 0,
    unanswered: [],
  };
  const found: { path: string; slug: string }[] = [];
  let number = 0;
  for await (const post of source.posts()) {
    const slug = names[number++] ?? '';
    onPost?.(post.name);
    if (post.body.trim() === '') {
      report.problems.push({ file: post.name, ...empty });
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
  if (!isDryRun) {
    const others = await recordOldAddresses(contentDir, found);
    for (const { path, slug } of others)
      report.problems.push({
        file: path,
        message: `This address leads to another article than ${slug} already.`,
        remedy: 'Choose which one it belongs to, in old-addresses.json.',
      });
  }
  report.unanswered = found.flatMap(({ path }) =>
    canAnswer(pathOf(path)) || /\/_|\.(?:md|markdown|mdx)$/i.test(path) ? [] : [path],
  );
  report.paths = new Set(found.flatMap(({ path }) => plainPath(path) ?? [])).size;
  return report;

  async function importPost(
    post: SitePost,
    slug: string,
  ): Promise<{ isNew: boolean } | { problems: Problem[] }> {
    const pictures = new SavedPictures(post.file ?? source.root, source.root);
    const imported = importArticle(post.body, {
      kind: post.kind,
      name: post.name,
      path: post.file,
      facts: post.facts,
      pictureFile: (address) => pictures.find(address),
      link: (address) => leadsTo(address, post),
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

  /**
   * An address of the old site that is not an article's is unchanged if the site's address is
   * known.
   */
  function leadsTo(address: string, post: SitePost): string | undefined {
    const pageOf = (path: string): string | undefined => {
      const slug = targets.get(keyOf(path));
      // A draft has no page that readers could reach.
      return slug !== undefined && drafts.has(slug) && !post.facts.draft ? undefined : slug;
    };
    const isOwn = origin !== undefined && address.startsWith(origin);
    if (/^https?:\/\//i.test(address) && !isOwn) {
      const slug = pageOf(address);
      const isSameHost = post.paths.some((path) => hostOf(path) === hostOf(address));
      return slug !== undefined && isSameHost ? `/artikel/${slug}/` : address;
    }
    const own = post.paths.find((path) => /\.(?:md|markdown|mdx)$/i.test(path)) ?? '/';
    const asWritten = address.startsWith('/')
      ? address
      : new URL(address, `https://x.invalid${own}`).pathname;
    const slug =
      pageOf(isOwn ? address : asWritten) ??
      pageOf(`/${asWritten.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).at(-1) ?? ''}`);
    if (slug !== undefined) return `/artikel/${slug}/`;
    if (isOwn) return address;
    return origin === undefined ? undefined : new URL(asWritten, origin).href;
  }
}

/** The name of each post in order, the target of every path, and the names of drafts. */
async function nameAll(
  source: SiteSource,
): Promise<{ names: string[]; targets: Map<string, string>; drafts: Set<string> }> {
  const names: string[] = [];
  const taken = new Set<string>();
  const targets = new Map<string, string>();
  const drafts = new Set<string>();
  for await (const { facts, paths, name, body } of source.posts()) {
    const wanted = shortened(fold(facts.slug ?? '')) || slugFor(facts.title ?? name);
    let slug = wanted === 'index' ? slugFor('Index') : wanted;
    const year = facts.date?.slice(0, 4);
    if (taken.has(slug) && year !== undefined) slug = `${wanted}-${year}`;
    for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
    taken.add(slug);
    names.push(slug);
    if (facts.draft) drafts.add(slug);
    // A post without text does not become an article.
    if (readFrontMatter(body).body.trim() === '') continue;
    for (const path of paths) {
      const key = keyOf(path);
      if (!targets.has(key)) targets.set(key, slug);
    }
  }
  return { names, targets, drafts };
}

function shortened(slug: string): string {
  return slug.slice(0, 100).replace(/-$/, '');
}

function pathOf(address: string): string {
  return address.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '');
}

/**
 * A path without the parts that may differ between links: host, trailing slash, extension, case.
 */
function keyOf(address: string): string {
  const decoded = decodeSafely(pathOf(address));
  return decoded.replace(/\/(?:index\.\w+)?$/, '').toLowerCase();
}

function decodeSafely(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

function hostOf(address: string): string | undefined {
  return /^https?:\/\/(?:www\.)?([^/]+)/i.exec(address)?.[1];
}

/** Ignores the day of the import. */
function withoutDay(markdown: string): string {
  return markdown.replace(/^added: .*\n/m, '');
}

const empty = {
  message: 'There is no text in it.',
  remedy: 'Nothing is lost: it was empty in the source too.',
};

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
  problems: Problem[];
  /** Old paths that lead to the articles. */
  paths: number;
  /** Old paths that pages here cannot have, because of their spaces and characters. */
  unanswered: string[];
}
