/**
 * Every declaration of the styles, asked of every engine with its variables filled in: an engine drops a value that it
 * does not know as a whole, so that a plain one has to stand before it.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generate, parse, walk, type CssNode } from 'css-tree';
import { describe, expect, test } from 'vitest';
import { engines } from './engines.ts';

/** At-rules whose contents are no declarations of properties, which engines cannot be asked for. */
const descriptors = new Set(['font-face', 'counter-style', 'page', 'view-transition']);

const src = resolve(import.meta.dirname, '..');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css') && !file.startsWith('tests'))
  .map((file) => file.replaceAll('\\', '/'));
const sheets = files.map((file) => ({ file, tree: read(file) }));
const variables = variablesOf(sheets.map(({ tree }) => tree));
const declarations = sheets.flatMap(({ file, tree }) => declarationsOf(file, tree));

/**
 * What adds to pages that are whole without it: no text is lost, hidden or out of place where an engine does not know it.
 */
const extras = new Set([
  // One of these two says where words are divided, which all three take from `hyphens`.
  '-webkit-hyphens',
  'hyphenate-limit-chars',
  '-webkit-hyphenate-limit-before',
  '-webkit-hyphenate-limit-after',
  'text-size-adjust',
  'text-wrap: pretty',
  'anchor-name',
  'forced-color-adjust',
  'orphans',
  'widows',
  'view-transition-name: attr(data-slug type(<custom-ident>), none)',
]);

test('the styles are found, and their variables', () => {
  expect(files).toContain('styles/base.css');
  expect(declarations.length).toBeGreaterThan(500);
  expect(declarations.filter(({ value }) => value.includes('var('))).toEqual([]);
});

describe.each(engines)('$name', ({ isInstalled, open }) => {
  test.skipIf(!isInstalled)('takes each of them, or a plain one before it', async () => {
    const view = await open({ script: true });
    try {
      await view.goto('about:blank');
      const taken = (await view.evaluate(
        `${JSON.stringify(declarations)}.map(({ property, value, conditions }) =>
          !conditions.every((condition) => CSS.supports(condition)) || CSS.supports(property, value))`,
      )) as boolean[];
      const dropped = declarations.filter(
        ({ file, block, property, value }, at) =>
          taken[at] === false &&
          !extras.has(property) &&
          !extras.has(`${property}: ${value}`) &&
          !declarations.some(
            (other, before) =>
              before < at &&
              taken[before] &&
              other.property === property &&
              `${other.file} ${other.block}` === `${file} ${block}`,
          ),
      );
      expect(
        dropped.map(({ file, line, property, value }) => `${file}:${line} ${property}: ${value}`),
      ).toEqual([]);
    } finally {
      await view.close();
    }
  });
});

/** Values stay as they are written. */
function read(file: string): CssNode {
  const options = { positions: true, parseValue: false, parseAtrulePrelude: false };
  return parse(readFileSync(join(src, file), 'utf8'), options);
}

/** The first value that each variable has anywhere. */
function variablesOf(trees: readonly CssNode[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const tree of trees)
    walk(tree, (node) => {
      if (
        node.type === 'Declaration' &&
        node.property.startsWith('--') &&
        !found.has(node.property)
      )
        found.set(node.property, generate(node.value).trim());
    });
  return found;
}

/** With what stands around each. */
function declarationsOf(file: string, tree: CssNode): Declaration[] {
  const found: Declaration[] = [];
  const read = (node: CssNode, conditions: readonly string[], block: number) => {
    if (node.type === 'Declaration') {
      const { property, value, loc } = node;
      if (!property.startsWith('--'))
        found.push({
          ...{ file, line: loc?.start.line ?? 0, block, conditions },
          ...{ property, value: filled(generate(value)) },
        });
    } else if (node.type === 'Rule') {
      node.block.children.forEach((child) => read(child, conditions, node.loc?.start.offset ?? 0));
    } else if (node.type === 'Atrule' && !descriptors.has(node.name)) {
      const more = node.name === 'supports' && node.prelude ? [generate(node.prelude)] : [];
      node.block?.children.forEach((child) => read(child, [...conditions, ...more], block));
    } else if (node.type === 'StyleSheet') {
      node.children.forEach((child) => read(child, conditions, block));
    }
  };
  read(tree, [], 0);
  return found;
}

/** A value with those of its variables in place. */
function filled(value: string): string {
  const next = value.replace(
    /var\((--[\w-]+)(?:,((?:[^()]|\([^()]*\))*))?\)/g,
    (whole, name: string, fallback?: string) => variables.get(name) ?? fallback ?? whole,
  );
  return next === value ? value : filled(next);
}

interface Declaration {
  file: string;
  line: number;
  /** Where the rule begins that it stands in. */
  block: number;
  property: string;
  value: string;
  /** The `@supports` conditions around it. */
  conditions: readonly string[];
}
