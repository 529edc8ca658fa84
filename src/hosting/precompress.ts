import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  type BrotliOptions,
  constants,
  gzip,
  gzipSync,
} from 'node:zlib';
import { isText } from '../urls/content-types.ts';
import { isHashed } from './headers.ts';

/**
 * Writes `<file>.br` and `<file>.gz` next to every text file of 1 kB or more, where that is
 * smaller. `quality` is brotli's, 0 to 11; files with a hash in their name get the best one,
 * because they are few. Forms in `done` exist already and are kept. Returns the forms that it
 * wrote.
 */
export async function precompress(
  dir: string,
  files: readonly string[],
  quality: number,
  done: ReadonlySet<string> = new Set(),
  advance: (files: number) => void = () => undefined,
): Promise<string[]> {
  const written: string[] = [];
  let next = 0;
  const work = async () => {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      advance(next);
      if (!isText(file) || (done.has(`${file}.br`) && done.has(`${file}.gz`))) continue;
      const path = join(dir, file);
      const bytes = await readFile(path);
      if (bytes.length < smallest) continue;
      const brotli = compress(bytes, brotliOptions(file, bytes, quality));
      await Promise.all([
        keep(`${file}.br`, await brotli, bytes),
        keep(`${file}.gz`, await zip(bytes, gzipOptions), bytes),
      ]);
    }
  };
  // An existing form may be linked from another site, so it is not overwritten.
  const keep = async (form: string, compressed: Buffer, bytes: Buffer) => {
    if (compressed.length >= bytes.length || done.has(form)) return;
    await writeFile(join(dir, form), compressed);
    written.push(form);
  };
  // Node compresses in four threads of its own.
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) * 2 }, work));
  return written;
}

/** The compressed forms of a file in memory, by extension; only those that are smaller. */
export function compressNow(
  file: string,
  bytes: Buffer,
  quality: number,
): [ending: string, compressed: Buffer][] {
  if (!isText(file) || bytes.length < smallest) return [];
  const forms: [string, Buffer][] = [
    ['.br', brotliCompressSync(bytes, brotliOptions(file, bytes, quality))],
    ['.gz', gzipSync(bytes, gzipOptions)],
  ];
  return forms.filter(([, compressed]) => compressed.length < bytes.length);
}

function brotliOptions(file: string, bytes: Buffer, quality: number): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: isHashed(file) ? 11 : quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      // A window no larger than the file: larger ones take longer to set up and find nothing more.
      [constants.BROTLI_PARAM_LGWIN]: Math.min(
        22,
        Math.max(16, Math.ceil(Math.log2(bytes.length))),
      ),
    },
  };
}

/** Level 9 takes half as long again and saves nothing on pages of this size. */
const gzipOptions = { level: 7 };

const compress = promisify(brotliCompress);
const zip = promisify(gzip);

/** In bytes. Smaller files fit into one packet anyway. */
const smallest = 1024;
