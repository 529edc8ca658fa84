import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Lets Astro use a scaled picture of an earlier build only if that build came to its end, and if the file is still as
 * it was then. Astro takes any file of the right name, even one that was cut off when a build was killed or a disk was full.
 */
export function soundPictures(): AstroIntegration {
  let folder = '';
  let record = '';
  return {
    name: 'abschnitt-sound-pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(new URL('assets/', config.cacheDir));
        record = fileURLToPath(new URL('pictures.json', config.cacheDir));
        removeDoubtful(folder, record);
      },
      'astro:build:done': () => remember(folder, record),
    },
  };
}

function removeDoubtful(folder: string, record: string): void {
  const known = read(record);
  for (const [name, stamp] of stamps(folder))
    if (known.get(name) !== stamp) rmSync(join(folder, name), { recursive: true });
}

function remember(folder: string, record: string): void {
  const fresh = stamps(folder);
  if (fresh.length > 0) writeFileSync(record, JSON.stringify(fresh));
}

/** What is damaged counts as empty. */
function read(record: string): Map<string, string> {
  try {
    return new Map(JSON.parse(readFileSync(record, 'utf8')) as [string, string][]);
  } catch {
    return new Map();
  }
}

/** Name, and size and time of the last change, of each file. */
function stamps(folder: string): [string, string][] {
  try {
    return readdirSync(folder).map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return [name, `${size} ${mtimeMs}`];
    });
  } catch {
    return [];
  }
}
