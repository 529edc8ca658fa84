/**
 * Shows the progress of a long task: on a terminal as a line that is redrawn, with a bar, a count
 * and the time left; elsewhere as a line for each phase that took a second, and one every ten
 * seconds within it.
 */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #phases: Phase[] = [];
  #current: { name: string; total: number; start: number; cpu: number } | undefined;
  #said = 0;

  constructor(stream: ProgressStream = process.stderr, now = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
  }

  /** Starts a phase and ends the one before. `total` is what its count will reach, where known. */
  phase(name: string, total = 0): void {
    this.end();
    this.#said = this.#now();
    this.#current = { name, total, start: this.#said, cpu: cpuSeconds() };
    if (this.#stream.isTTY) this.#draw(0);
  }

  /** Sets the total of the phase once it is known. */
  expect(total: number): void {
    if (this.#current) this.#current.total = total;
  }

  advance(done: number): void {
    if (this.#now() - this.#said < (this.#stream.isTTY ? 100 : 10_000)) return;
    this.#said = this.#now();
    this.#draw(done);
  }

  /** Ends the phase, so that other lines can be printed, and returns what all phases took. */
  end(): readonly Phase[] {
    if (!this.#current) return this.#phases;
    const { name, total, start, cpu } = this.#current;
    const seconds = (this.#now() - start) / 1000;
    this.#phases.push({ name, seconds, cpu: cpuSeconds() - cpu });
    this.#current = undefined;
    if (this.#stream.isTTY) this.#stream.write('\r\u001B[2K');
    else if (seconds >= 1)
      this.#stream.write(`${name}${total > 0 ? ` (${total})` : ''}: ${seconds.toFixed(1)} s\n`);
    return this.#phases;
  }

  #draw(done: number): void {
    if (!this.#current) return;
    const { name, total, start } = this.#current;
    const left = done > 0 ? ((this.#now() - start) / done / 1000) * (total - done) : undefined;
    const time = left === undefined ? '' : `, ${timeOf(left)} left`;
    if (!this.#stream.isTTY)
      return void this.#stream.write(`${name}: ${done} of ${total}${time}\n`);
    const count = total > 0 ? ` ${progressBar(done, total)} ${done}/${total}${time}` : ' …';
    this.#stream.write(`\r\u001B[2K${name}${count}`);
  }
}

function timeOf(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

/** A bar of 24 characters, filled in proportion to `done` of `total`. */
export function progressBar(done: number, total: number): string {
  const filled = Math.min(width, Math.round((done / total) * width));
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

/** CPU seconds of this process and its threads. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const width = 24;

export interface Phase {
  name: string;
  seconds: number;
  /** CPU seconds of this process, without those of child processes. */
  cpu: number;
}

interface ProgressStream {
  isTTY?: boolean;
  write: (text: string) => unknown;
}
