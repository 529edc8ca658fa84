import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { checkAddresses } from './check-addresses.ts';
import { importSite, type SiteReport } from './import-site.ts';
import { openSite } from './open-site.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
});

const text =
  'Der Wirt am See hat den Steg im Frühjahr selbst gebaut, und am Sonntag kamen die Gäste.';

describe('a Medium export', () => {
  const page = (slug: string, published: string): string =>
    `<html><head><title>Der Steg</title></head><body><article class="h-entry"><header><h1 class="p-name">Der Steg</h1></header><section data-field="subtitle" class="p-summary">Ein Frühjahr am See</section><section data-field="body" class="e-content"><section class="section"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><h3 id="a1b2" class="graf graf--h3 graf--title">Der Steg</h3><p class="graf">${text}</p><h4 id="c3d4">Das Holz</h4><p>${text}</p></div></section></section><footer><p>By <a href="https://medium.com/@ida" class="p-author h-card">Ida Sommer</a>${published}</p><p><a href="https://blog.see.example/${slug}" class="p-canonical">Canonical link</a></p></footer></article></body></html>`;
  const files = {
    'posts/2019-05-03_Der-Steg-1a2b3c4d5e6f.html': page(
      'der-steg-1a2b3c4d5e6f',
      ' on <time class="dt-published" datetime="2019-05-03T10:00:00.000Z">May 3, 2019</time>',
    ),
    'posts/draft_Das-Boot-aabbccddeeff.html': page('aabbccddeeff', ''),
  };

  test('becomes articles with authors, dates and old addresses; drafts stay drafts', async () => {
    const report = await run('.', files);
    expect(report).toMatchObject({
      format: 'a Medium export',
      written: 2,
      drafts: 1,
      problems: [],
    });
    expect(read('articles/2019/der-steg.md')).toBe(`---
title: Der Steg
description: Ein Frühjahr am See
date: 2019-05-03T10:00:00Z
lang: de
authors:
  - name: Ida Sommer
    url: https://medium.com/@ida
---

${text}

## Das Holz {#c3d4}

${text}
`);
    expect(JSON.parse(read('old-addresses.json'))).toMatchObject({
      '/der-steg-1a2b3c4d5e6f': 'der-steg',
    });
  });

  test('is read as a ZIP file, too', async () => {
    const zip = zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, html]) => [`medium-export/${name}`, strToU8(html)]),
      ),
    );
    writeFileSync(join(folder, 'medium.zip'), zip);
    expect(await run('medium.zip', {})).toMatchObject({ written: 2, drafts: 1, problems: [] });
  });
});

