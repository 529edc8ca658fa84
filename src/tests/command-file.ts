import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The module that `npm run <command>` starts, as package.json says: an absolute path in `root`. */
export function commandFile(
  command: 'anchors' | 'build' | 'import' | 'preview' | 'remove-examples',
  root = resolve(import.meta.dirname, '../..'),
): string {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const file = /^node (\S+)/.exec(scripts[command] ?? '')?.[1];
  if (file === undefined) throw new Error(`package.json starts no module for “${command}”.`);
  return join(root, file);
}
