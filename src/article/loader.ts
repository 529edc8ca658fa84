import { join, relative, resolve, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { typeset } from '../markdown/typography.ts';
import { printProblems } from '../problem.ts';
import type { ArticleFacts, SectionFacts } from './article.ts';
import { decoded } from './check-pictures.ts';
import { handedOver } from './hand-over.ts';
import { readArticles, type AddressedArticle, type SourceArticle } from './read-articles.ts';
import { linkTranslations, type Translation } from './translations.ts';

/**
 * Loads the facts of every article into Astro's content store. The text stays in its file: pages render it when
 * they need it. With a problem in any file a build stops; the preview shows the articles that are in order.
 */
export function articleLoader(contentDir: string): Loader {
  return {
    name: 'articles',
    load: async (context) => {
      await load(contentDir, context);
      watch(contentDir, context);
    },
  };
}

async function load(contentDir: string, context: LoaderContext) {
  const { store, config, logger, watcher } = context;
  const { articles, problems } = handedOver() ?? (await readArticles(contentDir));
  if (problems.length > 0) {
    const report = printProblems(problems);
    if (!watcher) throw new Error(report);
    logger.error(report);
  }
  const root = config.root.pathname;
  // Everything is set anew: Astro lists the pictures it has to import only when an entry changes, and its list
  // in `.astro/` may stem from a site with other content.
  store.clear();
  const { translations } = linkTranslations(articles);
  for (const source of articles) {
    // Only the preview watches files, and only there drafts are shown.
    if (source.frontmatter.draft && !watcher) continue;
    const filePath = relative(root, join(contentDir, source.file)).split(sep).join('/');
    const facts = factsOf(source, translations.get(source.slug) ?? []);
    const data = { facts, pictures: picturesOf(source) };
    store.set({
      id: source.slug,
      data: await context.parseData({ id: source.slug, data, filePath }),
      filePath,
    });
  }
}

function watch(contentDir: string, context: LoaderContext) {
  const { watcher } = context;
  if (!watcher) return;
  const folders = ['articles', 'anchors'].map((name) => resolve(contentDir, name));
  watcher.add(folders);
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher.on(event, (path: string) => {
      if (folders.some((folder) => resolve(path).startsWith(folder + sep)))
        void load(contentDir, context);
    });
  }
}

function factsOf(
  { slug, file, frontmatter, outline, addresses }: AddressedArticle,
  translations: Translation[],
): ArticleFacts {
  const { lang } = frontmatter;
  const set = (text: string) => typeset(text, lang);
  return {
    ...frontmatter,
    translations,
    slug,
    file,
    title: set(frontmatter.title),
    ...(frontmatter.kicker !== undefined && { kicker: set(frontmatter.kicker) }),
    ...(frontmatter.description !== undefined && { description: set(frontmatter.description) }),
    corrections: frontmatter.corrections.map(({ date, text }) => ({ date, text: set(text) })),
    sections: outline.flatMap(({ level, number, heading, words, ...own }): SectionFacts[] => {
      if (!heading) return [];
      const { id, formerIds } = addresses.sections[number - 1] ?? { id: own.id, formerIds: [] };
      return [{ id, formerIds, level, number, ...heading, words }];
    }),
    removed: addresses.removed,
    formerAddresses: addresses.formerAddresses,
    words: outline.reduce((sum, { words }) => sum + words, 0),
  };
}

/** Each picture's source, with the path under which Astro's image pipeline finds the file. */
function picturesOf({ pictures }: SourceArticle): Record<string, string> {
  return Object.fromEntries(
    pictures.map((source) => [source, `./${decoded(source).replace(/^\.\//, '')}`]),
  );
}
