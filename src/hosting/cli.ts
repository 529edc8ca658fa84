import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../cli/command.ts';
import { BuildStopped, printProblems } from '../problem.ts';
import { checkSettings, portOf } from '../settings.ts';
import { siteUrl } from '../site.ts';
import { recover } from './publish.ts';
import { siteServer } from './server/server.ts';
import { readSiteFacts } from './site-facts.ts';

const usage = `npm start [-- --outDir <folder>]
npm run preview [-- --outDir <folder>]

Serves the site in dist/ (or --outDir) to this computer only, with production headers; npm start builds it first.
PORT=8080 sets the port; the default is 4321.`;

await runCommand(usage, readOptions, async ({ outDir, build }) => {
  checkSettings({ content: build, port: true });
  const code = build ? await buildSite(outDir) : 0;
  return code === 0 ? serve(outDir) : code;
});

/**
 * Runs the build in a process of its own, whose memory is freed at its end. Returns its exit code.
 */
async function buildSite(outDir: string): Promise<number> {
  const cli = join(import.meta.dirname, '../build/cli.ts');
  const child = spawn(process.execPath, [cli, '--outDir', outDir], {
    stdio: 'inherit',
    // The site is only viewed here and needs no address of its own.
    env: { ...process.env, SITE_URL: siteUrl },
  });
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, stop);
  const [code] = (await once(child, 'close')) as [number | null];
  for (const signal of signals) process.removeListener(signal, stop);
  return code ?? 130;
}

/** Serves until the process is ended. Returns the exit code. */
async function serve(outDir: string): Promise<number> {
  recover(outDir);
  const base = readSiteFacts(outDir)?.base;
  if (base === undefined) {
    console.error(`There is no built site in ${outDir}.\n  → Build it first: npm run build`);
    return 1;
  }
  const port = portOf(process.env['PORT']) ?? 0;
  await listen(siteServer(outDir, base), '127.0.0.1', port);
  await listen(siteServer(outDir, base), '::1', port);
  console.log(`http://localhost:${port}${base}`);
  return 0;
}

/** Starts a server, unless the system lacks the address. Stops the command on other errors. */
async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code)) return;
    const isTaken = code === 'EADDRINUSE';
    if (!isTaken && code !== 'EACCES') throw error;
    const problem = {
      file: `PORT=${port}`,
      message: isTaken ? 'This port is taken.' : 'This user may not listen on this port.',
      remedy: `Choose another: PORT=${port < 1024 ? 8080 : (port % 65_535) + 1} npm start`,
    };
    throw new BuildStopped(printProblems([problem], 'in the settings'));
  }
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      outDir: { type: 'string', default: 'dist' },
      build: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  return { ...values, outDir: resolve(values.outDir) };
}

interface Options {
  outDir: string;
  /** Whether to build the site first. */
  build: boolean;
  help: boolean;
}
