import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { fold } from '../../anchors/slug.ts';
import { decoded } from '../../urls/decoded.ts';

/**
 * Records on each heading of a Markdown text the ids that generators give it, because links within
 * the text or from elsewhere may use them. GitHub, Hugo, Jekyll and Astro agree on most headings;
 * older versions of Jekyll omit everything before the first letter. If the text was published with
 * these ids (`isPublished`), all of them are addresses, linked or not.
 *
 * - `## Node.js & Co` → `nodejs--co`
 * - `## Über uns {#Team}` → `Team`, and `team`, which is a valid id here
 * - `## 1. Das Holz` → `1-das-holz`, for links also `das-holz`
 */
export function noteHeadingIds(tree: Root, isPublished: boolean): void {
  const linked = new Set<string>();
  visit(tree, ['link', 'definition'], (node) => {
    if ('url' in node && node.url.startsWith('#')) linked.add(decoded(node.url.slice(1)));
  });
  const seen = new Map<string, number>();
  for (const heading of tree.children.filter((node): node is Heading => node.type === 'heading')) {
    const written = takeWrittenId(heading);
    const made = written ?? gitHubId(toString(heading));
    const count = seen.get(made) ?? 0;
    seen.set(made, count + 1);
    const id = count === 0 ? made : `${made}-${count}`;
    const ids =
      written === undefined
        ? [id, id.replace(/^[^a-z]+/, '')].filter(
            (one, index) => linked.has(one) || (isPublished && index === 0),
          )
        : [written, fold(written)];
    const known = ids.filter((one) => one !== '');
    for (const one of known) linked.delete(one);
    if (known.length > 0) heading.data = { ...heading.data, ids: known };
  }
}

/** `{#id}` at the end of a heading, which is not part of its text. */
function takeWrittenId(heading: Heading): string | undefined {
  const last = heading.children.at(-1);
  const found = last?.type === 'text' ? /\s*\{#([^{}\s]+)\}\s*$/.exec(last.value) : null;
  if (!found || last?.type !== 'text') return undefined;
  last.value = last.value.slice(0, found.index);
  return found[1];
}

/**
 * See https://github.com/Flet/github-slugger: letters, digits, hyphens and underscores; spaces
 * become hyphens.
 */
export function gitHubId(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
