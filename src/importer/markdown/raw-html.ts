import type { Link, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { sanitizeSchema } from '../../markdown/html/sanitize-schema.ts';
import type { Removed } from '../draft.ts';
import { parsePage } from '../page/parse-page.ts';
import { isRefusal } from '../refusal.ts';
import { toHast } from './dom-to-hast.ts';
import { videoNode } from './markdown-nodes.ts';
import { toMarkdownTree } from './to-markdown.ts';

/**
 * Converts the HTML in Markdown: links, pictures and players become Markdown or directives. Of
 * other elements, only harmless ones are kept, without attributes. Scripts, styles and forms are
 * removed and listed.
 *
 * - before: `Mehr bei <a href="https://example.org/">der Stadt</a>, H<sub onclick="x()">2</sub>O`
 * - after: `Mehr bei [der Stadt](https://example.org/), H<sub>2</sub>O`
 */
export function readRawHtml(tree: Root, removed: Removed[]): void {
  tree.children = tree.children.flatMap((node) =>
    node.type === 'html' && isWhole(node.value) ? blockToNodes(node.value, removed) : [node],
  );
  visit(tree, (node) => {
    if ('children' in node) node.children = phrasesIn(node.children);
  });
  visit(tree, 'html', (node, index, parent) => {
    const cleaned = cleanTags(node.value);
    if (cleaned !== node.value && isLost.test(node.value)) removed.push(lost(node.value));
    for (const [comment, text = ''] of node.value.matchAll(/<!--([\s\S]*?)(?:-->|$)/g))
      if (!/^\W*(?:more|excerpt|truncate|toc|endexcerpt)?\W*$/i.test(text))
        removed.push({ text: comment, reason: 'a comment, which no reader sees', rule: 'comment' });
    node.value = cleaned;
    if (cleaned.trim() !== '' || !parent || index === undefined) return undefined;
    const { children } = parent as { children: RootContent[] };
    children.splice(index, 1);
    return index;
  });
  tree.children = tree.children.filter(
    (node) => node.type !== 'paragraph' || node.children.length > 0,
  );
}

/** HTML with an equivalent in Markdown or directives, complete with its end tag. */
function isWhole(html: string): boolean {
  return /<(?:a\s[^>]*href|img|iframe|video|audio|figure|picture|table|blockquote|p|ul|ol|h[1-6]|pre|embed|object)[\s>]/i.test(
    html,
  );
}

function blockToNodes(html: string, removed: Removed[]): RootContent[] {
  const page = parsePage(html);
  if (isRefusal(page)) return [{ type: 'html', value: html }];
  const { document } = page;
  const { body } = document;
  for (const element of body.querySelectorAll('script, style, form, noscript, template')) {
    if (element.innerHTML.trim() !== '') removed.push(lost(element.outerHTML));
    element.remove();
  }
  for (const player of body.querySelectorAll('iframe, video, audio, embed')) {
    const address =
      player.getAttribute('src') ?? player.querySelector('source')?.getAttribute('src') ?? '';
    const paragraph = document.createElement('p');
    paragraph.setAttribute('data-video', address);
    paragraph.textContent = player.getAttribute('title') ?? (address === '' ? '' : 'Video');
    if (address !== '') player.replaceWith(paragraph);
  }
  return toMarkdownTree(toHast(body), {
    pictureFile: (address) => (address === '' ? undefined : address),
    resolve: (address) => address,
  }).children;
}

/** Inline elements: a pair of `a` tags, pictures, players. */
function phrasesIn(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (!node) continue;
    const tag = node.type === 'html' ? node.value.trim() : '';
    if (node.type === 'html' && isNoElement(tag)) {
      result.push({ type: 'text', value: node.value });
      continue;
    }
    const code = /^<code(?:\s[^<>]*)?>$/i.test(tag) ? codeAt(nodes, index) : undefined;
    if (code) {
      result.push(code.node);
      index = code.end;
      continue;
    }
    const url = attribute(tag, /^<a\s/i.test(tag) ? 'href' : 'src');
    const end = nodes.findIndex(
      (one, at) => at > index && one.type === 'html' && /^<\/a\s*>$/i.test(one.value.trim()),
    );
    if (url === undefined) result.push(node);
    else if (/^<a\s/i.test(tag) && end > index) {
      const children = phrasesIn(nodes.slice(index + 1, end)) as Link['children'];
      result.push({ type: 'link', url, children });
      index = end;
    } else if (/^<img\s/i.test(tag))
      result.push({ type: 'image', url, alt: attribute(tag, 'alt') ?? '' });
    else if (/^<(?:iframe|embed|video|audio)\s/i.test(tag))
      result.push({ type: 'link', url, children: [{ type: 'text', value: titleOf(tag, url) }] });
    else result.push(node);
  }
  return result.map(asVideo);
}

