import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Explains why a build could not write, and what to do about it. `undefined` for other errors. */
export function explainTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // An error from a thread has lost its code. Its message begins with it.
  const code = 'code' in error ? String(error.code) : /^[A-Z]+(?=:)/.exec(error.message)?.[0];
  const remedy = code === undefined ? undefined : remedies.get(code);
  if (remedy === undefined) return undefined;
  return `The site could not be built: ${error.message}\n  → ${remedy} The last good site is unchanged.`;
}

/**
 * Explains why builds cannot write to their cache, and what to do about it. `undefined` if they
 * can.
 */
export function cacheTrouble(folder: string): string | undefined {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'room?');
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `Builds cannot write to ${folder}: ${reason}\n  → Make it writable, or name another folder in the environment variable BUILD_CACHE.`;
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {
      // There is nothing to delete.
    }
  }
}

const isFull = 'Free some disk space and build again.';
const isForbidden =
  'Let this user write there, or choose another folder with --outDir or BUILD_CACHE.';

const remedies = new Map([
  ['ENOSPC', isFull],
  ['EDQUOT', isFull],
  ['EFBIG', isFull],
  ['EACCES', isForbidden],
  ['EPERM', isForbidden],
  ['EROFS', isForbidden],
  ['ENOTDIR', isForbidden],
]);
