import { expect, test } from 'vitest';
import { Progress } from './progress.ts';

test('a terminal shows a bar with phase, count and time left, and keeps nothing of it', () => {
  const { progress, written, wait } = watch(true);
  progress.phase('Pages', 400);
  wait(1000);
  progress.advance(100);
  progress.end();
  expect(written).toEqual([
    `${redraw}Pages ░░░░░░░░░░░░░░░░░░░░░░░░ 0/400`,
    `${redraw}Pages ██████░░░░░░░░░░░░░░░░░░ 100/400, 3 s left`,
    redraw,
  ]);
});

test('elsewhere long phases have plain lines, short ones none', () => {
  const { progress, written, wait } = watch(false);
  progress.phase('Reading', 400);
  wait(900);
  progress.phase('Pages', 400);
  for (const done of [10, 20, 30]) {
    wait(5000);
    progress.advance(done);
  }
  progress.phase('Search index');
  wait(1500);
  progress.end();
  expect(written).toEqual([
    'Pages: 20 of 400, 4 min left\n',
    'Pages (400): 15.0 s\n',
    'Search index: 1.5 s\n',
  ]);
});

test('a terminal is not drawn on more often than anybody can read', () => {
  const { progress, written, wait } = watch(true);
  progress.phase('Pages', 1000);
  for (let done = 1; done <= 1000; done++) {
    wait(1);
    progress.advance(done);
  }
  expect(written.length).toBeLessThanOrEqual(11);
});

const redraw = '\r\u001B[2K';

function watch(isTTY: boolean) {
  const written: string[] = [];
  let now = 0;
  const stream = { isTTY, write: (text: string) => written.push(text) };
  const progress = new Progress(stream, () => now);
  return { progress, written, wait: (ms: number) => void (now += ms) };
}
