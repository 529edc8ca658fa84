import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { defaultLimits } from '../markdown/limits.ts';
import type { Problem } from '../problem.ts';

/**
 * The text of an article's file; `file` is its path relative to the content folder. What is no file of text in that
 * folder, or larger than an article can be, is not read at all: the problem says what it is.
 */
export async function readArticleFile(
  contentDir: string,
  file: string,
): Promise<{ text: string } | { problem: Omit<Problem, 'file'> }> {
  const path = join(contentDir, file);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return { problem: found ? notAFile : leadsNowhere };
  const [real, folder] = await Promise.all([realpath(path), realpath(contentDir)]);
  if (!real.startsWith(folder + sep)) return { problem: leadsOut };
  if (found.size > largest) {
    return {
      problem: {
        message: `The file has ${found.size} bytes; an article has at most ${largest}.`,
        remedy: 'Divide it into several articles.',
      },
    };
  }
  const text = decode(await readFile(path));
  return text === undefined ? { problem: notUtf8 } : { text };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text and front matter. */
const largest = defaultLimits.bytes + 100_000;

const notAFile = {
  message: 'This is not a file.',
  remedy: 'Take “.md” off its name, or put a Markdown file in its place.',
};
const leadsNowhere = {
  message: 'This link to a file leads nowhere.',
  remedy: 'Delete it, or put the file itself here.',
};
const leadsOut = {
  message: 'This link leads to a file outside the content folder.',
  remedy: 'Put the file itself here.',
};
const notUtf8 = {
  message: 'This file is not UTF-8 text.',
  remedy: 'Save it again with the encoding UTF-8.',
};
