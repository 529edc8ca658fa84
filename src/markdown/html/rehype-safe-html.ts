import type { Root } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import type { VFile } from 'vfile';
import { settingsOf } from '../settings.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

/**
 * Removes all HTML that the schema does not name, and link addresses whose scheme the settings do
 * not allow.
 *
 * - before: `<a href="javascript:x" onclick="y">A</a>`
 * - after: `<a>A</a>`
 */
export function rehypeSafeHtml() {
  return (tree: Root, file: VFile): Root => sanitizerFor(settingsOf(file).linkSchemes)(tree);
}

/** Schemes that a link may have. Capitals are listed because the sanitizer compares exactly. */
export function schemesOfLinks(more: readonly string[]): readonly string[] {
  return [...(sanitizeSchema.protocols?.['href'] ?? []), ...more];
}

function sanitizerFor(more: readonly string[]): Sanitizer {
  let sanitizer = sanitizers.get(more);
  if (!sanitizer) {
    const protocols = { ...sanitizeSchema.protocols, href: [...schemesOfLinks(more)] };
    sanitizer = rehypeSanitize({ ...sanitizeSchema, protocols });
    sanitizers.set(more, sanitizer);
  }
  return sanitizer;
}

/** By list of schemes, which all articles of a site share. */
const sanitizers = new WeakMap<readonly string[], Sanitizer>();

type Sanitizer = (tree: Root) => Root;
