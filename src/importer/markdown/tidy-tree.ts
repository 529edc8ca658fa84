import type { Heading, List, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

/**
 * Removes Markdown nodes that exist only for their looks: empty items, lists and tables, links in
 * headings, and emphasis around white space, which would need character references.
 *
 * - before: `**Titel:&#x20;**&#x44;er Text`
 * - after: `**Titel:** Der Text`
 */
export function tidyTree(nodes: readonly RootContent[]): RootContent[] {
  const tidied = nodes.flatMap(tidyBlock);
  // A rule separates two neighbours. A repeated picture was for another screen size.
  return tidied.filter(
    (node, index) =>
      (node.type !== 'thematicBreak' ||
        (index > 0 && index < tidied.length - 1 && tidied[index - 1]?.type !== 'thematicBreak')) &&
      (pictureIn(node) === undefined || pictureIn(node) !== pictureIn(tidied[index - 1])),
  );
}

/** The file of a paragraph that contains only a picture. */
function pictureIn(node: RootContent | undefined): string | undefined {
  const [only, ...more] = node?.type === 'paragraph' ? node.children : [];
  return only?.type === 'image' && more.length === 0 ? only.url : undefined;
}

function tidyBlock(node: RootContent): RootContent[] {
  switch (node.type) {
    case 'paragraph': {
      const children = tidyLine(node.children);
      return children.some(hasContent) ? [{ ...node, children }] : [];
    }
    case 'heading':
      return tidyHeading(node);
    case 'list':
      return tidyList(node);
    case 'blockquote': {
      const children = tidyTree(withoutHeadings(node.children)) as typeof node.children;
      return children.length === 0 ? [] : [{ ...node, children }];
    }
    case 'footnoteDefinition':
      return [{ ...node, children: tidyTree(node.children) as typeof node.children }];
    case 'table': {
      const children = node.children
        .map((row) => ({
          ...row,
          children: row.children.map((cell) => ({ ...cell, children: tidyLine(cell.children) })),
        }))
        .filter((row) => row.children.some(hasContent));
      return children.length === 0 ? [] : [{ ...node, children }];
    }
    case 'leafDirective':
      return [{ ...node, children: tidyLine(node.children) }];
    default:
      return [node];
  }
}

function tidyHeading(heading: Heading): Heading[] {
  const children = tidyLine(heading.children.flatMap(asHeadingText));
  return toString({ ...heading, children }).trim() === '' ? [] : [{ ...heading, children }];
}

/** Headings are repeated in contents lists, which cannot contain links, pictures or line breaks. */
function asHeadingText(node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'link') return node.children.flatMap(asHeadingText);
  if (node.type === 'break') return [{ type: 'text', value: ' ' }];
  if (node.type === 'image') return [];
  return node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete'
    ? [{ ...node, children: node.children.flatMap(asHeadingText) }]
    : [node];
}

function tidyList(list: List): List[] {
  const children = list.children
    .map((item) => ({
      ...item,
      children: tidyTree(withoutHeadings(item.children)) as typeof item.children,
    }))
    .filter((item) => item.children.length > 0);
  return children.length === 0 ? [] : [{ ...list, children }];
}

/** Headings in lists and quotations are not part of the outline, whatever their level. */
function withoutHeadings(nodes: readonly RootContent[]): RootContent[] {
  return nodes.map((node) =>
    node.type === 'heading' ? { type: 'paragraph', children: node.children } : node,
  );
}

function hasContent(node: RootContent): boolean {
  return (
    node.type === 'image' ||
    node.type === 'footnoteReference' ||
    ('children' in node
      ? node.children.some(hasContent)
      : /[^\s\u00AD\u200B-\u200F\u2060\uFEFF]/.test(toString(node)))
  );
}

/** A line of text, trimmed. */
function tidyLine(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return trimEnd(trimStart(joinText(nodes.flatMap((node) => tidyPhrase(node)))));
}

/** `around` are the kinds of emphasis that enclose the node. */
function tidyPhrase(node: PhrasingContent, around: readonly string[] = []): PhrasingContent[] {
  const inner = (children: readonly PhrasingContent[]): PhrasingContent[] =>
    joinText(children.flatMap((child) => tidyPhrase(child, [...around, node.type])));
  const isTidied = ['emphasis', 'strong', 'delete', 'link'].includes(node.type);
  if (!isTidied || !('children' in node)) return [node];
  const inside = inner(node.children);
  if (!inside.some(hasContent))
    return inside.filter(({ type }) => type === 'text' || type === 'break');
  if (around.includes(node.type)) return inside;
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (let first = inside[0]; first; first = inside[0]) {
    const space = first.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
    if (first.type !== 'break' && space === '') break;
    before.push(first.type === 'text' ? { type: 'text', value: space } : first);
    if (first.type === 'text' && first.value.length > space.length) {
      inside[0] = { ...first, value: first.value.slice(space.length) };
      break;
    }
    inside.shift();
  }
  for (let last = inside.at(-1); last; last = inside.at(-1)) {
    const space = last.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
    if (last.type !== 'break' && space === '') break;
    after.unshift(last.type === 'text' ? { type: 'text', value: space } : last);
    if (last.type === 'text' && last.value.length > space.length) {
      inside[inside.length - 1] = {
        ...last,
        value: last.value.slice(0, last.value.length - space.length),
      };
      break;
    }
    inside.pop();
  }
  return inside.length === 0
    ? [...before, ...after]
    : [...before, { ...node, children: inside }, ...after];
}

/**
 * Joins neighbours of one kind. Punctuation that ends emphasis before a letter moves out, so that
 * it needs no character reference.
 */
function joinText(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = {
        ...last,
        value: (last.value + node.value).replace(/ {2,}/g, ' '),
      };
    else if ((node.type === 'strong' || node.type === 'emphasis') && last?.type === node.type)
      joined[joined.length - 1] = {
        ...last,
        children: joinText([...last.children, ...node.children]),
      };
    else if (node.type === 'text' && /^[\p{L}\p{N}]/u.test(node.value) && last) {
      const sign = takeLastSign(last);
      if (sign) joined[joined.length - 1] = sign.rest;
      joined.push(sign ? { ...node, value: sign.text + node.value } : node);
    } else joined.push(node);
  }
  return joined;
}

function takeLastSign(node: PhrasingContent): { rest: PhrasingContent; text: string } | undefined {
  if (node.type !== 'strong' && node.type !== 'emphasis') return undefined;
  const last = node.children.at(-1);
  const sign =
    last?.type === 'text' ? /(?<=[\p{L}\p{N}])[.,:;!?]+$/u.exec(last.value)?.[0] : undefined;
  if (last?.type !== 'text' || sign === undefined) return undefined;
  const text = { ...last, value: last.value.slice(0, -sign.length) };
  return { rest: { ...node, children: [...node.children.slice(0, -1), text] }, text: sign };
}

function trimStart(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first?.type === 'break') return trimStart(rest);
  if (first?.type !== 'text') return [...nodes];
  const value = first.value.trimStart();
  return value === '' ? trimStart(rest) : [{ ...first, value }, ...rest];
}

function trimEnd(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  if (last?.type === 'break') return trimEnd(nodes.slice(0, -1));
  if (last?.type !== 'text') return [...nodes];
  const value = last.value.trimEnd();
  return value === '' ? trimEnd(nodes.slice(0, -1)) : [...nodes.slice(0, -1), { ...last, value }];
}
