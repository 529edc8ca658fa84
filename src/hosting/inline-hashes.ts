import { createHash } from 'node:crypto';

/**
 * The hash sources (https://www.w3.org/TR/CSP3/#grammardef-hash-source) of inline scripts or style
 * sheets, without repetitions, in order and without quotes. The texts come from the site's code,
 * never from a page, where an article's words could pass for code.
 */
export function hashesOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map(hashOf))].sort();
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
