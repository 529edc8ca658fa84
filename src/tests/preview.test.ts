/** The preview shows the content folder as it is, in a browser that is open while files change. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { ProjectCopy, type Preview } from './project-copy.ts';

/** How many files change. PREVIEW_CHANGES=200 for a long run. */
const changes = Number(process.env['PREVIEW_CHANGES'] ?? 12);
/** The same seed gives the same changes. */
const seed = Number(process.env['PREVIEW_SEED'] ?? 1);

let project: ProjectCopy;
let preview: Preview;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const content = await mkdtemp(join(tmpdir(), 'abschnitt-preview-'));
  await mkdir(join(content, 'articles'));
  project = await ProjectCopy.create(content);
  await rm(content, { recursive: true });
  // Vite's own script is in a package that lies outside the copy.
  await project.replace(
    'astro.config.mjs',
    'vite: {',
    'vite: { server: { fs: { strict: false } },',
  );
  preview = await project.preview();
  browser = await openBrowser();
  page = await browser.newPage();
});

beforeEach(async () => {
  const folder = join(project.content, 'articles/2026');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'anfang.md'), articleOf('anfang', 1));
});

afterAll(async () => {
  await browser?.close();
  await preview?.stop();
  await project?.remove();
});

test(
  `an open page shows ${changes} changes of files in a row (seed ${seed})`,
  { timeout: 60_000 + changes * 10_000, retry: 0 },
  async () => {
    const random = randomFrom(seed);
    const articles = new Map<string, Written>([['anfang', { revision: 1, isBroken: false }]]);
    const waits: number[] = [];
    await visit('/');
    for (let step = 0; step < changes; step++) {
      const { change, slug, former } = await changeAnything(articles, random, step);
      const start = performance.now();
      // Whoever asks is never told what was there before.
      await expectPage(slug, articles.get(slug), `${step}: ${change} ${slug}`);
      if (former !== undefined) await expectPage(former, undefined, `${step}: ${change} ${former}`);
      await expect
        .poll(() => listed(page), { message: `${step}: ${change} ${slug}`, interval: 20 })
        .toEqual(shown(articles));
      waits.push(performance.now() - start);
    }
    console.log(`Seen after ${describe(waits)}.`);
  },
);

test('an article that cannot be shown says where it is wrong, and what to write', async () => {
  const file = 'articles/2026/kaputt.md';
  await writeFile(join(project.content, file), articleOf('Kaputt', 1, 'gestern'));
  for (const path of ['/artikel/kaputt/', '/artikel/kaputt/abschnitt/']) {
    await visit(path);
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain(`content/${file}:3`);
    expect(text).toContain('"gestern" is not a date');
    expect(text).toContain('Write 2024');
  }
  await writeFile(join(project.content, file), articleOf('Kaputt', 2));
  await expect.poll(() => page.locator('h1').innerText()).toBe('Kaputt 2');
});

test('a page says what a build will find wrong with it, until it is mended', async () => {
  const file = join(project.content, 'articles/2026/links.md');
  await writeFile(file, `${articleOf('Links', 1)}\n[Nichts](/artikel/nichts/) <b>\n`);
  await visit('/artikel/links/');
  const said = () => page.locator('.problem-bar').allTextContents();
  const where = '1 problem on this pagecontent/articles/2026/links.md:10';
  await expect.poll(said).toEqual([expect.stringContaining(where)]);
  expect(await said()).toEqual([
    expect.stringContaining('leads to an article that does not exist'),
  ]);
  await writeFile(file, articleOf('Links', 2));
  await expect.poll(() => page.locator('h1').innerText()).toBe('Links 2');
  await expect.poll(said).toEqual([]);
});

test('drafts are marked, and links to them are not published', async () => {
  const folder = join(project.content, 'articles/2026');
  await writeFile(
    join(folder, 'entwurf.md'),
    articleOf('Entwurf', 1).replace('date:', 'draft: true\ndate:'),
  );
  await writeFile(join(folder, 'links.md'), `${articleOf('Links', 3)}\n[E](/artikel/entwurf/)\n`);
  await visit('/artikel/entwurf/');
  expect(await page.locator('article mark').first().innerText()).toBe('Entwurf');
  await visit('/');
  expect(await page.locator('main mark').first().innerText()).toBe('Entwurf');
  await visit('/artikel/links/');
  await expect
    .poll(() => page.locator('.problem-bar').allTextContents())
    .toEqual([expect.stringContaining('“/artikel/entwurf/” leads to a draft')]);
});

