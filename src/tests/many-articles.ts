import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes 130 small articles of one year, so that every list has several pages, and beside them a
 * renamed article, one with a translation, one whose day is not known, and a draft.
 */
export async function writeManyArticles(contentDir: string): Promise<void> {
  const folder = join(contentDir, 'articles/2025');
  await mkdir(folder, { recursive: true });
  const write = (slug: string, fields: string, more = '') =>
    writeFile(
      join(folder, `${slug}.md`),
      `---\n${fields}\n---\n\n## Abschnitt\n\nText von ${slug}.${more}\n`,
    );
  for (let number = 1; number <= 130; number += 1) {
    const date = `2025-${pad(1 + Math.floor(number / 28))}-${pad(1 + (number % 28))}`;
    await write(
      `meldung-${number}`,
      `title: Meldung ${number}\ndate: ${date}\ntopics: [${number % 2 === 0 ? 'Gerade' : 'Ungerade'}]`,
    );
  }
  await write(
    'neuer-name',
    'title: Umbenannt\ndate: 2025-11-01\nformerly: [aeltester-name, alter-name]',
  );
  await write(
    'bruecke',
    'title: Die Brücke\ndate: 2025-12-01\ntranslations: { en: bridge }\ndescription: Was a < b & <b>c</b> heißt',
    ' Mehr [nebenan](../bridge/).',
  );
  await write('ohne-tag', 'title: Ohne Tag\ndate: 2025-11');
  await write('bridge', 'title: The bridge\ndate: 2025-12-01\nlang: en');
  await write('entwurf', 'title: Entwurf\ndate: 2025-12-02\ndraft: true\ntopics: [Geheim]');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
