import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importArticle, type ImportedArticle } from './import-article.ts';
import { readSource } from './source/read-source.ts';
import { isRefusal } from './refusal.ts';

/**
 * Set FUZZ_RUNS for more runs: `FUZZ_RUNS=2000 npx vitest run --project unit
 * src/importer/robust.test.ts`.
 */
const runs = Number(process.env['FUZZ_RUNS'] ?? 25);

const paragraph =
  'Am Dienstag hat der Rat der Stadt lange beraten, und nach langer Rede stimmten am Ende fast alle für die Brücke.';
const page = `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Der Rat hat beraten | Zeitung</title>
<meta property="og:title" content="Der Rat hat beraten"><meta name="description" content="Worum es geht.">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Der Rat hat beraten","datePublished":"2024-08-13T09:30:00+02:00","author":{"name":"Erika Beispiel"}}</script>
</head><body><nav><ul><li><a href="/">Start</a></li></ul></nav><main><article><h1>Der Rat hat beraten</h1>
<p class="lead">Worum es geht.</p><figure><img src="bild.jpg" alt="Brücke"><figcaption>Die Brücke (Archivbild) © Name/dpa</figcaption></figure>
<p>${paragraph}</p><h2>Kosten</h2><p>${paragraph} <a href="/b">Mehr</a> <b>dazu </b>.</p>
<blockquote><p>Wir bauen.</p><cite>Die Bürgermeisterin</cite></blockquote>
<table><tr><th>Jahr</th><th>Kosten</th></tr><tr><td>2024</td><td>3</td></tr></table>
<ul><li>Eins</li><li>Zwei<ol><li>Drei</li></ol></li></ul><pre><code>a = 1</code></pre><p>${paragraph}</p></article></main>
<footer><p>© 2024 Zeitung</p></footer></body></html>`;

/**
 * The result is an article, or a message that says what was found and what to do. It never contains
 * a script.
 */
function expectResult({ markdown, problems }: ImportedArticle): void {
  if (markdown === '') expect(problems.length).toBeGreaterThan(0);
  for (const { message, remedy } of problems) expect([message, remedy]).not.toContain('');
  const text = markdown
    .replace(/^---\n[^]*?\n---\n/, '')
    // Code is text: it is shown, not run.
    .replace(/^(`{3,}|~{3,})[^]*?^\1/gm, '')
    .replace(/(`+)[^`]+\1/g, '');
  expect(text).not.toMatch(
    /(?<!\\)<(?:script|style|iframe|[a-z][^>]*\son[a-z]+=)|\]\(\s*javascript:/i,
  );
}

function importBytes(bytes: Uint8Array): void {
  const read = readSource(bytes);
  if (isRefusal(read)) expect(read.message).not.toBe('');
  else expectResult(importArticle(read.text));
}

describe('damaged sources become an article or a message', () => {
  const bytes = new TextEncoder().encode(page);
  const place = fc.nat(bytes.length - 1);

  test('bytes of a page overwritten', { timeout: 60_000 + runs * 500 }, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 60 }), (changes) => {
        const damaged = bytes.slice();
        for (const [index, byte] of changes) damaged[index] = byte;
        importBytes(damaged);
      }),
      { numRuns: runs },
    );
  });

  test(
    'pieces of a page cut out, doubled and put elsewhere',
    { timeout: 60_000 + runs * 500 },
    () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(place, place, place), { maxLength: 6 }), (moves) => {
          let damaged = page;
          for (const [from, to, at] of moves)
            damaged =
              damaged.slice(0, at) +
              page.slice(Math.min(from, to), Math.max(from, to)) +
              damaged.slice(at + 40);
          expectResult(importArticle(damaged));
        }),
        { numRuns: runs },
      );
    },
  );

  test(
    'a page that ends anywhere, in the middle of a letter too',
    { timeout: 60_000 + runs * 500 },
    () => {
      fc.assert(
        fc.property(place, (end) => importBytes(bytes.subarray(0, end))),
        { numRuns: runs },
      );
    },
  );

  test('any text', { timeout: 60_000 + runs * 500 }, () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom('html', 'text', 'markdown'),
        (text, kind) => expectResult(importArticle(text, { kind })),
      ),
      { numRuns: runs },
    );
  });
});

describe('monstrous sources get a message within seconds', () => {
  const wrap = (inside: string): string => page.replace('<h2>Kosten</h2>', inside);
  test.each([
    ['10,000 divisions inside each other', wrap('<div>'.repeat(10_000))],
    ['10,000 quotations inside each other', wrap('<blockquote>'.repeat(10_000))],
    ['10,000 quotation signs', `# Titel\n\n${'>'.repeat(10_000)} Text`],
    [
      '100,000 headings in Markdown',
      `# Titel\n\n${'## Ein Abschnitt\n\nText.\n\n'.repeat(100_000)}`,
    ],
    ['40,000 headings in a page', wrap('<h2>Ein Abschnitt</h2>'.repeat(40_000))],
    ['200,000 signs that open nothing', wrap(`<p>${'<'.repeat(200_000)}</p>`)],
    ['200,000 references in one line', wrap(`<p>${'&amp;'.repeat(200_000)}</p>`)],
    ['a list of 300,000 classes', wrap(`<p class="${'a '.repeat(300_000)}">Text</p>`)],
    ['one line of 1,000,000 characters', `Titel\n\n${'Der Rat hat beraten. '.repeat(50_000)}`],
  ])('%s', { timeout: 60_000 }, (_, source) => {
    expectResult(importArticle(source));
  });

  test('50 MB are refused unread', () => {
    const read = readSource(new Uint8Array(50_000_000).fill(0x61));
    expect(isRefusal(read) && read.message).toContain('50 MB');
  });
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">Hier</a>',
  '<svg><script>alert(1)</script></svg>',
  '<style>p { color: red }</style>',
  '<p onclick="alert(1)">Text</p>',
  '<math><mtext></mtext><mglyph><svg><style><img src=x onerror=alert(1)>',
])('hostile HTML stays text: %s', (hostile) => {
  const { markdown } = importArticle(page.replace('<h2>Kosten</h2>', hostile));
  expect(markdown).not.toMatch(/<script|<style|<svg|onerror|onclick|javascript:|alert\(1\)/i);
  expect(markdown).toContain('für die Brücke');
});
