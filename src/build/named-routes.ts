import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesFolder } from '../content/read/article-files.ts';
import { articleRoute } from '../schema/article-paths.ts';
import { readFrontmatter } from '../schema/read-frontmatter.ts';
import { contentDir, site } from '../site.ts';

/**
 * Routes whose addresses contain words that the owner chooses, and the files below `src/routes/`
 * that render them. Astro names routes after files (https://docs.astro.build/en/guides/routing/),
 * so these are added with `injectRoute`.
 * `drafts`: the owner's drafts are shown.
 */
export function namedRoutes(drafts: boolean): NamedRoute[] {
  const { article, topics, authors, search, archive, corrections, page, pictures, cards, imprint } =
    site.paths;
  const articles = articleRoute(article);
  const pictureEndings = ['avif', 'webp', 'jpg', 'png', 'gif'];
  const feeds = ['feed.xml', 'rss.xml', 'feed.json'];
  return [
    { pattern: `${articles}/`, file: 'article/[slug]/index.astro' },
    { pattern: `${articles}/[section]/`, file: 'article/[slug]/[section].astro' },
    { pattern: `${articles}.md`, file: 'article/[slug].md.ts' },
    { pattern: `/${page}/[page]/`, file: 'front/[page].astro' },
    { pattern: `/${topics}/`, file: 'topics/index.astro' },
    { pattern: `/${topics}/[topic]/[...page]/`, file: 'topics/[topic]/[...page].astro' },
    ...feeds.map((name) => ({
      pattern: `/${topics}/[topic]/${name}`,
      file: `topics/[topic]/${name}.ts`,
    })),
    { pattern: `/${authors}/[...path]/`, file: 'authors/[...path].astro' },
    ...feeds.map((name) => ({
      pattern: `/${authors}/[author]/${name}`,
      file: `authors/[author]/${name}.ts`,
    })),
    { pattern: `/${archive}/`, file: 'archive/index.astro' },
    { pattern: `/${archive}/[year]/[...page]/`, file: 'archive/[year]/[...page].astro' },
    { pattern: `/${search}/`, file: 'search/index.astro' },
    // If the owner has a page with this name that is shown, it takes precedence.
    ...(hasOwn(imprint, drafts) ? [] : [{ pattern: `/${imprint}/`, file: 'imprint/index.astro' }]),
    ...(hasOwn(corrections, drafts)
      ? []
      : [{ pattern: `/${corrections}/[...page]/`, file: 'corrections/[...page].astro' }]),
    ...feeds.map((name) => ({
      pattern: `/${corrections}/${name}`,
      file: `corrections/${name}.ts`,
    })),
    ...pictureEndings.map((ending) => ({
      pattern: `/${pictures}/[slug]/[name].${ending}`,
      file: `pictures/[slug]/[name].${ending}.ts`,
    })),
    ...['mp3', 'm4a', 'ogg', 'mp4', 'webm', 'vtt'].map((ending) => ({
      pattern: `/${pictures}/[slug]/[name].${ending}`,
      file: `media/[slug]/[name].${ending}.ts`,
    })),
    { pattern: `/${cards}/[slug]/[name].jpg`, file: 'cards/[slug]/[name].jpg.ts' },
  ];
}

/** Whether the owner has a page of this name that is shown. */
function hasOwn(name: string, drafts: boolean): boolean {
  return [`${name}.md`, `${name}/index.md`].some((page) => {
    const file = join(contentDir, pagesFolder, page);
    return existsSync(file) && (drafts || !isDraft(file));
  });
}

/** What cannot be read is none: the build names what is wrong with it. */
function isDraft(file: string): boolean {
  try {
    const { frontmatter } = readFrontmatter(readFileSync(file, 'utf8'), file, site.lang, 'page');
    return frontmatter?.draft === true;
  } catch {
    return false;
  }
}

interface NamedRoute {
  /** In Astro's syntax for routes. */
  pattern: string;
  /** Relative to `src/routes/`. */
  file: string;
}
