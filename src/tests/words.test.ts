import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../i18n/en.ts';
import { OwnerSite } from './owner-site.ts';

const article = (title: string, more = '') =>
  `---\ntitle: ${title}\ndate: 2026-05-01\n${more}---\n\nTexte.\n\n## Partie\n\nSuite.\n`;

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write('site.yml', 'name: Le Val\nlang: fr\n');
  await site.write(
    'words/fr.yml',
    `share: Partager
sectionOf: Partie {number} sur {total}
minutes: { one: "{minutes} minute", other: "{minutes} minutes" }
articleCount: { one: un article, other: "{count} articles" }
archive: Archives
controls:
  open: Affichage
  faces: [Avec empattements, Sans]
paths: { topics: themes, search: recherche, archive: archives }
`,
  );
  await site.write('words/de.yml', 'share: Weitersagen\n');
  await site.write('articles/2026/pont.md', article('Le pont', 'topics: [Ponts]\n'));
  await site.write('articles/2026/bruecke.md', article('Die Brücke', 'lang: de-CH\n'));
  const built = await site.run('build', {
    env: { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 4, 2) / 1000) },
  });
  expect(built, built.output).toMatchObject({ code: 0 });
  expect(built.output).toMatch(/words\/fr\.yml lacks \d+ messages, which are English .*skipToText/);
  expect(built.output).not.toContain('words/de.yml lacks');
});
afterAll(() => site.delete());

test('a site speaks a language that its owner has words for, on pages and in addresses', () => {
  const page = site.read('articles/pont/index.html');
  expect(page).toContain('<html lang="fr"');
  expect(page).toContain('Partie 1 sur 1');
  expect(page).toContain('>Partager</a>');
  expect(page).toContain('<li>1 minute</li>');
  expect(page).toMatch(/href="\/archives\/"[^>]*>Archives</);
  // What is missing is English.
  expect(page).toContain(en.skipToText);
  expect(site.read('themes/index.html')).toContain('un article');
  expect(site.files()).toContain('recherche/index.html');
});

test('the panel of the reader’s controls has these words too', () => {
  const [, text = ''] = /data-content="([^"]*)"/.exec(site.read('articles/pont/index.html')) ?? [];
  const content = JSON.parse(text.replaceAll('&#34;', '"').replaceAll('&quot;', '"')) as object;
  expect(JSON.stringify(content)).toContain('Avec empattements');
  expect(content).toMatchObject({ name: 'Affichage', reset: en.controls.reset });
});

test('single words of a language that the site has by itself are replaced', () => {
  const page = site.read('articles/bruecke/index.html');
  expect(page).toContain('Weitersagen');
  expect(page).toContain('Abschnitt 1 von 1');
});

test.each([
  ['fr.yml', 'shar: Partager', "There is no field 'shar'.", "Did you mean 'share'?"],
  [
    'fr.yml',
    'sectionOf: Partie {numero} sur {total}',
    'There is no {numero}',
    '{number} and {total}',
  ],
  ['fr.yml', 'sectionOf: Partie {number}', 'The text lacks {total}.', '{number} and {total}'],
  ['fr.yml', 'controls: { sise: Corps }', "There is no field 'sise' in 'controls'.", "mean 'size'"],
  ['fr.yml', 'controls: { faces: [Une] }', 'There are 1 words.', 'Serif'],
  ['fr.yml', 'articleCount: { one: un }', 'articleCount', 'zero, one, two, few, many and other'],
  ['fr.yml', 'paths: { topics: Thèmes }', 'cannot be part of an address', 'lower-case letters'],
  ['french.yml', 'share: Partager', 'is not a language tag', 'fr.yml'],
])('words/%s: “%s” is named with its line', async (name, text, message, remedy) => {
  const file = join(site.content, 'words/fr.yml');
  const before = readFileSync(file, 'utf8');
  await site.write(`words/${name}`, `# Nos mots\n${text}\n`);
  const { code, output } = await site.run('build');
  if (name !== 'fr.yml') await site.remove(`words/${name}`);
  await site.write('words/fr.yml', before);
  expect(code).toBe(1);
  expect(output).toContain(message);
  expect(output).toContain(remedy);
  if (name === 'fr.yml') expect(output).toContain('words/fr.yml:2');
});
