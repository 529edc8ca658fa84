/**
 * Holds the order of the rooms, as the folders of `src/` are called here: data flows one way, so what is
 * downstream may import what is upstream and never the other way round. `allowed` is that order.
 * Tests and everything in `src/tests/` may import anything.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/**
 * What each room may import beside itself. A path like `article/urls` stands for one file, on either
 * side, and goes before its room; `types of` allows imports that leave nothing behind at run time.
 */
const allowed: Record<string, readonly string[]> = {
  problem: [],
  command: ['problem'],
  site: [],
  settings: [],
  words: [],
  styles: [],
  // What the worker keeps, readers can have forgotten.
  client: ['offline/cache-names', 'offline/delete-caches'],
  anchors: [],
  'anchors/cli': ['anchors', 'markdown', 'schema', 'article', 'build'],
  markdown: ['anchors'],
  schema: [],
  article: ['schema', 'markdown', 'anchors', 'words'],
  components: ['article', 'client', 'words', 'types of markdown', 'types of schema'],
  layouts: ['components', 'article', 'offline', 'styles', 'words', 'types of schema'],
  feeds: ['article', 'words', 'types of schema'],
  cards: ['article', 'words'],
  pictures: ['article'],
  imprint: [],
  pages: ['imprint', 'article', 'layouts', 'components', 'feeds', 'cards', 'pictures', 'words'],
  // The name of an imported article is folded as ids of sections are.
  importer: ['schema', 'markdown', 'anchors/slug'],
  checks: ['anchors', 'article/urls'],
  hosting: ['article/urls', 'types of article'],
  offline: [],
  preview: ['article', 'checks'],
  // What the index is written as, readers' browsers read.
  search: ['client/cbor', 'client/word-list', 'client/merge-recent'],
  build: [
    'article',
    'anchors',
    'schema',
    'feeds',
    'checks',
    'hosting',
    'offline',
    'preview',
    'search',
    // The policy allows it by its hash.
    'client/kept-look-script',
  ],
  bench: [
    'build',
    'article',
    'markdown',
    'schema',
    'importer',
    'hosting/headers',
    'tests/browser',
    'tests/serve',
  ],
  'content.config': ['article'],
};

/** What any room may import, except those that must stand alone. */
const everywhere = ['problem', 'site', 'settings', 'command'];
const alone = ['problem', 'command', 'client', 'styles'];

const src = resolve(import.meta.dirname, '..');
const files = sourceFiles();

test('every file imports only what its room may import', () => {
  const forbidden = files.flatMap((file) =>
    importsOf(file)
      .filter((found) => !isAllowed(file, found))
      .map(({ target }) => `${file} imports ${target}; it may import ${rulesFor(file).join(', ')}`),
  );
  expect(forbidden).toEqual([]);
});

test('no files import each other in a circle', () => {
  expect(circles()).toEqual([]);
});

test('no file only passes on what others export', () => {
  const barrels = files.filter(
    (file) => /(^|\/)index\.ts$/.test(file) && !file.startsWith('pages/'),
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

function isAllowed(file: string, { target, isType }: Import): boolean {
  return rulesFor(file).some((rule) =>
    rule.startsWith('types of ')
      ? isType && covers(rule.slice('types of '.length), target)
      : covers(rule, target),
  );
}

function rulesFor(file: string): string[] {
  const key = ruleKey(file);
  const rules = allowed[key];
  if (!rules)
    throw new Error(`${file} lies in no known room: add "${key}" to the table in this test.`);
  return alone.includes(key) ? [key, ...rules] : [key, ...rules, ...everywhere];
}

/** The most specific entry of the table that covers a file. */
function ruleKey(file: string): string {
  const path = file.replace(/\.[^./]+$/, '');
  return path in allowed ? path : roomOf(file);
}

/** The folder at the top, or the name of a file that lies there. */
function roomOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.[^.]+$/, '');
}

function covers(rule: string, target: string): boolean {
  return (
    target.replace(/\.[^./]+$/, '') === rule || (!rule.includes('/') && roomOf(target) === rule)
  );
}

/** The imports of a file that stay inside `src/`. */
function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith('.')) return;
    const path = specifier.text.replace(/\?.*$/, '');
    const target = relative(src, resolve(src, dirname(file), path)).replaceAll('\\', '/');
    if (!target.startsWith('..')) found.push({ target, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      add(node.moduleSpecifier, isType);
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
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
      for (const { target } of importsOf(file)) follow(target, [...chain, file]);
      done.add(file);
    }
  };
  for (const file of files) follow(file, []);
  return found;
}

interface Import {
  /** The file imported, relative to `src/`. */
  target: string;
  /** The import is gone at run time. */
  isType: boolean;
}
