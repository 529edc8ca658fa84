import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lineAt, shownPath, type Problem } from '../problem.ts';
import { isOldPath, parseOldAddresses } from '../urls/old-addresses.ts';

/** The old paths of articles from `<contentDir>/old-addresses.json`; empty without that file. */
export async function readOldAddresses(
  contentDir: string,
): Promise<{ addresses: ReadonlyMap<string, string>; problems: Problem[] }> {
  const path = join(contentDir, 'old-addresses.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const addresses = text === undefined ? new Map<string, string>() : parseOldAddresses(text);
  if (addresses) {
    const usable = new Map([...addresses].filter(([from]) => isOldPath(from)));
    return { addresses: usable, problems: refusedPaths(addresses, text ?? '', path) };
  }
  const message = 'This file is not a list of old addresses.';
  const remedy = 'It holds one object: {"/2014/05/old-path/": "name-of-the-article"}.';
  return { addresses: new Map(), problems: [{ file: shownPath(path), message, remedy }] };
}

/** Paths from which no host can redirect. */
function refusedPaths(
  addresses: ReadonlyMap<string, string>,
  text: string,
  file: string,
): Problem[] {
  return [...addresses.keys()]
    .filter((path) => !isOldPath(path))
    .map((path) => ({
      file: shownPath(file),
      line: lineAt(text, text.indexOf(JSON.stringify(path))),
      message: `No host can redirect from “${path}”.`,
      remedy:
        'Write a path such as /2014/05/old-path/: letters a to z, digits and . ~ _ - / ! \' ( ) + , @ & = only, everything else percent-encoded.',
    }));
}
