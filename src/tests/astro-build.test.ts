/**
 * The site is an Astro project: `astro build` makes what `npm run build` makes, and what works in
 * any Astro project works here.
 */
import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProjectCopy } from './project-copy.ts';

const once = { timeout: 300_000, retry: 0 };

let project: ProjectCopy;
beforeAll(async () => {
  project = await ProjectCopy.create(join(import.meta.dirname, 'specimen'));
});
afterAll(() => project.remove());

test('astro build and npm run build make the same site, file by file', once, async () => {
  await project.build();
  const ours = await project.site();
  const astros = await project.cleanSite('astro');
  expect(Object.keys(ours).length).toBeGreaterThan(100);
  expect(astros).toEqual(ours);
});

/** Fetches packages: ASTRO_UPGRADE=1 runs it. */
test.runIf(process.env['ASTRO_UPGRADE'])(
  'the newest Astro 7 builds the site too',
  once,
  async () => {
    const upgraded = await ProjectCopy.create(join(import.meta.dirname, 'specimen'));
    try {
      const version = await upgraded.install('astro@7');
      console.log(`Astro ${version}`);
      await upgraded.build();
      const pages = async (copy: ProjectCopy) =>
        Object.keys(await copy.site()).filter((file) => !file.startsWith('/_astro/'));
      expect(await pages(upgraded)).toEqual(await pages(project));
      expect(await upgraded.cleanSite('astro')).toEqual(await upgraded.site());
    } finally {
      await upgraded.remove();
    }
  },
);

test(
  'a component may ask Astro for the address, and a middleware may change an answer',
  once,
  async () => {
    await project.replace(
      'src/components/article/ArticleHead.astro',
      /<h1/,
      '<p class="where">{Astro.url.pathname}</p><h1',
    );
    await writeFile(
      project.path('src/middleware.ts'),
      `import { defineMiddleware } from 'astro:middleware';
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const response = await next();
  if (!url.pathname.endsWith('.md')) return response;
  return new Response((await response.text()) + url.pathname, response);
});
`,
    );
    await project.build();
    const read = (file: string) => readFile(join(project.outDir, file), 'utf8');
    const page = await read('artikel/alle-bausteine/index.html');
    expect(page).toContain('<p class="where">/artikel/alle-bausteine/</p>');
    expect(await read('artikel/alle-bausteine.md')).toMatch(/\/artikel\/alle-bausteine\.md$/);
  },
);

test(
  'pictures of astro:assets are there in each build, and pages of deleted articles are not',
  once,
  async () => {
    await mkdir(project.path('src/assets'));
    await cp(
      join(project.content, 'articles/2026/bildstrecke/rot.png'),
      project.path('src/assets/rot.png'),
    );
    await writeFile(
      project.path('src/pages/bild.astro'),
      `---
import { Image } from 'astro:assets';
import { pageHead } from '../article/head/head.ts';
import red from '../assets/rot.png';
import Page from '../layouts/Page.astro';
---
<Page head={pageHead('Bild', undefined, undefined)}><h1>Bild</h1><Image src={red} alt="Rot" /></Page>
`,
    );
    const article = join(project.content, 'articles/2024/gast.md');
    await mkdir(join(project.content, 'articles/2024'), { recursive: true });
    await writeFile(article, '---\ntitle: Gast\ndate: 2024\n---\n\n## Gast\n\nText.\n');
    // From the third build on, the folder of an earlier one is built in.
    for (const text of ['Eins.', 'Zwei.']) {
      await project.build();
      await appendFile(article, `\n${text}\n`);
    }
    await rm(article);
    await project.build();
    expect(await project.site()).toEqual(await project.cleanSite());
    await rm(project.path('src/pages/bild.astro'));
  },
);

test(
  'an integration may work on the built pages, also when nothing else has changed',
  once,
  async () => {
    await project.replace(
      'astro.config.mjs',
      'integrations: [abschnitt()]',
      'integrations: [abschnitt(), stamp()]',
    );
    await appendFile(
      project.path('astro.config.mjs'),
      `
import { appendFileSync } from 'node:fs';
function stamp() {
  return {
    name: 'stamp',
    hooks: {
      'astro:build:done': ({ dir, pages }) => {
        for (const { pathname } of pages.filter(({ pathname }) => pathname.startsWith('artikel/')))
          appendFileSync(new URL(pathname + 'index.html', dir), '<!-- stamped -->');
      },
    },
  };
}
`,
    );
    const stamped = async () => {
      const page = await readFile(
        join(project.outDir, 'artikel/alle-bausteine/index.html'),
        'utf8',
      );
      return page.split('<!-- stamped -->').length - 1;
    };
    await project.build();
    expect(await stamped()).toBe(1);
    const form = join(project.outDir, 'artikel/alle-bausteine/index.html.br');
    expect(existsSync(form)).toBe(true);
    await mkdir(join(project.content, 'articles/2024'), { recursive: true });
    await writeFile(
      join(project.content, 'articles/2024/neu.md'),
      '---\ntitle: Neu\ndate: 2024\n---\n\n## Neu\n\nText.\n',
    );
    await project.build();
    expect(await stamped()).toBe(1);
    expect(await project.site()).toEqual(await project.cleanSite());
  },
);
