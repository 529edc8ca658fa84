import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InlineHashes } from './headers.ts';

/**
 * Collects the hashes of all inline scripts and styles over many pages. The same few stand on every page, so that each
 * is hashed once. Scripts that are data (`type="application/ld+json"` and the like) need no permission and are left out.
 */
export async function inlineHashes(dir: string, pages: readonly string[]): Promise<InlineHashes> {
  const scripts = new Map<string, string>();
  const styles = new Map<string, string>();
  let next = 0;
  const work = async () => {
    for (let page = pages[next++]; page !== undefined; page = pages[next++]) {
      for (const { name, content } of inlineElements(await readFile(join(dir, page), 'utf8'))) {
        const known = name === 'style' ? styles : scripts;
        if (!known.has(content)) known.set(content, sha256(content));
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return { scripts: [...scripts.values()].sort(), styles: [...styles.values()].sort() };
}

/** What stands between the tags of a page's inline scripts and styles, to the byte. */
export function inlineElements(html: string): InlineElement[] {
  return [...html.matchAll(element)].flatMap((match): InlineElement[] => {
    const [, name, attributes = '', content = ''] = match;
    if (name === 'style') return [{ name, content }];
    const type = /\stype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes)?.[1] ?? '';
    const isCode = !/\ssrc\s*=/i.test(attributes) && codeTypes.test(type);
    return isCode && name === 'script' ? [{ name, content }] : [];
  });
}

const element = /<(script|style)(\s[^>]*)?>([^]*?)<\/\1>/g;
const codeTypes = /^(?:|module|importmap|speculationrules|(?:text|application)\/javascript)$/i;

function sha256(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

interface InlineElement {
  name: 'script' | 'style';
  content: string;
}
