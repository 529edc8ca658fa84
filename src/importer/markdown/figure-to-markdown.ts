import type { Element } from 'hast';
import { toString as hastText } from 'hast-util-to-string';
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast';
import type { PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { splitCredit } from '../../markdown/structure/caption.ts';
import {
  findElement,
  findElements,
  hasClass,
  oneLine,
  without,
  withoutAll,
} from './hast-elements.ts';
import { attributedQuote, figureNode, isEmptyParagraph, trimStart } from './markdown-nodes.ts';
import { readCaption } from '../text/recognise-line.ts';

/** A figure is a quotation with its speaker, a picture or several, or a frame around something else. */
export function figure(
  state: State,
  node: Element,
  image: Handle,
): RootContent | RootContent[] | undefined {
  const caption = findElement(node, (one) => one.tagName === 'figcaption');
  const inside = without(node, caption);
  const quote = findElement(inside, (one) => one.tagName === 'blockquote');
  if (quote) {
    const speaker = caption ? trimStart(state.all(caption) as PhrasingContent[]) : [];
    const content = defaultHandlers.blockquote(state, quote);
    return speaker.length > 0 ? attributedQuote(content.children, speaker) : content;
  }
  const pictures = findElements(inside, (one) => one.tagName === 'img');
  const rest = state
    .toFlow(state.all(withoutAll(inside, pictures)))
    .filter((one) => !isEmptyParagraph(one));
  const isOther =
    rest.some(({ type }) => type === 'table' || type === 'code' || type === 'list') ||
    toString({ type: 'root', children: rest }).length > 400;
  const { text, credit, phrasing } = captionOf(state, caption);
  if (isOther)
    return [
      ...(rest as RootContent[]),
      ...(phrasing.length > 0 ? [{ type: 'paragraph' as const, children: phrasing }] : []),
    ];

  const [file, ...more] = pictures.flatMap((one) => {
    const made = image(state, one, node);
    return made && !Array.isArray(made) && made.type === 'image' ? [made] : [];
  });
  if (!file)
    return phrasing.length > 0 || credit ? figureNode({ caption: phrasing, credit }) : undefined;
  const title = [text, credit && `© ${credit}`].filter(Boolean).join(' ');
  return [file, ...more].map((one, index) => ({
    type: 'paragraph',
    children: [{ ...one, ...(index === 0 && title && { title }) }],
  }));
}

function captionOf(
  state: State,
  caption: Element | undefined,
): { text: string; credit: string | undefined; phrasing: PhrasingContent[] } {
  if (!caption) return { text: '', credit: undefined, phrasing: [] };
  const stated = findElement(
    caption,
    (one) =>
      one.tagName === 'small' ||
      one.tagName === 'cite' ||
      hasClass(
        one,
        /credit|copyright|source|quelle|fotograf|photographer|urheber|\bauthor\b|agency|rights/i,
      ),
  );
  const creditText =
    stated && oneLine(hastText(stated)) !== oneLine(hastText(caption))
      ? withoutLabel(oneLine(hastText(stated)))
      : undefined;
  const inside = creditText === undefined ? caption : without(caption, stated);
  const line = oneLine(hastText(inside));
  const read = creditText === undefined ? readCaption(line) : undefined;
  if (read)
    return {
      text: read.caption,
      credit: read.credit,
      phrasing: read.caption === '' ? [] : [{ type: 'text', value: read.caption }],
    };
  const { caption: nodes, credit } = splitCredit(inside.children);
  const phrasing = state.all({ ...inside, children: nodes }) as (PhrasingContent | RootContent)[];
  return { text: line, credit: creditText ?? (credit || undefined), phrasing: flatten(phrasing) };
}

/** A caption is one line: paragraphs in it come one after the other. */
function flatten(nodes: readonly (PhrasingContent | RootContent)[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type === 'paragraph')
      return [...(index > 0 ? [{ type: 'text' as const, value: ' ' }] : []), ...node.children];
    if (node.type === 'break') return [{ type: 'text', value: ' ' }];
    return isPhrasing(node) ? [node] : [{ type: 'text', value: ` ${toString(node)} ` }];
  });
}

function isPhrasing(node: PhrasingContent | RootContent): node is PhrasingContent {
  return [
    'text',
    'emphasis',
    'strong',
    'link',
    'inlineCode',
    'delete',
    'html',
    'image',
    'footnoteReference',
  ].includes(node.type);
}

/** `Foto: Name` → `Name`, `© Name` → `Name`. */
function withoutLabel(credit: string): string {
  return credit
    .replace(
      /^[\s(|–—-]*(?:(?:fotos?|bild(?:er|quelle)?|quelle|photos?(?: by)?|credit|image|picture|copyright|©)\s*:?\s*)+/i,
      '',
    )
    .replace(/\)$/, '')
    .trim();
}
