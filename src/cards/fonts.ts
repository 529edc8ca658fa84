import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';

const require = createRequire(import.meta.url);

/**
 * The fonts of the cards, in order of preference. They come as npm packages, so that a card looks
 * the same on every machine. To support another script, install its package and add its file.
 */
const files = [
  'newsreader/files/newsreader-latin-opsz-normal.woff2',
  'newsreader/files/newsreader-latin-ext-opsz-normal.woff2',
  'newsreader/files/newsreader-vietnamese-opsz-normal.woff2',
  'noto-serif/files/noto-serif-cyrillic-wght-normal.woff2',
  'noto-serif/files/noto-serif-cyrillic-ext-wght-normal.woff2',
  'noto-serif/files/noto-serif-greek-wght-normal.woff2',
  'noto-serif/files/noto-serif-greek-ext-wght-normal.woff2',
  'noto-serif/files/noto-serif-math-wght-normal.woff2',
  'noto-serif-hebrew/files/noto-serif-hebrew-hebrew-wght-normal.woff2',
  'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2',
];

/** The fonts with the characters that each has. */
export function readFonts(): CardFont[] {
  return files.map((file, index) => {
    const data = readFileSync(require.resolve(`@fontsource-variable/${file}`));
    const font = create(data);
    if (font.isCollection) throw new Error(`${file} holds more than one font.`);
    return { family: `Card ${index + 1}`, data, characters: new Set(font.characterSet) };
  });
}

interface CardFont {
  /** A name that no font on the machine has. */
  family: string;
  data: Buffer;
  /** Unicode code points. */
  characters: ReadonlySet<number>;
}
