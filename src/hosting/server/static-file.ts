import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { contentType, isText } from '../content-types.ts';

/**
 * Opens the file that a path (below `dir`, decoded, without a slash at its start) stands for: of a folder its
 * `index.html`; of a text the smallest form that the client accepts, when `encodings` names any. Gives back nothing
 * where there is no file. The caller closes it.
 *
 * The file is open before anything is said about it, so that what is sent is one whole file even when the site is
 * replaced meanwhile.
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
  /** In bytes, as it is sent. */
  size: number;
  modified: Date;
}

export interface StaticFile extends OpenFile {
  /** For the header Content-Type. */
  type: string;
  /** For the header Content-Encoding. */
  encoding: 'br' | 'gzip' | undefined;
}