describe('a WordPress export', () => {
  const item = (fields: string, body: string): string =>
    `<item>${fields}<content:encoded><![CDATA[${body}]]></content:encoded></item>`;
  const wxr = (...items: string[]): string =>
    `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c" xmlns:excerpt="e" xmlns:dc="d"><channel><title>Am See</title>${items.join('')}</channel></rss>`;
  const post = (slug: string, status: string, body: string): string =>
    item(
      `<title>Titel ${slug}</title><link>https://see.example/2015/04/${slug}/</link><dc:creator>Ida Sommer</dc:creator><category domain="category" nicename="a">Am Steg</category><wp:post_name>${slug}</wp:post_name><wp:post_date>2015-04-03 10:00:00</wp:post_date><wp:post_type>post</wp:post_type><wp:status>${status}</wp:status>`,
      body,
    );

  test('becomes articles with authors, topics and dates; links between them lead to where they are now', async () => {
    const report = await run('export.xml', {
      'export.xml': wxr(
        post(
          'steg',
          'publish',
          `${text}\n\nMehr <a href="https://see.example/2015/04/ufer/">dort</a>.`,
        ),
        post('boot', 'draft', `<p>${text}</p>`),
        post('ufer', 'publish', `<p>${text}</p>`),
        item('<title>Bild</title><wp:post_type>attachment</wp:post_type>', ''),
      ),
    });
    expect(report).toMatchObject({ written: 3, drafts: 1, problems: [] });
    expect(read('articles/2015/steg.md')).toBe(`---
title: Titel steg
date: 2015-04-03
lang: de
authors:
  - Ida Sommer
topics:
  - Am Steg
---

${text}

Mehr [dort](/artikel/ufer/).
`);
    expect(read('articles/2015/boot.md')).toContain('draft: true');
    expect(JSON.parse(read('old-addresses.json'))).toEqual({
      '/2015/04/boot/': 'boot',
      '/2015/04/steg/': 'steg',
      '/2015/04/ufer/': 'ufer',
    });
  });

  test('a second time nothing changes', async () => {
    const files = { 'export.xml': wxr(post('steg', 'publish', `<p>${text}</p>`)) };
    await run('export.xml', files);
    const before = read('articles/2015/steg.md');
    expect(await run('export.xml', files)).toMatchObject({ written: 0, unchanged: 1 });
    expect(read('articles/2015/steg.md')).toBe(before);
  });

  test('an article that was edited since is not replaced', async () => {
    const files = { 'export.xml': wxr(post('steg', 'publish', `<p>${text}</p>`)) };
    await run('export.xml', files);
    const path = join(folder, 'content/articles/2015/steg.md');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nNeuer Satz.\n`);
    const { problems } = await run('export.xml', files);
    expect(problems.map(({ message }) => message).join()).toContain('another article of that name');
    expect(read('articles/2015/steg.md')).toContain('Neuer Satz.');
  });
});

test('a Ghost export becomes articles', async () => {
  const data = {
    posts: [
      {
        id: '1',
        title: 'Der Steg',
        slug: 'der-steg',
        html: `<p>${text}</p>`,
        status: 'published',
        published_at: '2020-02-03T10:00:00.000Z',
      },
      {
        id: '2',
        title: 'Entwurf',
        slug: 'entwurf',
        html: `<p>${text}</p>`,
        status: 'draft',
        created_at: '2020-02-04T10:00:00.000Z',
      },
    ],
    tags: [{ id: 't', name: 'Bau' }],
    users: [{ id: 'u', name: 'Ida Sommer' }],
    posts_tags: [{ post_id: '1', tag_id: 't' }],
    posts_authors: [{ post_id: '1', author_id: 'u' }],
  };
  const report = await run('ghost.json', { 'ghost.json': JSON.stringify({ db: [{ data }] }) });
  expect(report).toMatchObject({ written: 2, drafts: 1, paths: 2, problems: [] });
  expect(read('articles/2020/der-steg.md')).toContain('topics:\n  - Bau');
  expect(read('articles/2020/der-steg.md')).toContain('authors:\n  - Ida Sommer');
});

test('a quotation of WordPress keeps its speaker', async () => {
  const quote =
    '<figure class="wp-block-pullquote"><blockquote><p>Das hält.</p><cite>Ida</cite></blockquote></figure>';
  await run('feed.xml', {
    'feed.xml': `<rss version="2.0" xmlns:content="c"><channel><item><title>Der Steg</title><link>https://see.example/steg</link><pubDate>Mon, 03 Feb 2020 10:00:00 +0100</pubDate><content:encoded><![CDATA[<p>${text}</p>${quote}]]></content:encoded></item></channel></rss>`,
  });
  expect(read('articles/2020/der-steg.md')).toContain('\n> Das hält.\n> – Ida\n');
});

test('a Substack export becomes articles', async () => {
  const report = await run('sub', {
    'sub/posts.csv':
      'post_id,post_date,is_published,type,title,subtitle\n12.der-steg,2021-03-04T08:00:00.000Z,true,newsletter,"Der ""Steg""",Kurz\n',
    'sub/posts/12.der-steg.html': `<p>${text}</p>`,
  });
  expect(report).toMatchObject({ written: 1, problems: [] });
  expect(read('articles/2021/der-steg.md')).toContain(`title: 'Der "Steg"'\ndescription: Kurz`);
});

