import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { adminFiles, writingFiles } from './writing/writing-files.ts';
import { engineVersion } from '../schema/engine-version.ts';

const template = resolve(import.meta.dirname, 'template');

/**
 * Writes the content folder of a new site: settings, one example article dated `today`, a workflow
 * that publishes the site, and configurations for editors. The folder must be empty or missing.
 * Returns the files, relative to the folder.
 */
export async function writeNewSite(
  folder: string,
  { name, lang, today, admin = false }: NewSite,
): Promise<string[]> {
  const values = { name, lang, today, engine: engineVersion, folder: basename(folder) };
  const year = today.slice(0, 4);
  const files: [from: string, to: string][] = [
    ['site.yml', 'site.yml'],
    ['README.md', 'README.md'],
    ['.gitattributes', '.gitattributes'],
    ['.github/workflows/publish.yml', '.github/workflows/publish.yml'],
    [
      `article.${lang}.md`,
      `articles/${year}/${lang === 'de' ? 'erster-artikel' : 'first-article'}.md`,
    ],
  ];
  for (const [from, to] of files) {
    const text = await readFile(join(template, from), 'utf8');
    const shown = to.endsWith('.yml') ? { ...values, name: inYaml(name) } : values;
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await writeFile(join(folder, to), fillIn(text, shown), { flag: 'wx' });
  }
  const made = [...writingFiles(lang), ...(admin ? adminFiles(lang) : [])];
  for (const [to, text] of made) {
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await writeFile(join(folder, to), text, { flag: 'wx' });
  }
  return [...files.map(([, to]) => to), ...made.map(([to]) => to)];
}

interface NewSite {
  name: string;
  lang: 'de' | 'en';
  /** In the form `2026-11-22`. */
  today: string;
  /** Whether to add an editor at `/admin/`. */
  admin?: boolean;
}

/** Whether the folder is empty or missing. */
export async function isFree(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return names.every((name) => name === '.git');
}

/** Replaces each `__name__` by its value. */
function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/__(\w+?)__/g, (mark, name: string) => values[name] ?? mark);
}

/** Quotes a text for YAML. */
function inYaml(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} .-]*$/u.test(text) ? text : JSON.stringify(text);
}