test('the search says that it comes with the build', async () => {
  await visit('/suche/?q=Text');
  await expect.poll(() => page.getByRole('status').first().innerText()).toContain('npm run build');
});

/** Opens a page of the preview. The page before must not be loaded anew meanwhile. */
async function visit(path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(preview.address + path, { waitUntil: 'commit' });
}

/** Adds, changes, renames, deletes, breaks or mends one article. */
async function changeAnything(
  articles: Map<string, Written>,
  random: (below: number) => number,
  step: number,
): Promise<{ change: string; slug: string; former?: string }> {
  const fileOf = (slug: string) => join(project.content, `articles/2026/${slug}.md`);
  const write = async (slug: string, article: Written): Promise<void> => {
    articles.set(slug, article);
    const { revision, isBroken } = article;
    await writeFile(fileOf(slug), articleOf(slug, revision, isBroken ? 'gestern' : '2026'));
  };
  const slugs = [...articles.keys()];
  const slug = slugs[random(slugs.length)];
  const article = slug === undefined ? undefined : articles.get(slug);
  const kind = random(6);
  if (slug === undefined || !article || slugs.length < 3 || (kind === 0 && slugs.length < 12)) {
    await write(`neu-${step}`, { revision: step, isBroken: false });
    return { change: 'added', slug: `neu-${step}` };
  }
  if (article.isBroken) {
    await write(slug, { revision: step, isBroken: false });
    return { change: 'mended', slug };
  }
  if (kind === 1) {
    await write(slug, { revision: step, isBroken: true });
    return { change: 'broken', slug };
  }
  if (kind === 2) {
    const renamed = `um-${step}`;
    await rename(fileOf(slug), fileOf(renamed));
    articles.delete(slug);
    articles.set(renamed, { ...article, writtenAs: article.writtenAs ?? slug });
    return { change: 'renamed', slug: renamed, former: slug };
  }
  if (kind === 3) {
    await rm(fileOf(slug));
    articles.delete(slug);
    return { change: 'deleted', slug };
  }
  await write(slug, { revision: step, isBroken: false });
  return { change: 'changed', slug };
}

async function expectPage(slug: string, article: Written | undefined, step: string) {
  const response = await fetch(`${preview.address}/artikel/${slug}/`);
  const html = await response.text();
  expect(response.ok, step).toBe(article !== undefined && !article.isBroken);
  if (article?.isBroken) expect(html, step).toContain(`articles/2026/${slug}.md:3`);
  else if (article) expect(html, step).toContain(`Text ${article.revision}.`);
}

/** What the front page lists: address and title of each article. */
async function listed(of: Page): Promise<string[]> {
  const links = await of
    .locator('main h2 a')
    .evaluateAll((found) =>
      found.map((link) => `${link.getAttribute('href') ?? ''} ${link.textContent.trim()}`),
    );
  return links.sort();
}

function shown(articles: ReadonlyMap<string, Written>): string[] {
  return [...articles]
    .filter(([, { isBroken }]) => !isBroken)
    .map(([slug, { revision, writtenAs = slug }]) => `/artikel/${slug}/ ${writtenAs} ${revision}`)
    .sort();
}

function articleOf(title: string, revision: number, date = '2026'): string {
  const head = `---\ntitle: ${title} ${revision}\ndate: ${date}\n---\n`;
  return `${head}\n## Abschnitt\n\nText ${revision}.\n`;
}

/**
 * Numbers below a limit, the same for the same seed
 * (https://en.wikipedia.org/wiki/Lehmer_random_number_generator).
 */
function randomFrom(start: number): (below: number) => number {
  let state = start * 7919 + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function describe(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b).map(Math.round);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${median} ms in the median and ${sorted.at(-1) ?? 0} ms at most`;
}

interface Written {
  revision: number;
  isBroken: boolean;
  /** The name it had when it was written, which its title has. */
  writtenAs?: string;
}
