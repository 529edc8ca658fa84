import { existsSync, statSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refusal } from '../refusal.ts';
import { folderSource } from './folder-posts.ts';
import { ghostSource } from './json-posts.ts';
import { mediumSource } from './medium-posts.ts';
import type { SiteSource } from './site-post.ts';
import { substackSource } from './substack-posts.ts';
import { xmlSource } from './xml-posts.ts';
import { unpackSite } from './zipped-site.ts';

/** Detects the kind of a site's export or folder from its content. */
export async function openSite(path: string): Promise<SiteSource | Refusal> {
  if (!existsSync(path))
    return { message: 'There is no such file or folder.', remedy: 'Mend its name.' };
  if (statSync(path).isDirectory())
    return existsSync(join(path, 'posts.csv'))
      ? substackSource(path)
      : ((await mediumSource(path)) ?? folderSource(path));
  const start = await startOf(path);
  if (start.startsWith('PK\u0003\u0004')) return openZip(path);
  if (/^\s*(?:<\?xml|<!--|<rss|<feed)/.test(start)) {
    if (/xmlns:wp=/.test(start)) return xmlSource(path, 'wordpress');
    if (/<(?:rss|feed|rdf:RDF)[\s>]/.test(start)) return xmlSource(path, 'feed');
  }
  const isJson = /^\s*\{/.test(start) && (await stat(path)).size <= largestJson;
  const ghost = isJson ? await ghostSource(path) : undefined;
  return (
    ghost ?? {
      message: 'This is no export of a site that can be read.',
      remedy:
        'Give a folder of Markdown, a WordPress export (.xml), a Ghost export (.json), a Substack or Medium export, a feed, or a ZIP file of one of these.',
    }
  );
}

async function openZip(path: string): Promise<SiteSource | Refusal> {
  try {
    return await openSite(await unpackSite(path));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      message: `The ZIP file could not be opened: ${error.message}`,
      remedy: 'Unpack it, and give the folder.',
    };
  }
}

/** Read as a whole. */
const largestJson = 400_000_000;

async function startOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(20_000), 0, 20_000, 0);
    return buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } finally {
    await file.close();
  }
}
