import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { report, settingsOf } from '../settings.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Turns pictures on hosts that are not allowed into links, because loading them would tell a
 * stranger who reads the article; inside a link they become their description. Reports them, and
 * pictures without `alt`.
 *
 * - before: `<img src="https://tracker.example/a.gif" alt="Trump">`
 * - after: `<a href="https://tracker.example/a.gif">Trump</a>`
 */
export function rehypePictures() {
  return (tree: Root, file: VFile): void => {
    const { pictureHosts } = settingsOf(file);
    const linked = new Set<Element>();
    walkElements(tree, (node, index, parent) => {
      if (node.tagName === 'a') walkElements(node, (inner) => void linked.add(inner));
      if (node.tagName !== 'img') return;
      const src = typeof node.properties.src === 'string' ? node.properties.src : '';
      const host = hostOf(src);
      if (node.properties.alt === undefined) {
        report(
          file,
          node,
          `The picture ${src} has no description.`,
          'Write what it shows as alt="…", or alt="" if it is decoration.',
        );
        node.properties.alt = '';
      }
      if (src === '') {
        parent.children[index] = { type: 'text', value: String(node.properties.alt) };
      } else if (host !== undefined && !pictureHosts.includes(host)) {
        report(
          file,
          node,
          `The picture ${src} is on another host.`,
          'Put the file next to the article and write its name, or add the host to `pictureHosts` in site.yml.',
        );
        if (linked.has(node))
          parent.children[index] = { type: 'text', value: String(node.properties.alt) || src };
        else toLink(node, src);
      }
    });
  };
}

function toLink(node: Element, src: string): void {
  const text = String(node.properties.alt) || src;
  Object.assign(node, {
    tagName: 'a',
    properties: { href: src },
    children: [{ type: 'text', value: text }],
  });
}

/**
 * The host of an absolute address, `''` if it is absolute but malformed, `undefined` for a relative
 * path.
 */
function hostOf(src: string): string | undefined {
  // Browsers trim an address and read a backslash as a slash.
  const address = src.trim().replaceAll('\\', '/');
  if (!/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return undefined;
  try {
    return new URL(address, 'https://host.invalid').host;
  } catch {
    return '';
  }
}
