import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { shapes } from './shapes.ts';

/**
 * Writes one article for each kind of file that is too much, broken, or no file; returns their
 * paths by kind.
 */
export function writeBrokenFiles(contentDir: string): Map<string, string> {
  const kinds: [name: string, write: (path: string) => void][] = [
    ...shapes.map(([name, text]) => kind(name, () => article(text()))),
    ...Object.entries(frontMatters).map(([name, text]) =>
      kind(name, () => `---\n${text()}\n---\n\nWort.\n`),
    ),
    ...Object.entries(bytes).map(([name, text]) => kind(name, text)),
    ...Object.entries(noFiles),
  ];
  return new Map(
    kinds.map(([name, write], index) => {
      const file = `articles/2026/datei-${index}.md`;
      const path = join(contentDir, file);
      mkdirSync(dirname(path), { recursive: true });
      write(path);
      return [name, file];
    }),
  );
}

const seed = readFileSync(
  resolve(import.meta.dirname, '../../../content/articles/2024/musk-trump-gespraech-auf-x.md'),
);

/** Front matter of every shape a parser of YAML could stumble over. */
const frontMatters: Record<string, () => string> = {
  'fields in fields': () => `title: Titel\ndate: 2026\nauthors: ${'['.repeat(9000)}`,
  'objects in objects': () => `title: Titel\ndate: 2026\nsource: ${'{a: '.repeat(4000)}`,
  'lists in lists': () => `title: Titel\ndate: 2026\ntopics:\n  ${'- '.repeat(9000)}a`,
  'anchors that multiply': () =>
    `a: &a [x,x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, at) => `${name}: &${name} [${`*${'abcdefg'[at]},`.repeat(9)}]`).join('\n')}\ntitle: *h`,
  'a title of 15 kB': () => `title: ${'Wort '.repeat(3000)}\ndate: 2026`,
  'a front matter of 1 MB': () => `title: ${'Wort '.repeat(200_000)}\ndate: 2026`,
  '5,000 fields': () => Array.from({ length: 5000 }, (_, n) => `a${n}:`).join('\n'),
  '900 topics': () =>
    `title: Titel\ndate: 2026\ntopics: [${Array.from({ length: 900 }, (_, n) => `Thema ${n}`).join(', ')}]`,
  'names of every object': () =>
    'title: Titel\ndate: 2026\n__proto__: a\nconstructor: b\ntoString: c',
  'tags of YAML': () => 'title: !!js/function "alert(1)"\ndate: !!timestamp 2026',
  'quotation marks in quotation marks': () => `title: ${`"'`.repeat(5000)}\ndate: 2026`,
  'a block of text': () => `title: |\n${'  a\n'.repeat(4000)}\ndate: 2026`,
};

/** Files that are not text, or not all of it. */
const bytes: Record<string, () => Uint8Array | string> = {
  'an empty file': () => '',
  'only a front matter': () => '---\ntitle: Titel\ndate: 2026\n---\n',
  'a front matter without an end': () => '---\ntitle: Titel\n',
  'bytes by chance': () =>
    Uint8Array.from({ length: 100_000 }, (_, n) => (n * n * 31 + n * 7) % 256),
  'a letter cut in two': () => seed.subarray(0, seed.indexOf('ü') + 1),
  'the first half of an article': () => seed.subarray(0, seed.length / 2),
  'UTF-16': () => Buffer.from(seed.toString(), 'utf16le'),
  'Latin-1': () => Buffer.from(seed.toString(), 'latin1'),
  'a picture': () =>
    readFileSync(resolve(import.meta.dirname, '../specimen/articles/2026/bildstrecke/rot.png')),
  'an article after an article': () => Buffer.concat([seed, seed]),
  'two thousand articles': () => Buffer.concat(Array.from({ length: 2000 }, () => seed)),
  'lines that end as on old Macs': () => seed.toString().replaceAll('\n', '\r'),
  'marks of byte order': () => '\uFEFF'.repeat(1000) + seed.toString(),
};

/** What has the name of an article and is none. */
const noFiles: Record<string, (path: string) => void> = {
  'a folder': (path) => mkdirSync(path),
  'a link to nowhere': (path) => symlinkSync('nowhere.md', path),
  'a link to itself': (path) => symlinkSync(path, path),
  'a link out of the folder': (path) => {
    const outside = join(dirname(path), '../../../outside.md');
    writeFileSync(outside, article('Geheim.'));
    symlinkSync(outside, path);
  },
  'a link to a device': (path) => symlinkSync('/dev/zero', path),
  'a pipe nobody writes to': (path) => execFileSync('mkfifo', [path]),
};

/** Files of this kind need a file system and programs that Windows has not. */
export const namesOfNoFiles = Object.keys(noFiles);

function article(text: string): string {
  return `---\ntitle: Titel\ndate: 2026\n---\n\n${text}`;
}

function kind(
  name: string,
  text: () => Uint8Array | string,
): [name: string, write: (path: string) => void] {
  return [name, (path) => writeFileSync(path, text())];
}
