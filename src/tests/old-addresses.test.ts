import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write('articles/2026/bruecke.md', '---\ntitle: Brücke\ndate: 2026-05\n---\n\nText.\n');
});
afterAll(() => site.delete());

test('addresses that an article had on another site lead to it', async () => {
  const addresses = {
    '/2014/05/alt/': 'bruecke',
    '/%C3%BCber/': 'bruecke',
    '/a%20b/': 'bruecke',
    "/dirk's-(a),+@&=!/": 'bruecke',
  };
  await site.write('old-addresses.json', JSON.stringify(addresses));
  const built = await site.run('build');
  expect(built, built.output).toMatchObject({ code: 0 });
  for (const page of ['2014/05/alt/index.html', 'über/index.html', "dirk's-(a),+@&=!/index.html"])
    expect(site.read(page)).toContain('url=/artikel/bruecke/');
  for (const path of Object.keys(addresses))
    expect(site.read('_redirects')).toContain(`${path} /artikel/bruecke/ 301`);
});

test('one that no host can redirect from stops the build, with its line', async () => {
  await site.write('old-addresses.json', '{\n  "/a b/": "bruecke"\n}\n');
  const { code, output } = await site.run('build');
  expect(code).toBe(1);
  expect(output).toContain('old-addresses.json:2\n    No host can redirect from “/a b/”.');
});
