import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeFor, writeArticle } from './write-article.ts';

test('a replaced article with a picture gets a folder, and the picture of another one stays', async () => {
  const content = mkdtempSync(join(tmpdir(), 'write-'));
  const year = join(content, 'articles/2024');
  mkdirSync(year, { recursive: true });
  writeFileSync(join(year, 'steg.md'), 'alt');
  writeFileSync(join(year, 'bild.png'), 'eines anderen');
  const place = await placeFor(content, 'steg', '2024-05-06', true);
  const backup = await writeArticle(place, 'neu', new Map([['bild.png', Buffer.from('eigenes')]]));
  expect(readFileSync(join(year, 'bild.png'), 'utf8')).toBe('eines anderen');
  expect(readFileSync(join(year, 'steg/index.md'), 'utf8')).toBe('neu');
  expect(readFileSync(join(year, 'steg/bild.png'), 'utf8')).toBe('eigenes');
  expect(readFileSync(backup ?? '', 'utf8')).toBe('alt');
  expect(existsSync(join(year, 'steg.md'))).toBe(false);
});
