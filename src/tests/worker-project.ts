import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';

/**
 * The root of a copy of this project in which one worker runs its commands, made on first use.
 * Builds in the same folder wait for each other; those of two workers then need not.
 */
export function workerProject(): string {
  const root = join(inject('sitesFolder'), `project-${process.env['VITEST_POOL_ID'] ?? '0'}`);
  if (!existsSync(root)) {
    copyProject(`${root}-unfinished`);
    renameSync(`${root}-unfinished`, root);
  }
  return root;
}

const here = resolve(import.meta.dirname, '../..');

/**
 * Copies this project into a folder, with the given content. Packages are linked, except
 * `ownPackage`, which is copied so that it may be changed.
 */
export function copyProject(
  root: string,
  content = join(here, 'content'),
  ownPackage?: string,
): void {
  const files = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
  for (const name of ['src', 'public', ...files])
    cpSync(join(here, name), join(root, name), { recursive: true });
  cpSync(content, join(root, 'content'), { recursive: true });
  const packages = join(here, 'node_modules');
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(packages)) {
    const goal = join(root, 'node_modules', name);
    if (name === '.package-lock.json' || name === ownPackage)
      cpSync(join(packages, name), goal, { recursive: true });
    else if (!name.startsWith('.') || name === '.bin')
      symlinkSync(join(packages, name), goal, 'junction');
  }
}
