import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError, runCommand } from '../cli/command.ts';

const usage = `npm run check [-- <folder>]

With the content folder of a site: checks whether it can be built, without publishing anything.
Without one: checks types, lint, unused code and format of this project.`;

await runCommand(usage, readOptions, ({ folder }) =>
  folder === undefined ? checkProject() : checkSite(folder),
);

/** Builds the site into a temporary folder. Returns the exit code. */
async function checkSite(folder: string): Promise<number> {
  const place = await mkdtemp(join(tmpdir(), 'abschnitt-check-'));
  try {
    const cli = resolve(import.meta.dirname, '../build/cli.ts');
    const env = { ...process.env, CONTENT_DIR: folder, BUILD_CACHE: join(place, 'cache') };
    const code = await run(process.execPath, [cli, '--outDir', join(place, 'dist')], env);
    if (code === 0) console.log(`${folder} is in order.`);
    return code;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function checkProject(): Promise<number> {
  for (const [command = '', ...args] of [
    ['astro', 'check'],
    ['eslint', '--max-warnings', '0', '.'],
    ['knip'],
    ['prettier', '--check', '--log-level', 'warn', '.'],
  ]) {
    const code = await run(command, args, process.env);
    if (code !== 0) return code;
  }
  return 0;
}

async function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [code] = (await once(spawn(command, args, { stdio: 'inherit', env }), 'close')) as [
    number | null,
  ];
  return code ?? 1;
}

function readOptions(args: string[]): { folder: string | undefined; help: boolean } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false, short: 'h' } },
  });
  const [folder, ...others] = positionals;
  if (others.length > 0) throw new UsageError('Name one folder.');
  return { folder: folder === undefined ? undefined : resolve(folder), help: values.help };
}
