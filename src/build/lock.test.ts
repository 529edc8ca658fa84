import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withLock } from './lock.ts';

let folder: string;
beforeAll(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('two who want the lock have it one after the other', async () => {
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise((done) => setTimeout(done, 300));
    log.push(`${name} ends`);
  };
  const file = join(folder, 'shared');
  await Promise.all([withLock(file, work('A')), withLock(file, work('B'))]);
  expect(log).toEqual(['A begins', 'A ends', 'B begins', 'B ends']);
  expect(existsSync(file)).toBe(false);
});

test('the lock is given back when the work fails', async () => {
  const file = join(folder, 'failing');
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});

test.each([
  ['a process that is dead', JSON.stringify({ pid: 2 ** 22 + 1 })],
  [
    'an earlier process with the number of a living one',
    JSON.stringify({ pid: process.pid, born: '1' }),
  ],
  ['one who was killed while writing it', ''],
])('the lock of %s is taken over', async (_who, text) => {
  const file = join(folder, 'stale');
  await writeFile(file, text);
  await utimes(file, 1, 1);
  expect(await withLock(file, () => Promise.resolve('mine'))).toBe('mine');
});

test('of many processes that find a dead one’s lock, one at a time takes it', async () => {
  const file = join(folder, 'crowded');
  const log = join(folder, 'log');
  await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1 }));
  await appendFile(log, '');
  const script = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(resolve(import.meta.dirname, 'lock.ts'))};
    await withLock(process.argv[1], async () => {
      appendFileSync(process.argv[2], '(');
      await new Promise((done) => setTimeout(done, 20));
      appendFileSync(process.argv[2], ')');
    });`;
  const crowd = Array.from({ length: 6 }, () => {
    const args = ['--input-type=module', '-e', script, file, log];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    return new Promise((done) => child.once('exit', done));
  });
  expect(await Promise.all(crowd)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await readFile(log, 'utf8')).toBe('()'.repeat(6));
}, 60_000);
