import { existsSync } from 'node:fs';
import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { ProjectCopy } from './project-copy.ts';

/** The package whose version the changes below change. */
export const changedPackage = 'mdast-util-gfm-strikethrough';

/** Articles for the changes below, beside the specimen. */
export async function writeArticles({ content }: ProjectCopy): Promise<void> {
  for (const [name, fields] of Object.entries(articles))
    await writeFile(join(content, `articles/2025/${name}.md`), article(name, fields));
}

/**
 * Every kind of change after which a site is another one, as something done to the project; each
 * can be done again and again, and `count` is another number every time. Those of one `round` do
 * not hide each other.
 */
export const changes: readonly Change[] = [
  {
    kind: 'the text of an article',
    round: 'content',
    make: ({ content }, count) =>
      appendFile(join(content, 'articles/2025/text.md'), `\nAbsatz ${count}.\n`),
  },
  {
    kind: 'front matter',
    round: 'content',
    make: (project, count) =>
      project.replace('content/articles/2025/titel.md', /title: .*/, `title: Titel ${count}`),
  },
  {
    kind: 'a translation that only the other article names',
    round: 'content',
    make: (project, count) =>
      project.replace(
        'content/articles/2025/translated.md',
        /topics: .*(\ntranslations.*)?/,
        count % 2 === 1
          ? `topics: [Zahl ${count}]\ntranslations: { de: uebersetzt }`
          : `topics: [Zahl ${count}]`,
      ),
  },
  {
    kind: 'an author, whom articles name',
    round: 'content',
    make: async ({ content }, count) => {
      await mkdir(join(content, 'authors'), { recursive: true });
      const role = count % 2 === 1 ? 'Redakteurin' : 'Reporterin';
      const author = `---\nname: Ada Beispiel\nrole: ${role}\nlinks: [https://ada.example/${count}]\n---\n\nZahl ${count}.\n`;
      await writeFile(join(content, 'authors/ada.md'), author);
    },
  },
  {
    kind: 'a correction of a section',
    round: 'content',
    make: (project, count) =>
      project.replace(
        'content/articles/2025/corrected.md',
        /corrections: .*/,
        `corrections: [{ date: 2026-01-02, section: die-bruecke, text: Es waren ${count}. }]`,
      ),
  },
  {
    kind: 'a picture',
    round: 'content',
    make: async ({ content }, count) => {
      const background = { r: 0, g: 150, b: count % 256 };
      const picture = sharp({ create: { width: 900, height: 500, channels: 3, background } }).png();
      const file = join(content, 'articles/2026/bildstrecke/rot.png');
      await writeFile(file, await picture.toBuffer());
    },
  },
  {
    kind: 'a heading, and with it the ledger',
    round: 'content',
    make: async (project, count) => {
      const file = 'content/articles/2025/ledger.md';
      await project.replace(file, /## .*/, `## Die Brücke von ${count} Orten`);
      await project.run('anchors');
    },
  },
  {
    kind: 'the ledger alone',
    round: 'content',
    make: async (project, count) => {
      const heading = `Der Fluss ${count}`;
      const file = 'content/articles/2025/removed.md';
      const text = `\n## ${heading}\n\nEin Text über den Fluss, der mit der Zahl ${count} endet.\n`;
      await appendFile(project.path(file), text);
      await project.run('anchors');
      await project.replace(file, text, '');
      await project.run('anchors', ['--remove', `removed#der-fluss-${count}`]);
    },
  },
  {
    kind: 'an article that is renamed',
    round: 'content',
    make: async (project, count) => {
      const folder = project.path('content/articles/2025');
      const old = (await readdir(folder)).find((name) => name.startsWith('name-')) ?? '';
      const slug = old.replace('.md', '');
      await rename(join(folder, old), join(folder, `name-${count}.md`));
      const file = `content/articles/2025/name-${count}.md`;
      await project.replace(file, /formerly: \[(.*)\]/, `formerly: [$1, ${slug}]`);
      await project.replace(file, '[, ', '[');
    },
  },
  {
    kind: 'an article that is added',
    round: 'content',
    make: async (project, count) => {
      const file = project.path(`content/articles/2025/neu-${count}.md`);
      await writeFile(file, article(`Neu ${count}`));
    },
  },
  {
    kind: 'an article that is deleted',
    round: 'content',
    make: async (project, count) => {
      const folder = project.path('content/articles/2025');
      const old = (await readdir(folder)).find((name) => name.startsWith('weg-')) ?? '';
      await rm(join(folder, old));
      await project.run('anchors', ['--remove', old.replace('.md', '')]);
      await writeFile(join(folder, `weg-${count}.md`), article(`Weg ${count}`));
      await project.run('anchors');
    },
  },
  {
    kind: 'a draft that is published, or an article that becomes a draft',
    round: 'content',
    make: async ({ content }) => {
      const file = join(content, 'articles/2025/draft.md');
      const text = await readFile(file, 'utf8');
      await writeFile(
        file,
        text.replace(/draft: (?:true|false)/, (now) =>
          now === 'draft: true' ? 'draft: false' : 'draft: true',
        ),
      );
    },
  },
  {
    kind: 'an article that moves to the folder of another year',
    round: 'content',
    make: async ({ content }) => {
      const places = ['2025', '2024'].map((year) => join(content, 'articles', year, 'moved.md'));
      const [from = '', to = ''] = existsSync(places[0] ?? '') ? places : places.toReversed();
      await mkdir(dirname(to), { recursive: true });
      await rename(from, to);
    },
  },
  {
    kind: 'a text of the same length, whose file has the same time of change',
    round: 'content',
    make: async ({ content }, count) => {
      const file = join(content, 'articles/2025/same-length.md');
      const { atime, mtime } = await stat(file);
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/Zahl \d{6}/, `Zahl ${100_000 + count}`));
      await utimes(file, atime, mtime);
    },
  },
  {
    kind: 'time that makes news of yesterday old',
    round: 'content',
    make: (project, count) => {
      project.now += count * 86_400;
      return Promise.resolve();
    },
  },
  {
    kind: 'time that makes an article a year older',
    round: 'content',
    make: (project) => {
      project.now += 370 * 86_400;
      return Promise.resolve();
    },
  },
  {
    kind: 'pages that somebody changed or deleted in the output',
    round: 'content',
    make: async ({ outDir }, count) => {
      await appendFile(join(outDir, 'artikel/text/index.html'), 'changed');
      await rm(join(outDir, 'artikel/titel'), { recursive: true, force: true });
      await rm(join(outDir, 'artikel/ledger/index.html.br'), { force: true });
      await writeFile(join(outDir, `extra-${count}.html`), '');
    },
  },
  {
    kind: 'a cache of which every file is cut off',
    round: 'damage',
    make: async (project, count) => {
      const file = project.path('content/articles/2025/text.md');
      await appendFile(file, `\nNoch ein Absatz ${count}.\n`);
      const entries = await readdir(project.path('cache'), {
        recursive: true,
        withFileTypes: true,
      });
      for (const { parentPath, name } of entries.filter((entry) => entry.isFile()))
        await truncate(join(parentPath, name), 300);
    },
  },
  {
    kind: 'a component',
    round: 'code',
    make: (project, count) =>
      project.replace(
        'src/components/article/ArticleHead.astro',
        /<h1( data-count="\d+")?/,
        `<h1 data-count="${count}"`,
      ),
  },
  {
    kind: 'a style',
    round: 'code',
    make: ({ root }, count) =>
      appendFile(
        join(root, 'src/styles/base.css'),
        `\n@layer base {\n  b { order: ${count} }\n}\n`,
      ),
  },
  {
    kind: 'a step of the pipeline',
    round: 'code',
    make: (project, count) =>
      project.replace('src/markdown/typography/typography.ts', /to: '…\d*'/, `to: '…${count}'`),
  },
  {
    kind: 'a word of the interface',
    round: 'code',
    make: (project, count) =>
      project.replace('src/i18n/de.ts', /share: '.*?'/, `share: 'Teilen ${count}'`),
  },
  {
    kind: 'a word of the owner',
    round: 'code',
    make: async ({ content }, count) => {
      await mkdir(join(content, 'words'), { recursive: true });
      await writeFile(join(content, 'words/de.yml'), `search: Finden ${count}\n`);
    },
  },
  {
    kind: 'a script of pages',
    round: 'code',
    make: ({ root }, count) =>
      appendFile(
        join(root, 'src/client/sharing/share-links.ts'),
        `\ndocument.documentElement.dataset['count'] = '${count}';\n`,
      ),
  },
  {
    kind: 'a file in public/',
    round: 'code',
    make: ({ root }, count) => writeFile(join(root, 'public/humans.txt'), `${count}\n`),
  },
  {
    kind: 'a setting of the site',
    round: 'code',
    make: ({ content }, count) =>
      writeFile(join(content, 'site.yml'), `name: Abschnitt ${count}\n`),
  },
  {
    kind: 'a version of a package',
    round: 'code',
    make: async (project, count) => {
      const version = `"version": "9.9.${count}"`;
      const folder = `node_modules/${changedPackage}`;
      await project.replace(
        `${folder}/lib/index.js`,
        /type: 'delete',( data: .*?\},)? children/,
        `type: 'delete', data: {hName: 's', hProperties: {title: '${count}'}}, children`,
      );
      await project.replace(`${folder}/package.json`, /"version": ".*?"/, version);
      const installed = new RegExp(`("${folder}": \\{\\s*)"version": ".*?"`);
      await project.replace('node_modules/.package-lock.json', installed, `$1${version}`);
    },
  },
];

const articles = {
  text: '',
  titel: '',
  translated: 'topics: []\nlang: en',
  uebersetzt: '',
  written: 'authors: [Ada Beispiel]',
  corrected: 'corrections: []',
  ledger: '',
  removed: '',
  draft: 'draft: true',
  moved: '',
  'same-length': 'description: Zahl 100000',
  'name-0': 'formerly: []',
  'weg-0': '',
};

function article(name: string, fields = ''): string {
  return `---
title: ${name}
date: 2025-12-01
${fields}
---

Ein Anfang von ${name} ... und ~~ein Ende~~.

## Die Brücke

Die Brücke von ${name} wurde im Frühjahr gesperrt, weil Risse in zwei Pfeilern gefunden worden waren.
`;
}

export interface Change {
  kind: string;
  round: 'content' | 'damage' | 'code';
  make: (project: ProjectCopy, count: number) => Promise<void>;
}
