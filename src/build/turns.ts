import { setTimeout } from 'node:timers/promises';

/**
 * Runs shared tasks together and exclusive tasks alone. An exclusive task waits until all running
 * tasks have ended, and delays new ones.
 */
export class Turns {
  readonly #running = new Set<Promise<unknown>>();
  #alone: Promise<unknown> = Promise.resolve();

  /** Waits until a shared task may start, and counts it as running until `end` settles. */
  async together(end: Promise<unknown>): Promise<void> {
    for (let alone; alone !== this.#alone;) await (alone = this.#alone);
    this.#running.add(end);
    void end.finally(() => this.#running.delete(end));
  }

  /** Runs a task exclusively. Waits at most two seconds for shared tasks. */
  async alone(task: () => Promise<unknown>): Promise<void> {
    const before = this.#alone;
    const turn = before
      .then(() => Promise.race([Promise.all(this.#running), setTimeout(patience)]))
      .then(task);
    this.#alone = turn.catch(() => undefined);
    await turn;
  }
}

/** In ms. A browser may never read a response to its end. */
const patience = 2000;
