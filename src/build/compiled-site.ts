import { randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { digestOf } from '../article/digest.ts';
import { readSealed } from '../article/sealed-file.ts';
import { precompress } from '../hosting/precompress.ts';
import { site } from '../site.ts';
import { filesIn } from './files-in.ts';

/**
 * The pages of a site as code that renders them, and the files that are the same whatever the content: scripts, fonts, what
 * lies in `public/`. Compiled by Astro once for each state of the code and the settings (`code` is its digest) and kept.
 */
export async function compileSite(code: string, cache: string): Promise<CompiledSite> {
  const folder = join(cache, 'compiled', code);
  const kept = openCompiled(folder);
  if (kept) {
    linkPackages(folder);
    utimesSync(folder, new Date(), new Date());
    return kept;
  }
  const fresh = `${folder}.${randomUUID()}`;
  // Astro moves files between the folders it writes to, which it cannot do from one disk to another.
  const near = resolve('.astro', `compile-${randomUUID()}`);
  removeForgotten(resolve('.astro'));
  try {
    const styles = await compile(near);
    cpSync(near, fresh, { recursive: true });
    await compressAssets(join(fresh, 'client'));
    seal(fresh, styles);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    for (const rest of [near, fresh]) rmSync(rest, { recursive: true, force: true });
  }
  removeOldest(join(cache, 'compiled'));
  const compiled = openCompiled(folder);
  if (!compiled) throw new Error(`What Astro wrote into ${folder} is damaged.`);
  return compiled;
}

/** What was compiled into a folder, if all of it is as it was written. */
function openCompiled(folder: string): CompiledSite | undefined {
  try {
    const list = readSealed(join(folder, listName));
    const { files, entry, styles } = JSON.parse(list) as List;
    for (const [file, known] of Object.entries(files))
      if (digestOf(readFileSync(join(folder, file))) !== known) return undefined;
    const assets = Object.keys(files).filter((file) => file.startsWith('client/'));
    return {
      entry: join(folder, 'server', entry),
      styles,
      folder: join(folder, 'client'),
      assets: new Map(
        assets.map((file) => [file.slice('client/'.length), statSync(join(folder, file)).size]),
      ),
    };
  } catch {
    return undefined;
  }
}

/** Has Astro compile everything below a folder in the project, in a process of its own. */
async function compile(folder: string): Promise<PageStyles> {
  const program = join(import.meta.dirname, 'compile.ts');
  // Whoever starts the build may have variables of these names, which Vite would take for its own.
  const { MODE: _mode, PROD: _prod, DEV: _dev, SSR: _ssr, BASE_URL: _base, ...env } = process.env;
  await promisify(execFile)(process.execPath, [program, folder], { env }).catch(
    (error: unknown) => {
      const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
      // What the system says begins with its code.
      throw new Error(/\bE[A-Z]{3,}: .*/.exec(said)?.[0] ?? said, { cause: error });
    },
  );
  return JSON.parse(readFileSync(join(folder, 'styles.json'), 'utf8')) as PageStyles;
}

async function compressAssets(folder: string): Promise<void> {
  if (site.compression !== 'none') await precompress(folder, filesIn(folder), site.compression);
}

/** Lists what is there, so that what is damaged is noticed. */
function seal(folder: string, styles: PageStyles): void {
  linkPackages(folder);
  const files: List['files'] = {};
  for (const part of ['server', 'client'])
    for (const name of filesIn(join(folder, part)))
      files[`${part}/${name}`] = digestOf(readFileSync(join(folder, part, name)));
  const names = readdirSync(join(folder, 'server'));
  const entry = names.find((name) => name.startsWith('prerender-entry.'));
  if (entry === undefined) throw new Error('Astro has left no entry to the code it compiled.');
  const list = JSON.stringify({ files, entry, styles } satisfies List);
  writeFileSync(join(folder, listName), `${digestOf(list)}\n${list}`);
}

/** Lets the packages be found from wherever the cache lies, and wherever the project has been moved to. */
function linkPackages(folder: string): void {
  const [link, goal] = [join(folder, 'node_modules'), resolve('node_modules')];
  if (lstatSync(link, { throwIfNoEntry: false }) && readlinkSync(link) === goal) return;
  rmSync(link, { force: true });
  symlinkSync(goal, link, 'junction');
}

/** What a build that was killed has left behind an hour ago. */
function removeForgotten(parent: string): void {
  const names = existsSync(parent) ? readdirSync(parent) : [];
  for (const folder of names.filter((name) => name.startsWith('compile-')))
    if (statSync(join(parent, folder)).mtimeMs < Date.now() - 3_600_000)
      rmSync(join(parent, folder), { recursive: true, force: true });
}

function removeOldest(parent: string): void {
  const folders = readdirSync(parent).map((name) => join(parent, name));
  const byAge = folders.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const folder of byAge.slice(most)) rmSync(folder, { recursive: true, force: true });
}

/** How many states of the code and the settings are kept: sites that share a cache differ in settings. */
const most = 6;
const listName = 'list.json';

/** The style sheets of each page's route, by the key that Astro gives it. */
export type PageStyles = [key: string, styles: unknown[]][];

interface List {
  /** Digest of each file. */
  files: Record<string, string>;
  /** Name of the module that the others are reached from. */
  entry: string;
  styles: PageStyles;
}

export interface CompiledSite {
  /** The module that renders pages, absolute. */
  entry: string;
  styles: PageStyles;
  /** The folder with the files that go into every site. */
  folder: string;
  /** Size in bytes of each of them, by its path there. */
  assets: ReadonlyMap<string, number>;
}
