import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { unpack } from '../containers/zip.ts';

/**
 * Unpacks a site's export until the command ends. Returns the path of its content: the file of a
 * WordPress or Ghost export, otherwise the folder. Throws if a file is damaged or too large.
 */
export async function unpackSite(path: string): Promise<string> {
  const files = await unpackAll(await readFile(path));
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [name, data] of files) {
    const target = resolve(folder, name);
    // Names may lead out of the folder, and folders have entries too.
    if (!target.startsWith(folder + sep) || /(?:^|\/)__MACOSX\/|\/$/.test(name)) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, data);
  }
  const top = await withoutWrapper(folder);
  const exports = (await readdir(top)).filter((name) => /\.(?:xml|json)$/i.test(name));
  const hasMore = [...files.keys()].some((name) => /\.(?:md|markdown|csv|html?)$/i.test(name));
  return exports.length === 1 && !hasMore ? join(top, exports[0] ?? '') : top;
}

/** Notion puts its archive, or several parts of it, into another one. */
async function unpackAll(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const files = await unpack(bytes);
  if (![...files.keys()].every((name) => /\.zip$/i.test(name))) return files;
  const parts = await Promise.all([...files.values()].map((part) => unpack(part)));
  return new Map(parts.flatMap((part) => [...part]));
}

/** Many archives contain a single folder. */
async function withoutWrapper(folder: string): Promise<string> {
  const [only, ...others] = await readdir(folder, { withFileTypes: true });
  return only?.isDirectory() && others.length === 0 && !/^(?:posts|content)$/.test(only.name)
    ? withoutWrapper(join(folder, only.name))
    : folder;
}
