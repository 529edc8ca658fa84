import { expect, test } from 'vitest';
import { inBatches } from './batches.ts';

test('tasks that come while others run go together, in their order', async () => {
  const batches: number[][] = [];
  const run = inBatches(
    async (tasks: number[]) => {
      batches.push(tasks);
      await Promise.resolve();
      return tasks.map((task) => task * 2);
    },
    { size: 3, atOnce: 1 },
  );
  expect(await Promise.all([1, 2, 3, 4, 5].map(run))).toEqual([2, 4, 6, 8, 10]);
  expect(batches).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test('no more batches run at once than allowed', async () => {
  let running = 0;
  let most = 0;
  const run = inBatches(
    async (tasks: number[]) => {
      most = Math.max(most, (running += 1));
      await new Promise((done) => setImmediate(done));
      running -= 1;
      return tasks;
    },
    { size: 1, atOnce: 2 },
  );
  await Promise.all([1, 2, 3, 4, 5].map(run));
  expect(most).toBe(2);
});

test('a batch that fails fails each of its tasks and no other', async () => {
  const run = inBatches(
    (tasks: number[]) =>
      tasks.includes(2) ? Promise.reject(new Error('lost')) : Promise.resolve(tasks),
    { size: 2, atOnce: 1 },
  );
  const outcomes = await Promise.allSettled([1, 2, 3].map(run));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});
