import {
  existsSync,
  openSync,
  closeSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fold } from '../../anchors/slug.ts';
import { decoded } from '../../urls/decoded.ts';

/**
 * Finds the pictures that were saved with a page, by their address in it, and names their copies.
 *
 * A relative address is looked up in the page's folder; one with a leading slash also in its
 * parents up to `root`. One on another host is looked up by name in the folder that the browser
 * saved with the page (`Seite-Dateien`, `page_files`). Files outside these folders are never read.
 */
export class SavedPictures {
  /** Name in the article's folder → path of the file, or the embedded bytes. */
  readonly found = new Map<string, string | Uint8Array>();
  readonly #embedded = new Map<string, string>();
  readonly #parts: ReadonlyMap<string, Uint8Array>;
  readonly #named: ReadonlyMap<string, string> | undefined;
  readonly #page: string;
  readonly #root: string;

  /**
   * `parts` are files that came with the page, by the address it uses; `named` are the pictures of a
   * whole site, by name.
   */
  constructor(page: string, root: string, { parts, named }: OtherPictures = {}) {
    this.#parts = parts ?? new Map();
    this.#named = named;
    this.#page = resolve(page);
    this.#root = resolve(root);
  }

  find(address: string): string | undefined {
    if (/^\s*data:/i.test(address)) return this.#takeEmbedded(address);
    const part = this.#parts.get(address) ?? this.#parts.get(decoded(address).replace(/^\.\//, ''));
    if (part) return this.#take(address, part);
    const path = this.#locate(decoded(address.trim().replace(/[?#].*$/s, '')));
    const format = path === undefined ? undefined : formatOfFile(path);
    if (path === undefined || format === undefined) return undefined;
    for (const [name, known] of this.found) if (known === path) return name;
    return this.#keep(basename(path, extname(path)), format, path);
  }

  #keep(title: string, format: string, content: string | Uint8Array): string {
    const base = fold(title).slice(0, 80) || 'bild';
    let name = `${base}${format}`;
    for (let number = 2; this.found.has(name); number++) name = `${base}-${number}${format}`;
    this.found.set(name, content);
    return name;
  }

  #take(address: string, bytes: Uint8Array): string | undefined {
    const known = this.#embedded.get(address);
    const format = pictureFormat(bytes);
    if (known !== undefined || format === undefined) return known;
    const title = /^(?:data|cid):/i.test(address) ? 'bild' : basename(address, extname(address));
    const name = this.#keep(title, format, bytes);
    this.#embedded.set(address, name);
    return name;
  }

  /** A picture embedded in the page. A very small one is a placeholder. */
  #takeEmbedded(address: string): string | undefined {
    const base64 = /^\s*data:image\/[\w.+-]+;base64,(.*)$/is.exec(address)?.[1] ?? '';
    return base64.length < 1000 ? undefined : this.#take(address, Buffer.from(base64, 'base64'));
  }

  #locate(address: string): string | undefined {
    if (address === '' || address.includes('\0')) return undefined;
    const folder = dirname(this.#page);
    if (/^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(address)) return this.#besides(address);
    if (/^[a-z][a-z\d+.-]*:/i.test(address)) return undefined;
    if (!address.startsWith('/'))
      return inside(folder, join(folder, address)) ?? this.#inSite(address);
    for (let above = folder; isWithin(this.#root, above); above = dirname(above)) {
      for (const place of ['', 'static', 'public', 'assets', 'src', 'src/assets', 'source']) {
        const path = inside(above, join(above, place, address));
        if (path !== undefined) return path;
      }
      if (above === dirname(above)) break;
    }
    return undefined;
  }

  /** Obsidian starts at the top or names the file alone; Hexo has a folder for each post. */
  #inSite(address: string): string | undefined {
    if (!this.#named) return undefined;
    const own = this.#page.slice(0, -extname(this.#page).length);
    return (
      inside(own, join(own, address)) ??
      inside(this.#root, join(this.#root, address)) ??
      this.#named.get(address)
    );
  }

  /** Looks in the folder that browsers save with a page. */
  #besides(address: string): string | undefined {
    const folder = dirname(this.#page);
    const stem = basename(this.#page, extname(this.#page));
    const companion = existsSync(folder)
      ? readdirSync(folder).find((name) => isCompanion(name) && name.startsWith(stem))
      : undefined;
    return companion === undefined
      ? undefined
      : inside(folder, join(folder, companion, basename(address)));
  }
}

interface OtherPictures {
  parts?: ReadonlyMap<string, Uint8Array> | undefined;
  named?: ReadonlyMap<string, string> | undefined;
}

/** Whether a folder contains what belongs to a saved page. */
export function isCompanion(folder: string): boolean {
  return /(?:[-_ ](?:dateien|files|fichiers|archivos|bestanden)|\.files)$/i.test(folder);
}

/** The file, if it exists and no symbolic link leads out of the folder. */
function inside(folder: string, path: string): string | undefined {
  if (!isWithin(folder, path) || !existsSync(path) || !statSync(path).isFile()) return undefined;
  return isWithin(realpathSync(folder), realpathSync(path)) ? path : undefined;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}

function formatOfFile(path: string): string | undefined {
  const start = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  return statSync(path).size > largest ? undefined : pictureFormat(start);
}

/** The build's limit. */
const largest = 200_000_000;

/** The extension for the first bytes of a picture. `undefined` if articles cannot show it. */
function pictureFormat(start: Uint8Array): string | undefined {
  const text = Buffer.from(start.subarray(0, 16)).toString('latin1');
  if (text.startsWith('\x89PNG')) return '.png';
  if (text.startsWith('\xff\xd8\xff')) return '.jpg';
  if (text.startsWith('GIF8')) return '.gif';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return '.webp';
  return text.slice(4, 12) === 'ftypavif' ? '.avif' : undefined;
}
