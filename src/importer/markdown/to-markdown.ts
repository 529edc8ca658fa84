import type { Element, ElementContent } from 'hast';
import { toString as hastText } from 'hast-util-to-string';
import { defaultHandlers, toMdast, type Handle, type State } from 'hast-util-to-mdast';
import type { Html, PhrasingContent, Root, RootContent } from 'mdast';
import { figure } from './figure-to-markdown.ts';
import { findElement, hasClass, oneLine, without } from './hast-elements.ts';
import { attributedQuote, leadingDash, quoteNode, trimStart, videoNode } from './markdown-nodes.ts';
import { tableToMarkdown } from './table-to-markdown.ts';
import { tidyTree } from './tidy-tree.ts';
import { readQuote, readVideo } from '../text/recognise-line.ts';

/**
 * Converts the elements of an article to Markdown nodes. Figures, attributed quotations, videos,
 * notes and details become this project's syntax. Of other elements, only those that Markdown has
 * are kept, and a few harmless ones without attributes.
 */
export function toMarkdownTree(children: ElementContent[], options: MarkdownTreeOptions): Root {
  const tree = toMdast(
    { type: 'root', children },
    { document: true, newlines: false, handlers: { ...handlers(options) } },
  );
  const nodes = tree.type === 'root' ? tree.children : [];
  return { type: 'root', children: tidyTree(nodes) };
}

export interface MarkdownTreeOptions {
  /** The local file for a picture's address, if it was saved with the page. */
  pictureFile: (address: string) => string | undefined;
  /** Makes an address absolute. `undefined` if it is not usable. */
  resolve: (address: string) => string | undefined;
}

function handlers({ pictureFile, resolve }: MarkdownTreeOptions): Record<string, Handle> {
  const image: Handle = (_state, node: Element) => {
    const file = pictureFile(String(node.properties.src ?? ''));
    return file === undefined
      ? undefined
      : { type: 'image', url: file, alt: oneLine(String(node.properties.alt ?? '')) };
  };
  return {
    ...Object.fromEntries(
      ['sub', 'sup', 'mark', 'abbr', 'ins', 'kbd', 'dfn', 'cite', 'ruby', 'rt', 'rp'].map(
        (name): [string, Handle] => [name, rawPhrasing],
      ),
    ),
    a(state, node: Element) {
      const note = node.properties['dataNote'];
      if (typeof note === 'string')
        return { type: 'footnoteReference', identifier: note, label: note };
      const url =
        typeof node.properties.href === 'string' ? resolve(node.properties.href) : undefined;
      const content = state.all(node);
      if (url === undefined || oneLine(hastText(node)) === '') return content;
      return { type: 'link', url, children: content as PhrasingContent[] };
    },
    sup(state, node: Element) {
      const content = state.all(node) as PhrasingContent[];
      return content.length === 1 && content[0]?.type === 'footnoteReference'
        ? content
        : raw('sup', node, content);
    },
    ...Object.fromEntries(
      ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, Handle] => [name, heading]),
    ),
    img: image,
    picture: (state, node: Element) => state.all(node),
    figure: (state, node: Element) => figure(state, node, image),
    blockquote(state, node: Element) {
      const quote = defaultHandlers.blockquote(state, node);
      const cite = findElement(
        node,
        (one) =>
          one.tagName === 'cite' ||
          one.tagName === 'footer' ||
          hasClass(one, /attribution|quote-?(?:author|source|credit)|cite/i),
      );
      if (!cite || oneLine(hastText(cite)) === oneLine(hastText(node))) return quote;
      const speaker = oneLine(hastText(cite)).replace(leadingDash, '');
      const rest = defaultHandlers.blockquote(state, without(node, cite));
      return speaker === '' || speaker.length > 160
        ? quote
        : attributedQuote(rest.children, [{ type: 'text', value: speaker }]);
    },
    aside: (state, node: Element) => pullQuote(node) ?? state.toFlow(state.all(node)),
    details: details,
    p(state, node: Element) {
      const video = node.properties['dataVideo'];
      if (typeof video === 'string') return videoNode(oneLine(hastText(node)), video);
      return videoLine(state, node) ?? defaultHandlers.p(state, node);
    },
    pre: (state, node: Element) =>
      oneLine(hastText(node)) === '' ? undefined : defaultHandlers.pre(state, node),
    table: tableToMarkdown,
    dl: (state, node: Element) => definitionList(state, node),
    'x-break': (): Html => ({ type: 'html', value: '<br>' }),
    // A note that the article refers to.
    'x-note'(state, node: Element) {
      const label = String(node.properties['dataNote']);
      return {
        type: 'footnoteDefinition',
        identifier: label,
        label,
        children: state.toFlow(state.all(node)),
      };
    },
  };
}

