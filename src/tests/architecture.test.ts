/**
 * Holds the order of the rooms, as the folders of `src/` are called here: data flows one way, so
 * what is downstream may import what is upstream and never the other way round. `allowed` is that
 * order. Tests and everything in `src/tests/` may import anything.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { importedFiles } from '../cache/imported-files.ts';

/**
 * Which rooms each room may import beside itself. A room stands below all that it imports.
 * Those in `everywhere` are open to all but the rooms that run in readers' browsers.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  embeds: [],
  schema: ['embeds'],
  site: ['schema'],
  cli: [],
  cache: ['schema'],
  settings: ['cache'],
  i18n: ['schema'],
  styles: [],
  anchors: [],
  markdown: ['i18n', 'anchors'],
  urls: ['schema'],
  theme: [],
  images: ['cache', 'anchors', 'markdown', 'urls'],
  content: ['cli', 'cache', 'schema', 'anchors', 'markdown', 'urls', 'images'],
  'content.config': ['content'],
  article: [
    ...['embeds', 'cache', 'i18n', 'schema', 'anchors', 'markdown', 'urls', 'images', 'content'],
  ],
  'service-worker': [],
  client: ['i18n', 'service-worker'],
  search: ['cache', 'client'],
  components: [
    ...['embeds', 'i18n', 'styles', 'schema', 'markdown', 'urls', 'images'],
    ...['content', 'article', 'client', 'search'],
  ],
  layouts: [
    ...['embeds', 'i18n', 'styles', 'urls', 'theme', 'content', 'article'],
    ...['service-worker', 'components'],
  ],
  feeds: ['i18n', 'schema', 'markdown', 'urls', 'images', 'content', 'article'],
  cards: ['i18n', 'schema', 'markdown', 'urls', 'theme', 'content', 'article'],
  pages: [
    ...[
      'i18n',
      'urls',
      'theme',
      'images',
      'content',
      'article',
      'components',
      'layouts',
      'feeds',
      'cards',
    ],
  ],
  routes: [
    ...['i18n', 'urls', 'images', 'content', 'article', 'components', 'layouts', 'feeds', 'cards'],
  ],
  importer: ['cli', 'schema', 'anchors', 'markdown', 'urls'],
  checks: ['anchors', 'urls'],
  hosting: ['cli', 'schema', 'urls', 'content'],
  preview: ['urls', 'content', 'article', 'checks'],
  build: [
    ...[
      'embeds',
      'cli',
      'cache',
      'i18n',
      'schema',
      'content',
      'service-worker',
      'client',
      'search',
      'feeds',
      'checks',
    ],
    ...['urls', 'theme', 'hosting', 'preview'],
  ],
  starter: ['cli', 'schema'],
  // It opens built pages in the browser that the tests bring.
  tests: [],
  bench: ['cli', 'hosting', 'tests'],
};

const everywhere = ['problem', 'site', 'settings'];
const inBrowsers = ['client', 'service-worker', 'styles'];

const src = resolve(import.meta.dirname, '..');
const files = sourceFiles();

test('every file imports only what its room may import', () => {
  const forbidden = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !roomsFor(file).includes(roomOf(target)))
      .map((target) => `${file} imports ${target}; it may import ${roomsFor(file).join(', ')}`),
  );
  expect(forbidden).toEqual([]);
});

test('a room stands below all that it imports', () => {
  const order = Object.keys(allowed);
  const upwards = order.flatMap((room, at) =>
    (allowed[room] ?? [])
      .filter((other) => !order.slice(0, at).includes(other))
      .map((other) => `${room} imports ${other}`),
  );
  expect(upwards).toEqual([]);
});

test('the files that a digest of code is made of are those that the compiler finds', () => {
  const found = new Set(['content/loader.ts']);
  for (const file of found) for (const target of importsOf(file)) found.add(target);
  const own = importedFiles(join(src, 'content/loader.ts'));
  expect(own.map((file) => relative(src, file).replaceAll('\\', '/'))).toEqual([...found].sort());
});

test('no files import each other in a circle', () => {
  expect(circles()).toEqual([]);
});

test('no file only passes on what others export', () => {
  const barrels = files.filter(
    (file) => /(^|\/)index\.ts$/.test(file) && !/^(?:pages|routes)\//.test(file),
  );
  const passing = files.filter((file) => parse(file).some(isBarrel));
  expect([...barrels, ...passing]).toEqual([]);
});

test('no folder is a drawer for anything', () => {
  const drawer = /(^|\/)(utils?|lib|helpers?|common|shared|misc)\//;
  expect(files.filter((file) => drawer.test(file))).toEqual([]);
});

/** The source files that have to keep the order, relative to `src/`, with forward slashes. */
function sourceFiles(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(ts|mjs|astro)$/.test(file))
    .filter((file) => !/\.(test|d)\.ts$|^tests\/|\/fixtures\//.test(file));
}

function roomsFor(file: string): readonly string[] {
  const room = roomOf(file);
  const rooms = allowed[room];
  if (!rooms)
    throw new Error(`${file} is in no known room: add "${room}" to the table in this test.`);
  return [room, ...rooms, ...(inBrowsers.includes(room) ? [] : everywhere)];
}

/** The folder at the top, or the name of a file there. */
function roomOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.[^.]+$/, '');
}

/** What a file imports from inside `src/`, relative to that. */
function importsOf(file: string): string[] {
  const found: string[] = [];
  const add = (specifier: ts.Node | undefined) => {
    if (!specifier || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith('.')) return;
    const path = specifier.text.replace(/\?.*$/, '');
    const target = relative(src, resolve(src, dirname(file), path)).replaceAll('\\', '/');
    if (!target.startsWith('..')) found.push(target);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  parse(file).forEach(visit);
  return found;
}

/** The script of a file, or of a component's fence and its `<script>` elements. */
function parse(file: string): ts.SourceFile[] {
  const text = readFileSync(join(src, file), 'utf8');
  const fence = /^\s*---\n([^]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script\b[^>]*>([^]*?)<\/script>/g)].map(
    (match) => match[1] ?? '',
  );
  const units = file.endsWith('.astro') ? [fence, ...scripts] : [text];
  return units.map((unit) => ts.createSourceFile(`${file}.ts`, unit, ts.ScriptTarget.Latest));
}

function isBarrel({ statements }: ts.SourceFile): boolean {
  const passesOn = (statement: ts.Statement) =>
    ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
  return statements.length > 0 && statements.every(passesOn);
}

/** Every circle once, as the chain of its files. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, chain: string[]): void => {
    if (chain.includes(file)) {
      found.push([...chain.slice(chain.indexOf(file)), file].join(' → '));
    } else if (!done.has(file) && files.includes(file)) {
      for (const target of importsOf(file)) follow(target, [...chain, file]);
      done.add(file);
    }
  };
  for (const file of files) follow(file, []);
  return found;
}
