import { createHash } from 'node:crypto';

/**
 * The hash sources (https://www.w3.org/TR/CSP3/#grammardef-hash-source) of scripts or style sheets that stand in pages, each
 * once and in order, without the quotes around them. The texts come from the code of the site and never from a page, where
 * an article's words could pass for code.
 */
export function hashesOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map(hashOf))].sort();
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
