import { createHash } from 'node:crypto';
import type { InlineHashes } from './headers.ts';

/**
 * The hashes of a page's inline scripts and styles. The same few stand on every page, so that each is hashed once.
 * Scripts that are data (`type="application/ld+json"` and the like) need no permission and are left out.
 */
export function inlineHashesOf(html: string): { scripts: string[]; styles: string[] } {
  const hashes: { scripts: string[]; styles: string[] } = { scripts: [], styles: [] };
  for (const { name, content } of inlineElements(html))
    if (content !== '') hashes[name === 'style' ? 'styles' : 'scripts'].push(hashOf(content));
  return hashes;
}

/** A hash source as in a policy, of what stands in one element. */
export function hashOf(content: string): string {
  let hash = known.get(content);
  if (hash === undefined) {
    if (known.size > most) known.clear();
    hash = `sha256-${createHash('sha256').update(content).digest('base64')}`;
    known.set(content, hash);
  }
  return hash;
}

/** The hashes of many pages, each once, in order. */
export function uniteHashes(pages: Iterable<InlineHashes>): InlineHashes {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const page of pages) {
    for (const hash of page.scripts) scripts.add(hash);
    for (const hash of page.styles) styles.add(hash);
  }
  return { scripts: [...scripts].sort(), styles: [...styles].sort() };
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

const known = new Map<string, string>();
const most = 100;

interface InlineElement {
  name: 'script' | 'style';
  content: string;
}
