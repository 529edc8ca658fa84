import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerProject } from './worker-project.ts';

/** A command of the project, started with `npm run`. */
export type Command = 'anchors' | 'build' | 'import' | 'preview' | 'remove-examples';

/** What a command returned and printed. */
export interface Outcome {
  /** The exit code, or the signal that ended the process. */
  code: number | string;
  /** Both streams, one after the other. */
  output: string;
}

/**
 * Runs a command of the project as an author would. Never rejects. `env` is added to the
 * environment. `nodeArgs` are arguments of Node itself, `timeout` is in ms.
 */
export function runCommand(
  command: Command,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { nodeArgs = [], timeout = 0 }: { nodeArgs?: string[]; timeout?: number } = {},
): Promise<Outcome> {
  return runFile(process.execPath, [...nodeArgs, commandFile(command), ...args], env, timeout);
}

/** Runs a program in this worker's copy of the project. Never rejects. `timeout` is in ms. */
export function runFile(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  timeout = 0,
): Promise<Outcome> {
  const options = {
    cwd: workerProject(),
    env: { ...process.env, SITE_URL: 'https://abschnitt.example/', ...env },
    maxBuffer: 100_000_000,
    timeout,
    killSignal: 'SIGKILL' as const,
  };
  return new Promise((done) => {
    execFile(file, args, options, (error, stdout, stderr) =>
      done({ code: error ? (error.code ?? error.signal ?? 1) : 0, output: stdout + stderr }),
    );
  });
}

/** The module that `npm run <command>` starts, as package.json says: an absolute path in `root`. */
export function commandFile(command: Command, root = workerProject()): string {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const file = /^node (\S+)/.exec(scripts[command] ?? '')?.[1];
  if (file === undefined) throw new Error(`package.json starts no module for “${command}”.`);
  return join(root, file);
}
