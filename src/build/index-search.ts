import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** What stands in an article and is not its text: the words of the interface, but not the kicker. */
const notText = ['.ui:not(.kicker)', '.number', '.for-ears', 'nav', 'button', 'details.contents'];

/** The part of a Pagefind bundle that a page of one's own needs; the rest is its ready-made interfaces. */
const engine = 'pagefind.js';

/**
 * Makes the search index of a built site, in `pagefind/<language>/`, and lists the languages in `pagefind/languages.json`,
 * the one with the most articles first. Only articles are indexed: neither sections' own pages, which hold the article
 * once more, nor lists. Throws when Pagefind reports a problem.
 *
 * Each language has a folder of its own, because Pagefind's stemmer is compiled for one language and a page can hold
 * only one of them for each address the engine is loaded from.
 */
export async function indexSearch(dir: string): Promise<void> {
  const { index, errors } = await createIndex({
    rootSelector: 'article',
    excludeSelectors: notText,
  });
  if (!index) throw new Error(errors.join('\n'));
  const added = await index.addDirectory({ path: dir, glob: 'artikel/*/index.html' });
  // Not `writeFiles`, which answers before everything is on the disk.
  const { errors: failures, files } = await index.getFiles();
  await close();
  const problems = [...errors, ...added.errors, ...failures];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const bundle = new Map(files.map(({ path, content }) => [path, content]));
  const entry = JSON.parse(
    Buffer.from(bundleFile(bundle, 'pagefind-entry.json')).toString(),
  ) as Entry;
  const languages = Object.entries(entry.languages).sort(
    ([a, one], [b, other]) => other.page_count - one.page_count || (a < b ? -1 : 1),
  );
  const write = async (path: string, content: string | Uint8Array) => {
    const goal = join(dir, 'pagefind', path);
    await mkdir(dirname(goal), { recursive: true });
    await writeFile(goal, content);
  };
  for (const [language, facts] of languages) {
    const own = new RegExp(`(^|/)(pagefind\\.)?${language}_[^/]+\\.pf_\\w+$`);
    const stemmer = `wasm.${facts.wasm ?? 'unknown'}.pagefind`;
    for (const [path, content] of bundle)
      if (own.test(path) || path === engine || path === stemmer)
        await write(`${language}/${path}`, content);
    const only = { ...entry, languages: { [language]: facts } };
    await write(`${language}/pagefind-entry.json`, JSON.stringify(only));
  }
  await write('languages.json', JSON.stringify(languages.map(([language]) => language)));
}

function bundleFile(bundle: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const content = bundle.get(path);
  if (!content) throw new Error(`Pagefind has made no ${path}.`);
  return content;
}

/** `pagefind-entry.json`, where a search begins. */
interface Entry {
  languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
}
