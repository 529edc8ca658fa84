import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { serve } from './serve.ts';

/** The servers on which the generated configurations are tested. */
export const webServers: readonly WebServer[] = [
  {
    name: 'npm start',
    isInstalled: true,
    hasBrotli: true,
    start: async (dir, base) => {
      const { origin, close } = await serve(dir, base);
      return { port: Number(new URL(origin).port), close };
    },
  },
  {
    name: 'nginx',
    isInstalled: isInstalled('nginx', '-v'),
    hasBrotli: existsSync(brotliModule()),
    start: startNginx,
  },
  {
    name: 'Caddy',
    isInstalled: isInstalled('caddy', 'version'),
    hasBrotli: true,
    start: startCaddy,
  },
];

async function startNginx(dir: string, base: string): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'abschnitt-nginx-'));
  const root = await rootFor(folder, dir, base);
  const port = await freePort();
  const hasBrotli = existsSync(brotliModule());
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const config = `
    daemon off;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log;
    ${hasBrotli ? `load_module ${brotliModule()};` : ''}
    events {}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
      server {
        listen 127.0.0.1:${port};
        root ${root};
        ${hasBrotli ? 'brotli_static on;' : ''}
        include ${root}${base}.hosting/nginx.conf;
      }
    }`;
  await writeFile(join(folder, 'nginx.conf'), config);
  return run('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { folder, port });
}

async function startCaddy(dir: string, base: string): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'abschnitt-caddy-'));
  const root = await rootFor(folder, dir, base);
  const port = await freePort();
  const config = `{
  admin off
}
http://:${port} {
  bind 127.0.0.1
  root * ${root}
  import ${root}${base}.hosting/Caddyfile
}
`;
  await writeFile(join(folder, 'Caddyfile'), config);
  return run('caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    folder,
    port,
  });
}

/** The server's root: the site itself, or a folder that contains it at its base path. */
async function rootFor(folder: string, dir: string, base: string): Promise<string> {
  if (base === '/') return dir;
  const root = join(folder, 'root');
  const site = join(root, base.slice(1, -1));
  await mkdir(dirname(site), { recursive: true });
  await symlink(dir, site);
  return root;
}

/** Starts a program and waits until it answers on its port. Rejects with its output. */
async function run(
  program: string,
  args: string[],
  { folder, port }: { folder: string; port: number },
): Promise<Running> {
  const child = spawn(program, args, {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const close = async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
    if (await answers(port)) return { port, close };
    await setTimeout(100);
  }
  const log = await readFile(join(folder, 'error.log'), 'utf8').catch(() => '');
  await close();
  throw new Error(`${program} did not start.\n${output}${log}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Debian keeps server programs outside a user's PATH. */
process.env['PATH'] = `${process.env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin`;

function isInstalled(program: string, question: string): boolean {
  return spawnSync(program, [question]).status === 0;
}

/** Where Debian's package libnginx-mod-http-brotli-static installs it. */
function brotliModule(): string {
  return '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
}

export interface WebServer {
  name: string;
  isInstalled: boolean;
  /** Whether it can send precompressed brotli files. */
  hasBrotli: boolean;
  /** Serves a built site at its base, with the configuration generated for this server. */
  start: (dir: string, base: string) => Promise<Running>;
}

interface Running {
  port: number;
  close: () => Promise<void>;
}
