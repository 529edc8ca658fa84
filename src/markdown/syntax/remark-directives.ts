import { closest, distance } from 'fastest-levenshtein';
import type { Emphasis, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
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
 * - before: `:::box[Titel]`, blocks, `:::`
 * - after: `<details><summary>Titel</summary>` blocks `</details>`, with its place in
 *   `file.data.boxes`
 * - before: `:::chart[Titel]`, a table, `:::`
 * - after: `<figure><figcaption>Titel</figcaption>` the table `</figure>`, with its place in
 *   `file.data.charts`
 */
export function remarkDirectives() {
  return (tree: Root, file: VFile): void => {
    file.data.boxes = new Map();
    file.data.charts = new Map();
    if (String(file.value).includes('::')) readFlow(tree, file);
  };
}

/** Walks everything that may contain a directive: not paragraphs, headings and tables. */
function readFlow(parent: Parents, file: VFile): void {
  const children: RootContent[] = parent.children;
  for (const [index, node] of children.entries()) {
    if (node.type === 'paragraph') reportContainer(node, file);
    else if (node.type === 'containerDirective')
      children[index] = readContainer(node, parent, file);
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

/** A box or a chart if it is allowed here, otherwise the lines as typed. */
function readContainer(node: ContainerDirective, parent: Parents, file: VFile): RootContent {
  if (!containers.includes(node.name)) {
    report(file, node, `There is no block :::${node.name}.`, containerRemedy);
    return typed(node, file);
  }
  const { id } = attributesOf(node, ['id'], file);
  readFlow(node, file);
  const fail = (message: string, remedy: string): Paragraph => {
    report(file, node, message, remedy);
    return typed(node, file);
  };
  if (parent.type !== 'root')
    return fail(
      `The block :::${node.name} stands inside a list, a quotation or another block.`,
      'Move it out of there.',
    );
  if (!/\n[ \t]*:{3,}[ \t]*$/.test(sourceOf(node, file)))
    return fail(
      `The block :::${node.name} is never closed.`,
      'Write ::: on a line of its own after it.',
    );
  const title =
    node.children[0]?.data && 'directiveLabel' in node.children[0].data
      ? node.children.shift()
      : undefined;
  if (title?.type !== 'paragraph' || toString(title).trim() === '')
    return fail(`The block :::${node.name} has no title.`, `Write :::${node.name}[Title].`);
  if (node.children.length === 0)
    return fail(`The block :::${node.name} is empty.`, 'Write something into it, or take it away.');
  if (id !== undefined && !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    return fail(
      `“#${id}” cannot be part of an address.`,
      'Write small letters a to z, digits and single hyphens, a letter first.',
    );
  const isChart = node.name === 'chart';
  if (isChart && (node.children.length !== 1 || node.children[0]?.type !== 'table'))
    return fail(
      'A chart is made from one table.',
      'Write the table, and nothing else, between the ::: lines.',
    );
  title.data = { hName: isChart ? 'figcaption' : 'summary' };
  node.children.unshift(title);
  node.data = { hName: isChart ? 'figure' : 'details' };
  (isChart ? file.data.charts : file.data.boxes)?.set(offsetOf(node), id);
  return node;
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
  node: LeafDirective | ContainerDirective,
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
        `Write ${known.map((one) => (one === 'id' ? '{#name}' : `${one}="…"`)).join(' ')}, or leave it out.`,
      );
  }
  return found;
}

function asTyped(node: LeafDirective, file: VFile): Paragraph {
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
  return typed(node, file);
}

/** The lines of a directive as text. */
function typed(node: LeafDirective | ContainerDirective, file: VFile): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'text', value: sourceOf(node, file) }],
    ...(node.position && { position: node.position }),
  };
}

function sourceOf(node: LeafDirective | ContainerDirective, file: VFile): string {
  return String(file.value).slice(offsetOf(node), node.position?.end.offset);
}

function reportContainer(node: Paragraph, file: VFile): void {
  const first = node.children[0];
  const name =
    first?.type === 'text' && /^:::+\s*(\{[^}\n]*\}|[a-z][\w-]*)/i.exec(first.value)?.[1];
  const isText = String(file.value).charAt(offsetOf(node)) === '\\';
  if (name && !isText) report(file, node, `There is no block :::${name}.`, containerRemedy);
}

/**
 * mdast has no node for these elements; remark-rehype makes one of any node that carries a name.
 */
function element(hName: string, children: PhrasingContent[]): Emphasis {
  return { type: 'emphasis', data: { hName }, children };
}

const flow = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition']);
const names = ['figure', 'video'];
const containers = ['box', 'chart'];
const containerRemedy =
  'Write :::box[Title] or :::chart[Title] if you meant one of them; otherwise remove the ::: lines. ::figure[…] and ::video[…] are each on one line.';
const aliases = new Map([
  ['bild', 'figure'],
  ['foto', 'figure'],
  ['photo', 'figure'],
  ['image', 'figure'],
  ['picture', 'figure'],
  ['film', 'video'],
  ['youtube', 'video'],
]);

type Places = Map<number, string | undefined>;

declare module 'vfile' {
  interface DataMap {
    /**
     * Source offsets of boxes and charts, with the ids that authors wrote. HTML by an author cannot
     * pass for either.
     */
    boxes: Places;
    charts: Places;
  }
}
