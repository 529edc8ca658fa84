import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand, type Command, type Outcome } from './command.ts';

/** The content folder of an owner and the site built from it, in a temporary folder. */
export class OwnerSite {
  readonly content: string;
  readonly outDir: string;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.content = join(folder, 'content');
    this.outDir = join(folder, 'dist');
  }

  static async create(): Promise<OwnerSite> {
    const site = new OwnerSite(await mkdtemp(join(tmpdir(), 'abschnitt-owner-')));
    await mkdir(join(site.content, 'articles'), { recursive: true });
    return site;
  }

  /** Writes a file of the content folder. */
  async write(file: string, text: string | Buffer): Promise<void> {
    const path = join(this.content, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  async remove(file: string): Promise<void> {
    await rm(join(this.content, file), { recursive: true });
  }

  /** Runs a command of the project as this owner would. Never rejects. */
  run(
    command: Command,
    { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
  ): Promise<Outcome> {
    const to = command === 'build' ? ['--outDir', this.outDir] : [];
    return runCommand(command, [...to, ...args], {
      CONTENT_DIR: this.content,
      BUILD_CACHE: join(this.#folder, 'cache'),
      ...env,
    });
  }

  /** A file of the built site, as text. */
  read(file: string): string {
    return readFileSync(join(this.outDir, file), 'utf8');
  }

  /** The files of the built site, sorted; compressed forms are left out. */
  files(): string[] {
    return readdirSync(this.outDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(this.outDir.length + 1))
      .sort();
  }

  /** The files of the built site that contain some words. */
  filesWith(words: string): string[] {
    return this.files().filter((file) => this.read(file).includes(words));
  }

  async delete(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
