import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { shownPath, type Problem } from '../problem.ts';
import { splitPattern } from './article-paths.ts';
import { parseArticlePattern } from './parse-article-pattern.ts';
import { line, refuse } from './fields.ts';
import { normaliseText } from './normalise-text.ts';
import { readFields } from './read-fields.ts';
import { routeKinds, type RouteNames } from './route-names.ts';

/** The folder for the owner's words of the interface, with one file per language. */
const wordsFolder = 'words';

/** The files in it, relative to the content folder. */
export function wordFiles(contentDir: string): string[] {
  const folder = join(contentDir, wordsFolder);
  return existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => `${wordsFolder}/${name}`)
    : [];
}

/** A word in addresses. */
const pathWord = line.transform((text, context) => {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && !reserved.has(text)) return text;
  if (reserved.has(text)) return refuse(context, `"${text}" is reserved.`, 'Choose another word.');
  const remedy = 'Write one word of lower-case letters a to z, digits and hyphens.';
  return refuse(context, `"${text}" cannot be part of an address.`, remedy);
});

/** How articles are addressed: by a word, or by a pattern. */
const articlePaths = line
  .meta({ description: 'A word, or a pattern such as /{year}/{month}/{slug}/.' })
  .transform((text, context) => {
    const read = /[/{}:%]/.test(text) ? parseArticlePattern(text) : { pattern: text };
    if (!('pattern' in read)) return refuse(context, read.message, read.remedy);
    const { beginning } = splitPattern(read.pattern);
    const word = pathWord.safeParse(beginning.split('/')[0]);
    const [issue] = beginning === '' || word.success ? [] : word.error.issues;
    const { remedy } = (issue?.code === 'custom' && issue.params) || {};
    return issue ? refuse(context, issue.message, String(remedy)) : read.pattern;
  });

/** Names at the top of every site. */
const reserved = new Set([
  '404',
  'offline',
  'software',
  'pagefind',
  'sw',
  'feed',
  'rss',
  'addresses',
  'icon',
]);

/** Some of the words in addresses. */
export const pathWords = z.strictObject(
  Object.fromEntries(
    routeKinds.map((kind) => [
      kind,
      (kind === 'article' ? articlePaths : pathWord).exactOptional(),
    ]),
  ) as Record<keyof RouteNames, z.ZodExactOptional<typeof pathWord>>,
);

/** The words in addresses of new sites in a language, from `paths` in the owner's file of words. */
export function readPathWords(
  contentDir: string,
  lang: string,
): { paths: Partial<RouteNames>; problems: Problem[] } {
  const [language = ''] = lang.split('-');
  const path = [lang, language]
    .map((tag) => join(contentDir, wordsFolder, `${tag}.yml`))
    .find((file) => existsSync(file));
  if (path === undefined) return { paths: {}, problems: [] };
  const { data, problems } = readFields(normaliseText(readFileSync(path, 'utf8')).split('\n'), {
    // The rest of the file is read together with the words.
    schema: z.looseObject({ paths: pathWords.prefault({}) }),
    vocabulary: { fields: { '': [], paths: routeKinds } },
    firstLine: 1,
    file: shownPath(path),
  });
  return { paths: data?.paths ?? {}, problems };
}
