import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { commandFile } from './command.ts';
import { freePort } from './free-port.ts';
import { copyProject } from './worker-project.ts';

/** A copy of this project with its own content, in which a test may change anything. */
export class ProjectCopy {
  readonly root: string;
  readonly content: string;
  readonly outDir: string;
  /** SOURCE_DATE_EPOCH of the next build. */
  now = Date.UTC(2026, 1, 4) / 1000;

  private constructor(root: string) {
    this.root = root;
    this.content = join(root, 'content');
    this.outDir = join(root, 'site');
  }

  /**
   * Packages are linked from this project, except `ownPackage`, which is copied so that it may be
   * changed.
   */
  static async create(content: string, ownPackage?: string): Promise<ProjectCopy> {
    const project = new ProjectCopy(await mkdtemp(join(tmpdir(), 'abschnitt-copy-')));
    copyProject(project.root, content, ownPackage);
    return project;
  }

  /** Installs a package with its dependencies, replacing the linked one. Returns its version. */
  async install(specifier: string): Promise<string> {
    const name = specifier.replace(/@[^@]*$/, '');
    const prefix = this.path('installed');
    await mkdir(prefix);
    await promisify(execFile)('npm', ['install', '--prefix', prefix, '--no-audit', specifier]);
    const installed = join(prefix, 'node_modules', name);
    await rm(this.path('node_modules', name));
    await symlink(installed, this.path('node_modules', name), 'junction');
    const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      version: string;
    };
    return version;
  }

  path(...names: string[]): string {
    return join(this.root, ...names);
  }

  async replace(file: string, text: string | RegExp, by: string): Promise<void> {
    const before = await readFile(this.path(file), 'utf8');
    const after = before.replace(text, by);
    if (after === before) throw new Error(`${file} has no ${String(text)}`);
    await writeFile(this.path(file), after);
  }

  build(): Promise<string> {
    return this.run('build', ['--outDir', this.outDir]);
  }

  /** Kills a build after so many ms. */
  async killedBuild(after: number): Promise<void> {
    const args = [this.path('src/build/cli.ts'), '--outDir', this.outDir];
    const child = spawn(process.execPath, args, { env: this.env(), cwd: this.root });
    const ended = new Promise((done) => child.once('close', done));
    await setTimeout(after);
    child.kill('SIGKILL');
    await ended;
  }

  /** Runs a command of the project. Rejects with what it printed. */
  async run(command: 'anchors' | 'build', args: string[] = [], more = {}): Promise<string> {
    const ran = await promisify(execFile)(
      process.execPath,
      [commandFile(command, this.root), ...args],
      { env: { ...this.env(), ...more }, cwd: this.root },
    );
    return ran.stdout;
  }

  /** Starts the preview. The caller must stop it before the copy is removed. */
  async preview(): Promise<Preview> {
    const astro = this.path('node_modules/astro/bin/astro.mjs');
    const child = spawn(process.execPath, [astro, 'dev'], {
      // Astro's server does not respond if it detects Vitest.
      env: { ...this.env(), PORT: String(await freePort()), VITEST: '' },
      cwd: this.root,
    });
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    let printed = '';
    const address = await new Promise<string>((done, fail) => {
      const take = (text: string) => {
        printed += text;
        const found = /http:\/\/localhost:\d+/.exec(printed)?.[0];
        if (found !== undefined) done(found);
      };
      child.stdout.setEncoding('utf8').on('data', take);
      child.stderr.setEncoding('utf8').on('data', take);
      void ended.then(() => fail(new Error(`The preview ended:\n${printed}`)));
    });
    return {
      address,
      printed: () => printed,
      stop: async () => {
        child.kill();
        await ended;
      },
    };
  }

  /**
   * The files of a build without anything from earlier ones, by the project's command or by
   * Astro's. `look` is called while the folder exists.
   */
  async cleanSite(
    by: 'npm' | 'astro' = 'npm',
    look: (folder: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<Record<string, string>> {
    const clean = this.path('clean');
    const cache = this.path('clean-cache');
    const build = by === 'npm' ? 'src/build/cli.ts' : 'node_modules/astro/bin/astro.mjs';
    const args = [this.path(build), ...(by === 'npm' ? [] : ['build']), '--outDir', clean];
    await promisify(execFile)(process.execPath, args, {
      env: { ...this.env(), BUILD_CACHE: cache },
      cwd: this.root,
      maxBuffer: 100_000_000,
    });
    const files = await filesOf(clean);
    await look(clean);
    await Promise.all([clean, cache].map((folder) => rm(folder, { recursive: true })));
    return files;
  }

  site(): Promise<Record<string, string>> {
    return filesOf(this.outDir);
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }

  private env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      CI: '',
      SITE_URL: 'https://abschnitt.example/',
      CONTENT_DIR: this.content,
      BUILD_CACHE: this.path('cache'),
      SOURCE_DATE_EPOCH: String(this.now),
    };
  }
}

/**
 * The digest of each file, by path. The search index is left out, as are its names in `_headers`:
 * an updated index has other files than a new one, and is compared by its results. The list
 * of changed addresses, which depends on the site before, is left out too.
 */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) =>
      entry.isFile() &&
      entry.name !== 'changed.txt' &&
      !entry.parentPath.startsWith(join(folder, 'pagefind')),
  );
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const bytes = await readFile(path);
    const known = name === '_headers' ? bytes.toString().replace(indexName, '') : bytes;
    return [path.slice(folder.length), digestOf(known)] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const indexName = /_[0-9a-f]+(?=\.pf_meta)/g;

function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A running preview. */
export interface Preview {
  /** Its origin. */
  address: string;
  /** Everything that it has printed. */
  printed: () => string;
  stop: () => Promise<void>;
}
