import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandFile, runCommand, runFile, type Outcome } from './command.ts';

let folder: string;
let outDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-trouble-'));
  outDir = join(folder, 'site');
  await mkdir(join(folder, 'content/articles/2026'), { recursive: true });
  const picture = 'bildstrecke/rot.png';
  const specimen = resolve(import.meta.dirname, 'specimen/articles/2026');
  await mkdir(join(folder, 'content/articles/2026/bildstrecke'));
  await cp(join(specimen, picture), join(folder, 'content/articles/2026', picture));
  await writeFile(
    join(folder, 'content/articles/2026/bildstrecke/index.md'),
    '---\ntitle: Bilder\ndate: 2026\nformerly: [alt]\n---\n\n## Ein Bild\n\n![Rot](rot.png)\n',
  );
  await runCommand('anchors', [], env());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('without pages for sections and preview images, links to sections lead into the article', async () => {
  const none = join(folder, 'none');
  const { code, output } = await run(none, { SECTION_PAGES: 'none', CARDS: 'none' });
  expect(output).toContain('1 article built');
  expect(code).toBe(0);
  const page = await readFile(join(none, 'artikel/bildstrecke/index.html'), 'utf8');
  expect(page).toContain('href="/artikel/bildstrecke/#ein-bild"');
  expect(page).not.toContain('og:image:width');
  expect(existsSync(join(none, 'artikel/bildstrecke/ein-bild'))).toBe(false);
  expect(existsSync(join(none, 'karten'))).toBe(false);
  expect(await readFile(join(none, '_redirects'), 'utf8')).toContain(
    '/artikel/alt/* /artikel/bildstrecke/ 301\n',
  );
});

test('a link breaks the build also when the page with the link is the same as before', async () => {
  const content = join(folder, 'linked');
  const site = join(folder, 'linked-site');
  await mkdir(join(content, 'articles/2026'), { recursive: true });
  const write = (slug: string, text: string) =>
    writeFile(
      join(content, `articles/2026/${slug}.md`),
      `---\ntitle: ${slug}\ndate: 2026\n---\n\n${text}\n`,
    );
  await write('ruhig', 'Ein [Ziel](/artikel/ziel/#hier).');
  await write('ziel', '## Hier\n\nText.');
  expect(await run(site, { CONTENT_DIR: content })).toMatchObject({ code: 0 });
  await write('ziel', '## Dort\n\nText.');
  const { code, output } = await run(site, { CONTENT_DIR: content });
  expect(code).toBe(1);
  expect(output).toMatch(/ruhig\.md:6\n.*“\/artikel\/ziel\/#hier” leads to a place/);
});

test('what not every host does is said by each build, once', async () => {
  const content = join(folder, 'hosted');
  const site = join(folder, 'hosted-site');
  for (const name of ['articles', 'public']) await mkdir(join(content, name), { recursive: true });
  await writeFile(join(content, 'public/_redirects'), '/:jahr/alt /neu/\n');
  const built = await run(site, { CONTENT_DIR: content });
  expect(built.output.split('is followed by Netlify')).toHaveLength(2);
  const again = await run(site, { CONTENT_DIR: content });
  expect(again.output).toContain('nothing has changed');
  expect(again.output.split('is followed by Netlify')).toHaveLength(2);
});

test('two builds at once into one folder come one after the other', async () => {
  const runs = await Promise.all([run(outDir, {}), run(outDir, {})]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  const outputs = runs.map(({ output }) => output).join('');
  expect(outputs).toContain('Waiting for another build');
  expect(outputs).toContain('nothing has changed');
});

test('a cache that cannot be written is named, with what to do', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const { code, output } = await run(outDir, { BUILD_CACHE: file });
  expect(code).toBe(1);
  expect(output).toContain(`cannot write to ${file}`);
  expect(output).toContain('BUILD_CACHE');
  expect(existsSync(join(outDir, 'index.html'))).toBe(true);
});

test.runIf(canMount())(
  'on a full disk the build says so, and the last good site stays',
  async () => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    const script = `
    mount -t tmpfs -o size=2m tmpfs "$1" && mkdir "$1/site" && echo good > "$1/site/index.html" &&
    dd if=/dev/zero of="$1/fill" bs=1k count=1800 2>/dev/null && "$2" "$3" --outDir "$1/site"
    echo "code $?"; ls -a "$1" "$1/site"`;
    const build = [process.execPath, commandFile('build')];
    const args = ['-rm', 'sh', '-c', script, 'sh', disk, ...build];
    const { output } = await runFile('unshare', args, env());
    expect(output).toContain('Free some disk space');
    expect(output).toContain('code 1');
    expect(output).toMatch(/site:\n\.\n\.\.\nindex\.html\n/);
    expect(output).toMatch(/disk:\n\.\n\.\.\nfill\nsite\n/);
  },
);

function run(outDir: string, more: Record<string, string>): Promise<Outcome> {
  return runCommand('build', ['--outDir', outDir], { ...env(), ...more });
}

function env(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CI: '',
    SITE_URL: 'https://abschnitt.example/',
    CONTENT_DIR: join(folder, 'content'),
    BUILD_CACHE: join(folder, 'cache'),
  };
}

/** Whether this user may have a small disk for a test. */
function canMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
