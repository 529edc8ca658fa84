import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontmatter } from '../schema/read-frontmatter.ts';
import { isReadAsWritten, strangersIn } from '../tests/hostile/judge-html.ts';
import { names, pieces } from '../tests/hostile/pieces.ts';
import { MarkdownLimitError } from './limits.ts';
import { readMarkdown } from './pipeline.ts';
import { toHtml } from './to-html.ts';

/** How often each property is tried: FUZZ_RUNS=100000 for a long look. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 700);
const timeout = 60_000 + numRuns * 100;

/** Pieces one after the other, and around each other as Markdown and HTML allow, or nearly so. */
const { text: nested } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...pieces),
    fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.tuple(tie('text'), tie('text')).map((parts) => parts.join('\n\n')),
    fc
      .tuple(fc.constantFrom(...names), tie('text'))
      .map(([name, text]) => `<${name}>${text}</${name}>`),
    fc
      .tuple(fc.constantFrom(...names), tie('text'))
      .map(([name, text]) => `<${name} title="${text}">`),
    fc.tuple(fc.constantFrom('> ', '- ', '1. ', '    ', '## ', '| '), tie('text')).map(prefixed),
    tie('text').map((text) => `[${text}](${text} "${text}")`),
    tie('text').map((text) => `::figure[${text}]{credit="${text}"}`),
    tie('text').map((text) => `**${text}** ~~${text}~~ \`${text}\``),
    tie('text').map((text) => `a[^${text}]\n\n[^${text}]: ${text}`),
    tie('text').map((text) => `| ${text} | b |\n|---|:-:|\n| ${text} | ${text} |`),
  ),
}));

test(
  'of whatever is nested in whatever, only what the schema allows is left, as a browser will read it',
  () => {
    fc.assert(
      fc.property(nested, (markdown) => {
        const html = rendered(markdown);
        expect(isReadAsWritten(html), html).toBe(true);
        expect(strangersIn(html)).toEqual([]);
      }),
      { numRuns },
    );
  },
  timeout,
);

test(
  'real articles in which bytes were changed are read, or refused with a reason',
  () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(40),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc.constantFrom(...pieces).map((text) => Buffer.from(text)),
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...realFiles()),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (file, changes) => {
          const bytes = changes.reduce<Buffer>(changed, file);
          const { body, problems } = readFrontmatter(new TextDecoder().decode(bytes), 'a.md', 'de');
          for (const { message, remedy } of problems) expect(message && remedy).not.toBe('');
          const html = rendered(body);
          expect(isReadAsWritten(html), html).toBe(true);
          expect(strangersIn(html)).toEqual([]);
        },
      ),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  },
  timeout,
);

/** Nothing for a text that is refused: any other error fails the test. */
function rendered(markdown: string): string {
  try {
    const { sections, problems } = readMarkdown(markdown, { lang: 'de' });
    for (const { line, message, remedy } of problems) {
      expect(line, message).toBeLessThanOrEqual(markdown.split(/\r\n?|\n/).length);
      expect(remedy).not.toBe('');
    }
    return toHtml(sections);
  } catch (error) {
    expect(error).toBeInstanceOf(MarkdownLimitError);
    return '';
  }
}

function prefixed([prefix, text]: [string, string]): string {
  return text
    .split('\n')
    .map((line) => prefix + line)
    .join('\n');
}

function changed(bytes: Buffer, { at, remove, insert }: Change): Buffer {
  const start = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)]);
}

/** The articles of this repository and of its specimen. */
function realFiles(): Buffer[] {
  return ['../../content/articles', '../tests/specimen/articles'].flatMap((path) => {
    const folder = resolve(import.meta.dirname, path);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => readFileSync(join(folder, file)));
  });
}

interface Change {
  at: number;
  remove: number;
  insert: Uint8Array;
}
