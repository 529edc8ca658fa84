import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printRecord, readRouteNames, type RouteNames } from './route-names.ts';

const places = { file: 'site.yml', recordFile: 'anchors/paths.json' };
/** The words as recorded by sites without authors' pages and a list of corrections. */
const older = {
  article: 'stories',
  topics: 'topics',
  search: 'search',
  archive: 'archive',
  page: 'page',
  pictures: 'pictures',
  cards: 'cards',
  imprint: 'imprint',
};

test('a record of words that is older than some of them is completed and no change', () => {
  const folder = folderWith({ now: older, former: [{ ...older, article: 'articles' }] });
  const read = readRouteNames(folder, { lang: 'en', paths: {}, ofLanguage: {} }, places);
  expect(read).toMatchObject({ isRecorded: true, problems: [] });
  expect(read.paths).toEqual({ ...older, authors: 'authors', corrections: 'corrections' });
  expect(read.formerPaths).toMatchObject([{ article: 'articles', authors: 'authors' }]);
  const printed = JSON.parse(printRecord(folder, read.paths) ?? '') as { now: RouteNames };
  expect(printed.now).toEqual(read.paths);
});

test('the owner’s words go before what is recorded, and that before those of the language', () => {
  const folder = folderWith({ now: older, former: [] });
  const ofLanguage = { topics: 'themes', authors: 'auteurs' };
  const read = readRouteNames(
    folder,
    { lang: 'fr', paths: { search: 'recherche' }, ofLanguage },
    places,
  );
  expect(read.paths).toMatchObject({ topics: 'topics', authors: 'auteurs', search: 'recherche' });
  expect(read.isRecorded).toBe(false);
});

function folderWith(record: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'abschnitt-names-'));
  mkdirSync(join(folder, 'anchors'));
  writeFileSync(join(folder, 'anchors/paths.json'), JSON.stringify(record));
  return folder;
}