test.each([
  [
    'RSS',
    `<rss version="2.0" xmlns:content="c"><channel><item><title>Der Steg</title><link>https://see.example/der-steg</link><pubDate>Mon, 03 Feb 2020 10:00:00 +0100</pubDate><content:encoded><![CDATA[<p>${text}</p>]]></content:encoded></item></channel></rss>`,
  ],
  [
    'Atom',
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Der Steg</title><link href="https://see.example/der-steg"/><published>2020-02-03T09:00:00Z</published><content type="xhtml"><div><p>${text}</p></div></content></entry></feed>`,
  ],
])('the entries of a feed in %s become articles', async (_, feed) => {
  const report = await run('feed.xml', { 'feed.xml': feed });
  expect(report).toMatchObject({ written: 1, paths: 1, problems: [] });
  const article = read('articles/2020/der-steg.md');
  expect(article).toContain('date: 2020-02-03T09:00:00Z');
  expect(article).toContain(text);
});

test('a folder keeps names, dates and addresses, and says which old addresses are answered', async () => {
  const report = await run('blog/content', {
    'blog/hugo.toml': '[permalinks]\nposts = "/:year/:slug/"\n',
    'blog/content/posts/2014-05-14-ein-treffen.md': `---\ntitle: Ein Treffen\naliases: [/alt/treffen/]\n---\n\n${text}\n\nSiehe [dort](../zweites/index.md).\n`,
    'blog/content/posts/zweites/index.md': `---\ntitle: Zweites\ndate: 2016-01-02\n---\n\n${text}\n`,
  });
  expect(report).toMatchObject({ written: 2, todos: [], problems: [] });
  expect(read('articles/2014/ein-treffen.md')).toContain('[dort](/artikel/zweites/)');
  const list = '/alt/treffen/\nhttps://blog.example/2016/zweites\n/2014/ein-treffen/\n/nirgends/\n';
  const { answered, open } = await checkAddresses(list, join(folder, 'content'));
  expect(answered).toEqual([
    { path: '/alt/treffen/', to: '/artikel/ein-treffen/' },
    { path: '/2016/zweites', to: '/artikel/zweites/' },
    { path: '/2014/ein-treffen/', to: '/artikel/ein-treffen/' },
  ]);
  expect(open).toEqual(['/nirgends/']);
});

test('a link to a section of another article leads to that section', async () => {
  const post = (title: string, body: string): string =>
    `---\ntitle: ${title}\ndate: 2019-05-03\n---\n\n${text} ${body}\n`;
  await run('.', {
    'boot.md': post(
      'Im Boot',
      '[Holz](steg.md#1-das-holz), [Farbe](/steg/#Farbe), [nichts](steg.md#gibt-es-nicht)',
    ),
    'steg.md': post('Am Steg', '\n\n## 1. Das Holz\n\nEiche.\n\n## Die Farbe {#Farbe}\n\nRot.'),
  });
  const steg = read('articles/2019/steg.md');
  expect(read('articles/2019/boot.md')).toContain(
    '[Holz](/artikel/steg/#abschnitt-1-das-holz), [Farbe](/artikel/steg/#farbe), [nichts](/artikel/steg/)',
  );
  expect(steg).toContain('## Die Farbe {#farbe}');
});

test('a vault of Obsidian becomes articles with its links, pictures and notes', async () => {
  const report = await run('Notizen', {
    'Notizen/.obsidian/app.json': '{}',
    'Notizen/Anhänge/steg (1).png': png,
    'Notizen/Templates/Vorlage.md': '# {{title}}',
    'Notizen/2019-05-03 Am Steg.md': `---
tags: "#garten/see, holz"
---

${text} ^a1b2c3

![[steg (1).png|300]] und ![[Anhänge/steg (1).png|Der Steg]]

- [[Im Boot]] und [[See/Im Boot#Das Holz]]
- [[Im Boot#Das Holz|dort]], [[Im Boot#^a1b2c3]], [[#Das Ufer]], [[Fehlt]]

## Das Ufer

Dort^[Im **Mai**.] steht er.

![[Im Boot]]
`,
    'Notizen/See/Im Boot.md': `---\ncreated: 2019-05-04\n---\n\n${text}\n\n## Das Holz\n\nEiche.\n`,
  });
  expect(report).toMatchObject({ written: 2, problems: [] });
  const steg = read('articles/2019/am-steg/index.md');
  expect(steg).toContain('title: Am Steg\n');
  expect(steg).toContain('topics:\n  - garten/see\n  - holz\n');
  expect(steg.slice(steg.indexOf(text))).toBe(`${text}

![Bild ohne Beschreibung](steg-1.png) und ![Der Steg](steg-1.png)

- [Im Boot](/artikel/im-boot/) und [See/Im Boot, Das Holz](/artikel/im-boot/#das-holz)
- [dort](/artikel/im-boot/#das-holz), [Im Boot](/artikel/im-boot/), [Das Ufer](#das-ufer), Fehlt

## Das Ufer

Dort[^im-text-1] steht er.

[Im Boot](/artikel/im-boot/)

[^im-text-1]: Im **Mai**.
`);
});

test('an export of Notion becomes articles with its links and pictures', async () => {
  const id = '0123456789abcdef0123456789abcdef';
  const page = `Am Steg ${id}`;
  const inner = zipSync({
    [`${page}.md`]: strToU8(
      `# Am Steg\n\nCreated: May 3, 2019 10:00 AM\nTags: holz, see\n\n${text}\n\n![steg.png](${encodeURIComponent(page)}/steg.png)\n\n[Boot, rot](${encodeURIComponent(page)}/Boot%2C%20rot%20${id}.md)\n\n<aside>\n💡 Ein Hinweis.\n\n</aside>\n`,
    ),
    [`${page}/steg.png`]: png,
    [`${page}/Boot, rot ${id}.md`]: strToU8(`# Boot, rot\n\n${text}\n`),
  });
  writeFileSync(join(folder, 'export.zip'), zipSync({ 'Export-Part-1.zip': inner }));
  expect(await run('export.zip', {})).toMatchObject({ written: 2, problems: [] });
  const steg = read('articles/2019/am-steg/index.md');
  expect(steg).toContain('[Boot, rot](/artikel/boot-rot/)');
  expect(steg).toContain('![steg.png](steg.png)');
  expect(steg).toContain('💡 Ein Hinweis.');
});

test('the addresses of a post that only redirects lead to the article it names', async () => {
  const report = await run('.', {
    'alt.md': '---\nredirect: /steg\n---\n',
    'leer.md': '---\ntitle: Leer\n---\n',
    'steg.md': `---\ntitle: Am Steg\ndate: 2019-05-03\n---\n\n${text}\n`,
  });
  expect(report).toMatchObject({ written: 1, problems: [] });
  expect(report.empty).toEqual([expect.stringMatching(/leer\.md$/)]);
  expect(JSON.parse(read('old-addresses.json'))).toMatchObject({ '/alt/': 'steg' });
});

test.each([
  [
    '_config.yml',
    'permalink: pretty',
    'am/_posts/2014-05-04-Zum-See.md',
    '/am/ufer/2014/05/04/Zum-See/',
  ],
  [
    '_config.yml',
    'permalink: /:short_year/:i_month/:title',
    '_posts/2014-05-04-see.md',
    '/14/5/see',
  ],
  [
    'hugo.toml',
    '[permalinks]\nposts="/:year/:slug/"',
    'content/posts/Zum See.md',
    '/2014/der-see/',
  ],
  ['hugo.toml', '', 'content/posts/2014/Zum_See.md', '/posts/2014/zum_see/'],
  ['astro.config.mjs', '', 'src/content/blog/zum-see/index.md', '/blog/zum-see/'],
])(
  'an article has the address that its generator gave it: %s %s %s',
  async (name, settings, file, path) => {
    const front = 'title: Der See\ndate: 2014-05-04\ntags: [Boot]\ncategories: [Ufer]';
    await run('blog', {
      [`blog/${name}`]: settings,
      [`blog/${file}`]: `---\n${front}\n---\n\n${text}\n`,
    });
    expect(Object.keys(JSON.parse(read('old-addresses.json')) as object)).toContain(path);
  },
);

test('a post of Jekyll in HTML is an article, a template is none', async () => {
  const report = await run('blog', {
    'blog/_posts/2014-05-14-ein-treffen.html': `---\ntitle: Ein Treffen\npublished: false\n---\n<p>${text}</p>\n`,
    'blog/vorlage.html': '<html><body>{{ content }}</body></html>',
  });
  expect(report).toMatchObject({ written: 1, drafts: 1, problems: [] });
  expect(read('articles/2014/ein-treffen.md')).toContain(`draft: true\n---\n\n${text}\n`);
});

test('an old address that no page here can have is said, and not recorded', async () => {
  const front =
    '---\ntitle: Am Steg\ndate: 2019-05-03\npermalink: "/am steg/"\naliases: [/steg/]\n---\n';
  const report = await run('.', { 'am-steg.md': `${front}\n${text}\n` });
  expect(report.unanswered).toEqual(['/am steg/']);
  expect(Object.keys(JSON.parse(read('old-addresses.json')) as object)).not.toContainEqual(
    expect.stringContaining('%20'),
  );
});

test('signs that hosts can redirect from are kept, however they are sent', async () => {
  const path = "/2014/dirk's-(neuer)-steg,+boot!/";
  await run('.', { 'steg.md': `---\ntitle: Der Steg\npermalink: "${path}"\n---\n\n${text}\n` });
  expect(JSON.parse(read('old-addresses.json'))).toEqual({ [path]: 'dirks-neuer-steg-boot' });
  const sent = [path, '/2014/dirk%27s-%28neuer%29-steg%2C%2Bboot%21/'];
  const { open } = await checkAddresses(sent.join('\n'), join(folder, 'content'));
  expect(open).toEqual([]);
});

test('the aliases of a note are names for links to it, not addresses', async () => {
  await run('vault', {
    'vault/.obsidian/app.json': '{}',
    'vault/See.md': `---\ntitle: Der See\ndate: 2019-05-03\naliases: [Großer Teich, Ufer/Hang]\n---\n\n${text}\n`,
    'vault/Steg.md': `---\ntitle: Der Steg\ndate: 2019-05-03\n---\n\n${text} Er ragt in den [[Großer Teich]] und den [[Ufer/Hang|Hang]].\n`,
  });
  expect(read('articles/2019/steg.md')).toContain(
    'in den [Großer Teich](/artikel/see/) und den [Hang](/artikel/see/)',
  );
  expect(read('old-addresses.json')).not.toMatch(/teich|hang/i);
});

test('links lead to no drafts and to nothing that has no text', async () => {
  const post = (title: string, more: string, body: string): string =>
    `---\ntitle: ${title}\ndate: 2019-05-03\n${more}---\n\n${body}\n`;
  await run('.', {
    'steg.md': post(
      'Am Steg',
      '',
      `${text} [Boot](boot.md), [Leer](leer.md), [Ufer]({% ref "ufer.md" %}).\n\n<iframe src="/spiel.html"></iframe>`,
    ),
    'boot.md': post('Im Boot', 'draft: true\n', text),
    'leer.md': post('Leer', '', ''),
    'ufer.md': post('Am Ufer', '', text),
  });
  const steg = read('articles/2019/steg.md');
  expect(steg).toContain(`${text} Boot, Leer, [Ufer](/artikel/ufer/).\n\n::video[Video]\n`);
  expect(steg.match(/# TODO/g)).toHaveLength(3);
});

const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

async function run(
  source: string,
  files: Record<string, string | Uint8Array>,
): Promise<SiteReport> {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const opened = await openSite(join(folder, source));
  if (isRefusal(opened)) throw new Error(opened.message);
  const options = { contentDir: join(folder, 'content'), isDryRun: false, isForced: false };
  return importSite(opened, options);
}

function read(path: string): string {
  const whole = join(folder, 'content', path);
  try {
    return readFileSync(whole, 'utf8');
  } catch {
    throw new Error(
      `No ${path}, but ${readdirSync(join(folder, 'content'), { recursive: true }).join(', ')}`,
    );
  }
}
