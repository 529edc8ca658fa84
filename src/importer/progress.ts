import { basename } from 'node:path';
import { progressBar } from '../cli/progress.ts';

/**
 * A progress line at the bottom of a terminal. Does nothing without a terminal or for a single
 * file.
 */
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
  /** Called before a file is imported. */
  advance: (name: string) => void;
  /** Clears the line, before other output. */
  clear: () => void;
}

interface ProgressStream {
  isTTY?: boolean;
  write: (text: string) => unknown;
}
