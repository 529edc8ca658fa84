import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
  const bundle = join(dir, 'pagefind');
  const { index, errors } = await createIndex({
    rootSelector: 'article',
    excludeSelectors: notText,
  });
  if (!index) throw new Error(errors.join('\n'));
  const added = await index.addDirectory({ path: dir, glob: 'artikel/*/index.html' });
  const written = await index.writeFiles({ outputPath: bundle });
  await close();
  const problems = [...errors, ...added.errors, ...written.errors];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  await split(bundle);
}

/** Moves each language's part of a bundle into a folder of its own. */
async function split(bundle: string): Promise<void> {
  const entry = JSON.parse(await readFile(join(bundle, 'pagefind-entry.json'), 'utf8')) as Entry;
  const languages = Object.entries(entry.languages).sort(
    ([a, one], [b, other]) => other.page_count - one.page_count || (a < b ? -1 : 1),
  );
  const files = await readdir(bundle, { recursive: true });
  const code = await readFile(join(bundle, engine));
  for (const [language, facts] of languages) {
    const folder = join(bundle, language);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, engine), code);
    await writeFile(
      join(folder, 'pagefind-entry.json'),
      JSON.stringify({ ...entry, languages: { [language]: facts } }),
    );
    const own = new RegExp(`(^|[\\\\/])(pagefind\\.)?${language}_[^\\\\/]+\\.pf_\\w+$`);
    for (const file of files.filter((name) => own.test(name))) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await rename(join(bundle, file), join(folder, file));
    }
    const stemmer = `wasm.${facts.wasm ?? 'unknown'}.pagefind`;
    await writeFile(join(folder, stemmer), await readFile(join(bundle, stemmer)));
  }
  const names = languages.map(([language]) => language);
  for (const name of await readdir(bundle))
    if (!names.includes(name)) await rm(join(bundle, name), { recursive: true });
  await writeFile(join(bundle, 'languages.json'), JSON.stringify(names));
}

/** `pagefind-entry.json`, where a search begins. */
interface Entry {
  languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
}
