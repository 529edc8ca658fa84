import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { settingsOf } from '../settings.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Marks links to other sites, puts the site's base before addresses from the root, and unwraps
 * links that have no address, or none the schema allows.
 *
 * - before: `<a href="https://example.com">A</a> <a href="/impressum/">B</a> <a>C</a>`
 * - after: `<a href="https://example.com" rel="external noopener">A</a> <a
 *   href="/base/impressum/">B</a> C`
 */
export function rehypeLinks() {
  return (tree: Root, file: VFile): void => {
    const { base } = settingsOf(file);
    walkElements(tree, (node, index, parent) => {
      if (node.tagName === 'video') rebase(node, 'src', base);
      if (node.tagName !== 'a') return undefined;
      if (typeof node.properties.href !== 'string' || node.properties.href === '') {
        parent.children.splice(index, 1, ...node.children);
        return index;
      }
      if (isExternal(node.properties.href)) node.properties.rel = externalRel;
      else rebase(node, 'href', base);
      return undefined;
    });
  };
}

/** The `rel` of links to other sites, which cannot reach back into the page. */
export const externalRel = ['external', 'noopener'];

/** Whether the address leads to another site. Browsers read a backslash in it as a slash. */
export function isExternal(href: string): boolean {
  return /^\s*(?:https?:|[\\/]{2})/i.test(href);
}

function rebase(node: Element, property: 'href' | 'src', base: string): void {
  const address = node.properties[property];
  if (typeof address === 'string' && address.startsWith('/') && !isExternal(address))
    node.properties[property] = base.replace(/\/$/, '') + address;
}