/** `<code>` that contains only text, and where it ends. */
function codeAt(
  nodes: readonly RootContent[],
  from: number,
): { node: RootContent; end: number } | undefined {
  const end = nodes.findIndex(
    (one, at) => at > from && one.type === 'html' && /^<\/code\s*>$/i.test(one.value.trim()),
  );
  const inner = nodes.slice(from + 1, end);
  if (end < 0 || !inner.every((one) => one.type === 'text')) return undefined;
  const value = inner.map((one) => one.value).join('');
  return value.trim() === '' ? undefined : { node: { type: 'inlineCode', value }, end };
}

/** A paragraph that contains only a link to a player. */
function asVideo(node: RootContent): RootContent {
  if (node.type !== 'paragraph') return node;
  const [only, ...more] = node.children.filter(
    (one: PhrasingContent) => one.type !== 'text' || one.value.trim() !== '',
  );
  const isPlayer = only?.type === 'link' && player.test(only.url) && more.length === 0;
  return isPlayer ? videoNode(only.children, only.url) : node;
}

const player = /youtube(?:-nocookie)?\.com\/embed\/|player\.vimeo\.com/;

/** `Vec<String>` is not HTML, though Markdown parses it as such. */
function isNoElement(tag: string): boolean {
  const name = /^<\/?([a-z][\w-]*)[^<>]*>$/i.exec(tag)?.[1]?.toLowerCase();
  return name !== undefined && !name.includes('-') && !elements.has(name);
}

/** https://html.spec.whatwg.org/multipage/indices.html#elements-3, and obsolete elements. */
const elements = new Set(
  'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp path circle rect g line polygon polyline'.split(
    ' ',
  ),
);

function titleOf(tag: string, url: string): string {
  return attribute(tag, 'title') ?? (player.test(url) ? 'Video' : url);
}

function attribute(tag: string, name: string): string | undefined {
  const form = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
  const found = form.exec(tag);
  const value = (found?.[1] ?? found?.[2] ?? found?.[3])?.trim();
  return value === undefined || value === '' ? undefined : value.replaceAll('&amp;', '&');
}

function lost(html: string): Removed {
  return { text: html, reason: 'HTML that an article cannot have', rule: 'raw-html' };
}

/** Elements whose removal loses more than the tags around a text. */
const isLost =
  /<(?:script|style|iframe|object|embed|noscript|template|svg|math|form|textarea|select|video|audio|input|button)\b/i;

function cleanTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(
      /<(script|style|iframe|object|embed|noscript|template|svg|math|form|textarea|select|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi,
      '',
    )
    .replace(
      /<(\/?)([a-z][a-z0-9]*)\b((?:[^>"']|"[^"]*"|'[^']*')*)(?:>|$)/gi,
      (_, slash: string, name: string, attributes: string) =>
        allowed.has(name.toLowerCase())
          ? `<${slash}${name.toLowerCase()}${slash ? '' : harmless(attributes)}>`
          : '',
    )
    .replace(/<[!?/][^>]*>?/g, (rest) => (/^<\/[a-z][a-z0-9]*>$/.test(rest) ? rest : ''));
}

/** `title`, `datetime`, `lang` and spans of table cells are harmless. */
function harmless(attributes: string): string {
  return [
    ...attributes.matchAll(
      /\s(title|datetime|lang|dir|colspan|rowspan|scope|open|start)(?:="([^"<>]*)")?(?=\s|$|\/)/gi,
    ),
  ]
    .map(([, name = '', value]) =>
      value === undefined ? ` ${name.toLowerCase()}` : ` ${name.toLowerCase()}="${value}"`,
    )
    .join('');
}

/**
 * Elements that articles may have and that make sense without an address. Only the headline is an
 * `h1`.
 */
const allowed = new Set(sanitizeSchema.tagNames);
for (const name of ['a', 'h1', 'img', 'video']) allowed.delete(name);
