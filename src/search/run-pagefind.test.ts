import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpack } from './pagefind-file.ts';
import { findWords, wordsInFile } from './client/word-list.ts';
import { runPagefind } from './run-pagefind.ts';

/** The words of a page and its text, as they are indexed. */
async function indexed(article: string): Promise<{ words: string[]; text: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'abschnitt-pagefind-'));
  try {
    const page = `<!doctype html><html lang="de"><body><article><h1>Titel</h1>${article}</article></body></html>`;
    writeFileSync(join(dir, 'a.html'), page);
    const [segment] = await runPagefind(dir, ['a.html']);
    const lists = (segment?.words ?? []).map((bytes) => {
      return { bytes, at: wordsInFile, shift: 0, hidden: new Set<number>() };
    });
    const [fragment] = segment?.pages ?? [];
    return {
      words: [...findWords(lists).keys()],
      text: fragment ? unpack(fragment.fragment).toString() : '',
    };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

test('the notice of a removed section is no text of the article', async () => {
  const { words, text } = await indexed('<p class="removed">Zwerg entfernt</p><p>Garten</p>');
  expect(words).toContain('gart');
  expect(words).not.toContain('zwerg');
  expect(text).not.toContain('Zwerg');
});

test('figures in groups of three are one number', async () => {
  const { words } = await indexed('<p>Rund 10\u00A0000 Menschen und 1.500 Hunde, 3\u00A0km.</p>');
  expect(words).toEqual(expect.arrayContaining(['10000', '1500', '3', 'km']));
});

test('the parts of hyphenated and gendered words are words', async () => {
  const { words } = await indexed('<p>Corona-Schutzverordnung für Leser*innen</p>');
  expect(words).toEqual(expect.arrayContaining(['corona', 'schutzverordn', 'les', 'inn']));
});
