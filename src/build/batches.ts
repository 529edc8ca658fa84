/**
 * Collects tasks while workers are busy and passes several to `run` at once, in order of arrival.
 * One message for many small tasks costs little more than one for each, and shared data is copied
 * only once.
 *
 * `run` gets up to `size` tasks and returns their results in the same order. At most `atOnce` calls
 * of it are active at a time.
 */
export function inBatches<Task, Result>(
  run: (tasks: Task[]) => Promise<Result[]>,
  { size, atOnce }: { size: number; atOnce: number },
): (task: Task) => Promise<Result> {
  const waiting: Waiting<Task, Result>[] = [];
  let running = 0;

  return (task) =>
    new Promise((resolve, reject) => {
      waiting.push({ task, resolve, reject });
      // Tasks added in the same turn of the event loop form one batch.
      if (waiting.length === 1) setImmediate(start);
    });

  function start(): void {
    while (waiting.length > 0 && running < atOnce) void runBatch(waiting.splice(0, size));
  }

  async function runBatch(batch: Waiting<Task, Result>[]): Promise<void> {
    running += 1;
    try {
      const results = await run(batch.map(({ task }) => task));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    running -= 1;
    start();
  }
}

interface Waiting<Task, Result> {
  task: Task;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}
