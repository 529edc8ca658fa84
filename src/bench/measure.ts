import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Runs a command to its end and measures it with all processes that it starts. Throws with what it printed when it fails.
 * CPU time and memory are read from Linux's `/proc` and are absent elsewhere.
 */
export async function measure(
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Cost> {
  const cpuBefore = cpuOfChildren();
  const start = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid))), 50);
  const code = await new Promise<number | null>((done, fail) =>
    child.on('error', fail).on('close', done),
  ).finally(() => clearInterval(watch));
  const wall = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output.slice(0, 2000)}`);
  const cpuAfter = cpuOfChildren();
  return {
    wall,
    ...(cpuBefore !== undefined && cpuAfter !== undefined && { cpu: cpuAfter - cpuBefore }),
    ...(peak > 0 && { memory: peak }),
  };
}

/** HTML pages and bytes of everything in a folder. */
export async function weigh(folder: string): Promise<{ pages: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let pages = 0;
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    if (entry.name.endsWith('.html')) pages++;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return { pages, bytes };
}

/** Seconds that ended children of this process spent, theirs included (proc(5), fields 16 and 17). */
function cpuOfChildren(): number | undefined {
  const fields = statOf('self');
  return fields && (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

/** Resident bytes of a process and all below it. */
function memoryOf(root: number | undefined): number {
  if (root === undefined || process.platform !== 'linux') return 0;
  const children = new Map<number, number[]>();
  const sizes = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (!fields) continue;
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    sizes.set(Number(name), Number(fields[21]) * pageSize);
  }
  const sum = (pid: number): number =>
    (children.get(pid) ?? []).reduce((total, child) => total + sum(child), sizes.get(pid) ?? 0);
  return sum(root);
}

/** The fields of `/proc/<pid>/stat` after the command's name, which may hold spaces. */
function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

const ticksPerSecond = 100;
const pageSize = 4096;

/** What a run took. */
export interface Cost {
  /** Seconds. */
  wall: number;
  /** Seconds, over all processes and threads. */
  cpu?: number;
  /** Peak of the resident memory of all processes together, in bytes. */
  memory?: number;
}
