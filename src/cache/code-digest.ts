import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { contentDir, site } from '../site.ts';
import { wordFiles } from '../schema/path-words.ts';
import { importedFiles } from './imported-files.ts';

const project = resolve(import.meta.dirname, '../..');

/**
 * Digest of everything that decides how an article's file is read: the loader with all its imports,
 * the installed packages and the settings.
 */
export function readingDigest(root = project): string {
  const code = importedFiles(join(root, 'src/content/loader.ts'));
  return digest(root, [...code.map((file) => relative(root, file)), ...installed]);
}

/** Digest of everything but the content that decides what a page looks like. */
export function siteDigest(root = project): string {
  return digest(root, sitePaths(root));
}

/**
 * Files and folders that decide what a page looks like, apart from the content, relative to the
 * project folder.
 */
export function sitePaths(root = project): string[] {
  // Any file at the top level, except prose, may configure a tool.
  const settings = readdirSync(root, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !/\.(?:md|log)$|^(?:LICENSE|\.DS_Store)$|^\.git/.test(entry.name),
    )
    .map(({ name }) => name);
  return ['src', 'public', ...settings, ...installed];
}

const installed = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'];

function digest(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  const settings = { site, node: process.version, platform: process.platform, arch: process.arch };
  hash.update(JSON.stringify(settings));
  const files = new Set(paths.flatMap((path) => filesIn(root, path)));
  for (const name of [...ownFiles, ...wordFiles(contentDir)]) {
    const path = join(contentDir, name);
    hash.update(`${name}\0`).update(existsSync(path) ? readFileSync(path) : '');
  }
  for (const file of [...files].sort()) {
    if (noCode.test(file.replaceAll('\\', '/'))) continue;
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('base64url').slice(0, 22);
}

/** Files of the content folder that affect every page; its settings are part of `site`. */
const ownFiles = ['theme.css', 'logo.svg', 'icon.svg'];

/** Tests, fixtures and documents. */
const noCode = /\.test\.ts$|^src\/tests\/|\/fixtures\/|^src\/.*\.md$/;

function filesIn(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath.slice(root.length + 1), entry.name));
  } catch {
    return [path];
  }
}
