import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { builtSites } from './sites.ts';

const sites = await builtSites('own', 'specimen');
const seed = jsonLd('own', 'musk-trump-gespraech-auf-x');

test('articles are described in schema.org’s vocabulary', () => {
  const articles = {
    seed,
    guide: jsonLd('own', 'anleitung'),
    specimen: jsonLd('specimen', 'alle-bausteine'),
    pictures: jsonLd('specimen', 'bildstrecke'),
  };
  const source = Object.entries(articles).map(
    ([name, data]) =>
      `export const ${name}: WithContext<NewsArticle> = ${JSON.stringify(data, null, 1)};`,
  );
  expect(typeErrors(source.join('\n'))).toEqual([]);
});

test('a word that schema.org does not know would be found', () => {
  const data = { '@context': 'https://schema.org', '@type': 'NewsArticle', headlines: 'Titel' };
  const source = `export const wrong: WithContext<NewsArticle> = ${JSON.stringify(data)};`;
  expect(typeErrors(source).join()).toContain('headlines');
});

test('the seed article names its month, its sections, its picture’s credit and who said the quotation', () => {
  expect(seed['datePublished']).toBe('2024-08');
  const sections = seed['hasPart'] as Part[];
  expect(sections.map(({ position, name }) => [position, name])).toEqual([
    [1, 'Technische Probleme verzögern Gespräch von Musk und Trump'],
    [2, 'Elon Musk bietet sich für Trump-Regierung an'],
    [3, 'Trump warnt vor „nuklearer Erwärmung“'],
    [4, 'Trump macht Biden für russischen Angriffskrieg verantwortlich'],
  ]);
  expect(sections[0]?.hasPart).toEqual([
    {
      '@type': 'ImageObject',
      caption:
        'Viele wollten in den Livestream auf X rein – konnten aber nichts hören. (Archivbild)',
      creditText: 'Matt Rourke/Jos’ Luis Villegas/AP/dpa',
    },
  ]);
  expect(sections[3]?.hasPart).toMatchObject([
    { '@type': 'Quotation', creator: { '@type': 'Person', name: 'Donald Trump' } },
  ]);
});

test('an article’s breadcrumb leads from the front page by its first topic', () => {
  const { breadcrumb } = jsonLd('specimen', 'alle-bausteine')['mainEntityOfPage'] as {
    breadcrumb: { itemListElement: { name: string; item: string }[] };
  };
  expect(breadcrumb.itemListElement.map(({ name, item }) => [name, item])).toEqual([
    ['Abschnitt', 'https://abschnitt.example/'],
    ['Muster', 'https://abschnitt.example/themen/muster/'],
    ['Alle Bausteine auf einer Seite', 'https://abschnitt.example/artikel/alle-bausteine/'],
  ]);
});

/**
 * What TypeScript finds in the data, held against the types that Google makes of the vocabulary.
 */
function typeErrors(source: string): string[] {
  const file = join(import.meta.dirname, 'json-ld.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    skipLibCheck: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const text = `import type { NewsArticle, WithContext } from 'schema-dts';\n${source}`;
  const open = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, text, version) : open(name, version);
  host.fileExists = (name) => name === file || ts.sys.fileExists(name);
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics()
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

function jsonLd(site: 'own' | 'specimen', slug: string): Record<string, unknown> {
  const page = readFileSync(join(sites[site], 'artikel', slug, 'index.html'), 'utf8');
  const json = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
  return JSON.parse(json) as Record<string, unknown>;
}

interface Part {
  name: string;
  position: number;
  hasPart?: Record<string, unknown>[];
}
