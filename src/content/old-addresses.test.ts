import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readOldAddresses } from './old-addresses.ts';

const folder = mkdtempSync(join(tmpdir(), 'abschnitt-old-addresses-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string) {
  writeFileSync(join(folder, 'old-addresses.json'), text);
  return readOldAddresses(folder);
}

test('a path that no host can redirect from is a problem, with its line', async () => {
  const text = '{\n  "/2014/gut/": "gut",\n  "/mit leerzeichen/": "gut",\n  "/stern*/": "gut"\n}\n';
  const { addresses, problems } = await written(text);
  expect([...addresses]).toEqual([['/2014/gut/', 'gut']]);
  expect(problems).toMatchObject([
    { line: 3, message: 'No host can redirect from “/mit leerzeichen/”.' },
    { line: 4, message: 'No host can redirect from “/stern*/”.' },
  ]);
});

test('an encoded space is part of a path', async () => {
  expect(await written('{"/mit%20leerzeichen/": "gut"}')).toMatchObject({ problems: [] });
});

test('a file that is no list of addresses is a problem', async () => {
  expect((await written('["/a/"]')).problems).toHaveLength(1);
});
