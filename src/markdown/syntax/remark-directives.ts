import { closest, distance } from 'fastest-levenshtein';
import type { Emphasis, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { offsetOf, report } from '../settings.ts';

/**
 * Turns the directives an article may have into plain HTML shapes, which the blocks are built from
 * after sanitising. Anything else that looks like a directive stays in the text as it was typed,
 * and is reported.
 *
 * - before: `::figure[Viele hörten nichts.]{credit="Name/dpa"}`
 * - after: `<figure><figcaption>Viele hörten nichts. <cite>Name/dpa</cite></figcaption></figure>`
 * - before: `::video[Im Video: Titel]{url="https://example.com/v"}`
 * - after: `<video src="https://example.com/v">Im Video: Titel</video>`
 */
export function remarkDirectives() {
  return (tree: Root, file: VFile): void => {
    if (String(file.value).includes('::')) readFlow(tree, file);
  };
}

/** Goes through everything a directive may stand in: never a paragraph, a heading or a table. */
function readFlow(parent: Parents, file: VFile): void {
  const children: RootContent[] = parent.children;
  for (const [index, node] of children.entries()) {
    if (node.type === 'paragraph') reportContainer(node, file);
    else if (node.type === 'leafDirective') {
      if (node.name === 'figure') toFigure(node, file);
      else if (node.name === 'video') toVideo(node, file);
      else children[index] = asTyped(node, file);
    } else if (flow.has(node.type) && 'children' in node) readFlow(node, file);
  }
}

function toFigure(node: LeafDirective, file: VFile): void {
  const { credit } = attributesOf(node, ['credit'], file);
  if (!credit && toString(node).trim() === '') {
    report(
      file,
      node,
      'A figure has neither caption nor credit.',
      'Write ::figure[Caption]{credit="Name/Agency"}.',
    );
  }
  const caption: PhrasingContent[] = [...node.children];
  if (credit)
    caption.push({ type: 'text', value: ' ' }, element('cite', [{ type: 'text', value: credit }]));
  node.children = caption.length > 0 ? [element('figcaption', caption)] : [];
  node.data = { ...node.data, hName: 'figure' };
}

function toVideo(node: LeafDirective, file: VFile): void {
  const { url } = attributesOf(node, ['url'], file);
  if (toString(node).trim() === '') {
    report(file, node, 'A video has no title.', 'Write ::video[Title]{url="https://…"}.');
    if (url) node.children = [{ type: 'text', value: url }];
  }
  const isUsable = url !== undefined && /^(?:https?:\/\/|\/(?![\\/]))/i.test(url);
  if (url !== undefined && !isUsable) {
    report(
      file,
      node,
      `The address of the video, “${url}”, cannot be opened.`,
      'Write a full address that begins with https://, or leave {url="…"} out.',
    );
  }
  node.data = { ...node.data, hName: 'video', hProperties: isUsable ? { src: url } : {} };
}

function attributesOf(
  node: LeafDirective,
  known: readonly string[],
  file: VFile,
): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (known.includes(name)) found[name] = value?.trim() || undefined;
    else
      report(
        file,
        node,
        `::${node.name} has no “${name}”.`,
        `Write ${known.map((one) => `${one}="…"`).join(' ')}, or leave it out.`,
      );
  }
  return found;
}

function asTyped(node: LeafDirective, file: VFile): Paragraph {
  const source = String(file.value).slice(offsetOf(node), node.position?.end.offset);
  const written = node.name.toLowerCase();
  const near = closest(written, names);
  const name = aliases.get(written) ?? (distance(written, near) <= 2 ? near : undefined);
  const meant =
    name === undefined
      ? `Write ${names.map((one) => `::${one}[…]`).join(' or ')} where one of them is meant, a link for anything else,`
      : `Write ::${name}[…],`;
  report(
    file,
    node,
    `There is no directive ::${node.name}.`,
    `${meant} or \\::${node.name} if the line is meant as text.`,
  );
  return {
    type: 'paragraph',
    children: [{ type: 'text', value: source }],
    ...(node.position && { position: node.position }),
  };
}

function reportContainer(node: Paragraph, file: VFile): void {
  const first = node.children[0];
  const name =
    first?.type === 'text' && /^:::+\s*(\{[^}\n]*\}|[a-z][\w-]*)/i.exec(first.value)?.[1];
  const isText = String(file.value).charAt(offsetOf(node)) === '\\';
  if (name && !isText)
    report(
      file,
      node,
      `There are no blocks between ::: lines, such as :::${name}.`,
      'Remove the ::: lines; ::figure[…] and ::video[…] are each on one line.',
    );
}

/**
 * mdast has no node for these elements; remark-rehype makes one of any node that carries a name.
 */
function element(hName: string, children: PhrasingContent[]): Emphasis {
  return { type: 'emphasis', data: { hName }, children };
}

const flow = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition']);
const names = ['figure', 'video'];
const aliases = new Map([
  ['bild', 'figure'],
  ['foto', 'figure'],
  ['photo', 'figure'],
  ['image', 'figure'],
  ['picture', 'figure'],
  ['film', 'video'],
  ['youtube', 'video'],
]);
