import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { contentType, isText } from '../../urls/content-types.ts';

/**
 * Opens the file for a path (below `dir`, decoded, without a leading slash): for a folder its
 * `index.html`; for a text the smallest form that the client accepts, if `encodings` names any.
 * Returns `undefined` if there is no file. The caller closes it.
 *
 * The file is opened before its headers are computed, so that a whole file is sent even if the site
 * is replaced meanwhile.
 */
export async function openStatic(
  dir: string,
  path: string,
  encodings: ReadonlySet<string>,
): Promise<StaticFile | undefined> {
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const plain = await openFile(join(dir, name));
  if (!plain) return undefined;
  const type = contentType(name);
  if (isText(name)) {
    for (const [encoding, ending] of compressed) {
      const file = encodings.has(encoding) && (await openFile(join(dir, name + ending)));
      if (!file) continue;
      await plain.handle.close();
      return { ...file, type, encoding };
    }
  }
  return { ...plain, type, encoding: undefined };
}

async function openFile(path: string): Promise<OpenFile | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const stat = await handle.stat();
    if (stat.isFile()) return { handle, size: stat.size, modified: new Date(stat.mtimeMs) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!absent.has(String(code))) throw error;
  }
  await handle?.close();
  return undefined;
}

const absent = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
  'EINVAL',
  'EACCES',
  'ELOOP',
]);
const compressed = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

interface OpenFile {
  handle: FileHandle;
  /** In bytes, as sent. */
  size: number;
  modified: Date;
}

export interface StaticFile extends OpenFile {
  /** Value of the Content-Type header. */
  type: string;
  /** Value of the Content-Encoding header. */
  encoding: 'br' | 'gzip' | undefined;
}
