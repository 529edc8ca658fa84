import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What keeps a build from writing, and what to do about it; nothing for an error of another kind. */
export function explainTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // From another thread an error comes without its code, which its message begins with.
  const code = 'code' in error ? String(error.code) : /^[A-Z]+(?=:)/.exec(error.message)?.[0];
  const remedy = code === undefined ? undefined : remedies.get(code);
  if (remedy === undefined) return undefined;
  return `The site could not be built: ${error.message}\n  → ${remedy} The last good site is unchanged.`;
}

/** Why builds cannot keep anything in this folder, and what to do about it; nothing when they can. */
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
      // It could not be written in the first place.
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
