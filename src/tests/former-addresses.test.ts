import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './serve.ts';
import { runCommand } from './command.ts';

let folder: string;
let content: string;
let outDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-former-'));
  [content, outDir] = [join(folder, 'content'), join(folder, 'site')];
  await mkdir(join(content, 'articles/2026'), { recursive: true });
  await write('alt', '', '## Die Brücke\n\nDie Brücke wurde im Frühjahr gesperrt.');
  await run('anchors');
  await rm(join(content, 'articles/2026/alt.md'));
  await write(
    'neu',
    'formerly: [alt]\n',
    '## Die Brücke\n\nDie Brücke wurde im Frühjahr gesperrt.',
  );
  await run('anchors');
  // Recorded already, it need not be repeated.
  await write('neu', '', '## Die Brücke\n\nDie Brücke wurde im Frühjahr gesperrt.');
  await write('entwurf', 'draft: true\nformerly: [neu]\n', 'Noch nicht fertig.');
  await run('build', '--outDir', outDir);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a name that only the ledger still knows leads on: on pages, and on every host', async () => {
  expect(readFileSync(join(outDir, 'artikel/alt/index.html'), 'utf8')).toContain('/artikel/neu/');
  expect(readFileSync(join(outDir, '_redirects'), 'utf8')).toBe(
    '/artikel/alt/* /artikel/neu/:splat 301\n/artikel/alt.md /artikel/neu.md 301\n',
  );
  for (const file of ['nginx.conf', 'Caddyfile'])
    expect(readFileSync(join(outDir, '.hosting', file), 'utf8')).toContain('/artikel/alt.md');
  const site = await serve(outDir);
  try {
    const { status, headers } = await fetch(`${site.origin}/artikel/alt/die-bruecke/`, {
      redirect: 'manual',
    });
    expect([status, headers.get('location')]).toEqual([301, '/artikel/neu/die-bruecke/']);
  } finally {
    await site.close();
  }
});

test('a host that cannot redirect has the text itself at the former address of its Markdown', async () => {
  await writeFile(join(content, 'site.yml'), 'host: github\npaths: { article: texte }\n');
  await run('anchors');
  const bare = join(folder, 'bare');
  await run('build', '--outDir', bare);
  const text = (path: string) => readFileSync(join(bare, path), 'utf8');
  const note = '# Diese Seite hat eine neue Adresse: https://abschnitt.example/texte/neu.md\n';
  for (const former of ['artikel/alt.md', 'artikel/neu.md', 'texte/alt.md'])
    expect(text(former)).toBe(text('texte/neu.md').replace('---\n', `---\n${note}`));
  expect(text('texte/neu.md')).not.toContain('neue Adresse');
  expect(existsSync(join(outDir, 'artikel/alt.md'))).toBe(false);
});

test('a draft takes no address from a published article', async () => {
  for (const file of ['_redirects', '.hosting/nginx.conf', '.hosting/Caddyfile'])
    expect(readFileSync(join(outDir, file), 'utf8')).not.toContain('entwurf');
  expect(existsSync(join(outDir, 'artikel/entwurf'))).toBe(false);
  const site = await serve(outDir);
  try {
    const { status } = await fetch(`${site.origin}/artikel/neu/`, { redirect: 'manual' });
    expect(status).toBe(200);
  } finally {
    await site.close();
  }
});

async function write(slug: string, more: string, text: string): Promise<void> {
  const file = join(content, 'articles/2026', `${slug}.md`);
  await writeFile(file, `---\ntitle: Der Fluss\ndate: 2026\n${more}---\n\n${text}\n`);
}

async function run(command: 'anchors' | 'build', ...args: string[]): Promise<void> {
  const { code, output } = await runCommand(command, args, {
    CI: '',
    CONTENT_DIR: content,
    BUILD_CACHE: join(folder, 'cache'),
    CARDS: 'none',
  });
  expect([code, output]).toEqual([0, expect.anything()]);
}
