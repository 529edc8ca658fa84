import type { Element, ElementContent } from 'hast';
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

/** Converts a figure: a quotation with its speaker, one or more pictures, or other content. */
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
    return speaker.length > 0
      ? attributedQuote(defaultHandlers.blockquote(state, quote).children, speaker)
      : state.all({ ...node, children: [quote] });
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
  const { text, credit, inside } = readFigcaption(caption);
  if (!inside)
    return { text, credit, phrasing: text === '' ? [] : [{ type: 'text', value: text }] };
  const { caption: nodes, credit: last } = splitCredit(inside.children);
  const phrasing = state.all({ ...inside, children: nodes }) as (PhrasingContent | RootContent)[];
  return { text, credit: credit ?? (last || undefined), phrasing: flatten(phrasing) };
}

/**
 * Separates caption and credit, by an element that is marked as a credit, or else by the form of
 * the line. `inside` is the element that contains only the caption, if there is one.
 */
export function readFigcaption(caption: Element): {
  text: string;
  credit: string | undefined;
  inside?: Element;
} {
  const whole = spacedText(caption);
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
  const credit = stated && spacedText(stated);
  const isSentence = credit === whole && /[.!?]$/.test(credit) && credit.split(' ').length > 4;
  if (stated && credit && credit !== whole)
    return {
      text: spacedText(without(caption, stated)),
      credit: withoutLabel(credit),
      inside: without(caption, stated),
    };
  const read = readCaption(whole);
  if (read) return { text: read.caption, credit: read.credit };
  return credit && !isSentence
    ? { text: '', credit: withoutLabel(credit) }
    : { text: whole, credit: undefined, inside: caption };
}

/** On one line, with a space between adjacent elements. */
function spacedText(node: Element): string {
  const textOf = (one: ElementContent): string =>
    one.type === 'text'
      ? one.value
      : one.type === 'element'
        ? one.children
            .map((child, index) =>
              child.type === 'element' && one.children[index - 1]?.type === 'element'
                ? ` ${textOf(child)}`
                : textOf(child),
            )
            .join('')
        : '';
  return oneLine(textOf(node));
}

/** A caption is one line. Its paragraphs are joined. */
function flatten(nodes: readonly (PhrasingContent | RootContent)[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type === 'paragraph')
      return [...(index > 0 ? [{ type: 'text' as const, value: ' ' }] : []), ...node.children];
    if (node.type === 'break') return [{ type: 'text', value: ' ' }];
    if (!isPhrasing(node)) return [{ type: 'text', value: ` ${toString(node)} ` }];
    return [node.type === 'link' ? { ...node, children: flatten(node.children) } : node];
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
      /^[\s(|–—-]*(?:(?:fotos?|bild(?:er|quelle)?|quelle|photos?(?: by)?|credit|image|picture|copyright|©)\s*(?::|\.{3}|…)?\s*)+/i,
      '',
    )
    .replace(/^([^(]*)\)\.?$/, '$1')
    .trim();
}
