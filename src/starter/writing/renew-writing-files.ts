import { constants, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decapConfig } from './decap-config.ts';
import { madeMark } from './made-mark.ts';
import { writingFiles } from './writing-files.ts';

/**
 * Makes anew, in a content folder, what helps to write: from the fields that articles have in this
 * version. Only files that `npm run new` made are touched, and the text before is kept beside each.
 */
export async function renewWritingFiles(folder: string, lang: 'de' | 'en'): Promise<Renewed> {
  const done: Renewed = { renewed: [], left: [] };
  const files = [...writingFiles(lang), ['public/admin/config.yml', decapConfig(lang)] as const];
  for (const [name, made] of files) {
    // Owners add to these.
    if (/(?:settings|extensions)\.json$/.test(name)) continue;
    const file = join(folder, name);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const written = text?.replaceAll('\r\n', '\n');
    if (written === undefined) continue;
    // The repository is the owner's.
    const own = backend.exec(written)?.[0];
    const renewed = own === undefined ? made : made.replace(backend, () => own);
    if (renewed === written) continue;
    if (!written.slice(0, 200).includes(madeMark)) done.left.push(name);
    else {
      const kept = await keepBeside(file);
      await writeFile(file, renewed);
      done.renewed.push({ name, kept: name + kept });
    }
  }
  return done;
}

const backend = /^backend:\n(?: .*\n)+/m;

/** Copies a file to a free name beside it; gives back what that name has at its end. */
async function keepBeside(file: string): Promise<string> {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '.bak' : `.${number}.bak`;
    const isCopied = await copyFile(file, file + ending, constants.COPYFILE_EXCL).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (isCopied) return ending;
  }
}

/** By path below the content folder. */
export interface Renewed {
  renewed: { name: string; kept: string }[];
  /** Files of the same names that are their owner's. */
  left: string[];
}
