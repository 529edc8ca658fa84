import { basename } from 'node:path';
import { progressBar } from '../cli/progress.ts';

/** A line at the bottom of a terminal that says how far a row of files has come; nothing where there is no terminal, or one file. */
export function showProgress(total: number, stream: ProgressStream): Progress {
  const isShown = stream.isTTY === true && total > 1;
  let done = 0;
  const clear = (): void => {
    if (isShown) stream.write('\r\u001B[2K');
  };
  return {
    advance(name) {
      if (!isShown) return;
      const bar = progressBar(done, total);
      clear();
      stream.write(`${bar} ${++done}/${total} ${basename(name).slice(0, 40)}`);
    },
    clear,
  };
}

export interface Progress {
  /** Before a file is imported. */
  advance: (name: string) => void;
  /** Takes the line away, before anything else is written. */
  clear: () => void;
}

interface ProgressStream {
  isTTY?: boolean;
  write: (text: string) => unknown;
}