/** With the ids that `page/in-page-links.ts` recorded. */
const heading: Handle = (state, node: Element) => {
  const made = defaultHandlers.h2(state, node);
  const ids = node.properties['dataIds'];
  return typeof ids === 'string' ? { ...made, data: { ids: ids.split(' ') } } : made;
};

const rawPhrasing: Handle = (state, node: Element) =>
  raw(node.tagName, node, state.all(node) as PhrasingContent[]);

function raw(name: string, node: Element, content: PhrasingContent[]): PhrasingContent[] {
  if (content.length === 0) return [];
  const title =
    name === 'abbr' && typeof node.properties.title === 'string'
      ? ` title="${node.properties.title.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`
      : '';
  return [
    { type: 'html', value: `<${name}${title}>` },
    ...content,
    { type: 'html', value: `</${name}>` },
  ];
}

/** `Im Video: Titel`, or a paragraph that is marked as a video. */
function videoLine(state: State, node: Element): ReturnType<typeof videoNode> | undefined {
  const title = readVideo(oneLine(hastText(node)));
  if (title === undefined) return undefined;
  const label = findElement(
    node,
    (one) => /^(?:b|strong)$/.test(one.tagName) && /:$/.test(oneLine(hastText(one))),
  );
  const content = defaultHandlers.p(state, without(node, label))?.children ?? [];
  const link = content.find((one) => one.type === 'link');
  if (link) return videoNode(link.children, link.url);
  return videoNode(label ? trimStart(content) : title);
}

function pullQuote(node: Element): ReturnType<typeof quoteNode> | undefined {
  if (!hasClass(node, /quote|zitat/i)) return undefined;
  const quote = readQuote(oneLine(hastText(node)));
  return quote && quoteNode(quote);
}

/** Details stay details: Markdown between the tags. */
const details: Handle = (state, node: Element) => {
  const summary = findElement(node, (one) => one.tagName === 'summary');
  const title = summary
    ? oneLine(hastText(summary)).replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    : '';
  const content = state.toFlow(state.all(without(node, summary))) as RootContent[];
  if (content.length === 0) return undefined;
  const gap = node.properties['dataGap'] === undefined ? '' : '\n';
  const open: Html = {
    type: 'html',
    value: title ? `<details>${gap}<summary>${title}</summary>` : '<details>',
  };
  return [open, ...content, { type: 'html', value: '</details>' }];
};

/** Markdown has no definition lists: the term becomes bold and its explanation follows. */
function definitionList(state: State, node: Element): RootContent[] {
  return state.toFlow(
    node.children.flatMap((child): RootContent[] => {
      if (child.type !== 'element') return [];
      if (child.tagName === 'div') return definitionList(state, child);
      const content = state.toFlow(state.all(child)) as RootContent[];
      if (child.tagName !== 'dt') return content;
      return content.map((one) =>
        one.type === 'paragraph'
          ? { ...one, children: [{ type: 'strong' as const, children: one.children }] }
          : one,
      );
    }),
  );
}
