import { setTimeout } from 'node:timers/promises';

/** Lets some tasks run together, and others alone: those wait until the former have ended, and hold up new ones. */
export class Turns {
  readonly #running = new Set<Promise<unknown>>();
  #alone: Promise<unknown> = Promise.resolve();

  /** Waits until a task may start that others may run beside, and counts it as running until it ends. */
  async together(end: Promise<unknown>): Promise<void> {
    for (let alone; alone !== this.#alone;) await (alone = this.#alone);
    this.#running.add(end);
    void end.finally(() => this.#running.delete(end));
  }

  /** Runs a task while no other runs. Those that have not ended within two seconds are not waited for. */
  async alone(task: () => Promise<unknown>): Promise<void> {
    const before = this.#alone;
    const turn = before
      .then(() => Promise.race([Promise.all(this.#running), setTimeout(patience)]))
      .then(task);
    this.#alone = turn.catch(() => undefined);
    await turn;
  }
}

/** In ms. A browser may leave an answer unread. */
const patience = 2000;
