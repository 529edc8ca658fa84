import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { putAside } from './put-aside.ts';

/** Another generator, ready to build the articles of a content folder. */
export interface Peer {
  name: string;
  /** Lays the articles out as the generator wants them. */
  prepare: (contentDir: string) => Promise<void>;
  command: [command: string, ...args: string[]];
  cwd: string;
  /** Where the site is written. */
  outDir: string;
  /** Takes away what a build leaves behind, so that the next one is cold. */
  clear: () => Promise<void>;
}

/** Sets up the generators to compare with inside a folder: Eleventy from npm, and Hugo where it is installed. */
export async function setUpPeers(folder: string): Promise<Peer[]> {
  return [await eleventy(join(folder, 'eleventy')), ...(await hugo(join(folder, 'hugo')))];
}

async function eleventy(cwd: string): Promise<Peer> {
  await mkdir(join(cwd, 'input', '_includes'), { recursive: true });
  await writeFile(join(cwd, 'package.json'), '{ "private": true, "type": "module" }\n');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '-E', '@11ty/eleventy@3.1.8'], {
    cwd,
    stdio: 'ignore',
  });
  const page = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{{ title }}</title><meta name="description" content="{{ description }}"></head><body><article><h1>{{ title }}</h1><p>{{ description }}</p><time>{{ published }}</time>{{ content }}</article></body></html>`;
  await writeFile(join(cwd, 'input/_includes/article.liquid'), page);
  await writeFile(
    join(cwd, 'eleventy.config.js'),
    `export default (config) => {
  config.setQuietMode(true);
  return { dir: { input: 'input', output: 'site' }, markdownTemplateEngine: false };
};\n`,
  );
  await writeFile(
    join(cwd, 'input/input.11tydata.js'),
    "export default { layout: 'article.liquid', permalink: ({ page }) => `artikel/${page.fileSlug}/index.html` };\n",
  );
  return {
    name: 'Eleventy',
    prepare: (contentDir) => copyArticles(contentDir, join(cwd, 'input', 'articles')),
    command: [process.execPath, join(cwd, 'node_modules/@11ty/eleventy/cmd.cjs')],
    cwd,
    outDir: join(cwd, 'site'),
    clear: () => putAside(join(cwd, 'site')),
  };
}

async function hugo(cwd: string): Promise<Peer[]> {
  try {
    execFileSync('hugo', ['version'], { stdio: 'ignore' });
  } catch {
    return [];
  }
  await mkdir(join(cwd, 'layouts', '_default'), { recursive: true });
  const page = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Description }}"></head><body><article><h1>{{ .Title }}</h1><p>{{ .Description }}</p><time>{{ .Params.published }}</time>{{ .Content }}</article></body></html>`;
  await writeFile(join(cwd, 'layouts/_default/single.html'), page);
  await writeFile(
    join(cwd, 'config.toml'),
    `baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404"]
[permalinks]
articles = "/artikel/:filename/"
[markup.goldmark.renderer]
unsafe = true
`,
  );
  return [
    {
      name: 'Hugo',
      prepare: (contentDir) => copyArticles(contentDir, join(cwd, 'content', 'articles')),
      command: ['hugo', '--quiet'],
      cwd,
      outDir: join(cwd, 'public'),
      clear: async () => {
        for (const name of ['public', 'resources', '.hugo_build.lock'])
          await putAside(join(cwd, name));
      },
    },
  ];
}

/** The articles under another name for the date: a month alone is no date to these generators. */
async function copyArticles(contentDir: string, target: string): Promise<void> {
  await putAside(target);
  await cp(join(contentDir, 'articles'), target, { recursive: true });
  for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/^date: (.*)$/m, 'published: "$1"'));
  }
}
