import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pagesFolder } from '../content/article-files.ts';
import { contentDir, type site } from '../site.ts';

/**
 * Routes whose addresses contain words that the owner chooses, and the files below `src/routes/`
 * that render them. Astro names routes after files (https://docs.astro.build/en/guides/routing/),
 * so these are added with `injectRoute`.
 */
export function namedRoutes({ paths }: Pick<typeof site, 'paths'>): NamedRoute[] {
  const { article, topics, authors, search, archive, corrections, page, pictures, cards, imprint } =
    paths;
  const pictureEndings = ['avif', 'webp', 'jpg', 'png', 'gif'];
  const feeds = ['feed.xml', 'rss.xml', 'feed.json'];
  return [
    { pattern: `/${article}/[slug]/`, file: 'article/[slug]/index.astro' },
    { pattern: `/${article}/[slug]/[section]/`, file: 'article/[slug]/[section].astro' },
    { pattern: `/${article}/[slug].md`, file: 'article/[slug].md.ts' },
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
    // If the owner has a page with this name, it takes precedence.
    ...(hasOwn(imprint) ? [] : [{ pattern: `/${imprint}/`, file: 'imprint/index.astro' }]),
    ...(hasOwn(corrections)
      ? []
      : [{ pattern: `/${corrections}/[...page]/`, file: 'corrections/[...page].astro' }]),
    { pattern: `/${corrections}/feed.xml`, file: 'corrections/feed.xml.ts' },
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

function hasOwn(name: string): boolean {
  return [`${name}.md`, `${name}/index.md`].some((file) =>
    existsSync(join(contentDir, pagesFolder, file)),
  );
}

interface NamedRoute {
  /** In Astro's syntax for routes. */
  pattern: string;
  /** Relative to `src/routes/`. */
  file: string;
}
