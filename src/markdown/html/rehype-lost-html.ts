import type { Element, Parents, Root } from 'hast';
import type { VFile } from 'vfile';
import { sanitizeSchema } from './sanitize-schema.ts';
import { type Place, report } from '../settings.ts';
import { plainText } from '../tree/elements.ts';

/**
 * Reports HTML that the sanitizer removes with its content, or that does nothing without it:
 * players, frames, forms, scripts, styles, components of other systems. Elements that only lose
 * their formatting are not reported.
 *
 * - before: `<iframe src="https://www.youtube.com/embed/abc"></iframe>`
 * - after: the same, and a problem
 */
export function rehypeLostHtml() {
  return (tree: Root, file: VFile): void => {
    if (file.data.hasHtml) look(tree, tree, file);
  };
}

/** `near` is the last node with a known position: HTML parsers leave some without. */
function look(parent: Parents, near: Place, file: VFile): void {
  for (const node of parent.children) {
    const place: Place = node.position?.start ? node : near;
    if (node.type !== 'element') continue;
    const remedy = remedyFor(node) ?? (known.has(node.tagName) ? undefined : unknownRemedy);
    if (remedy === undefined && hasLostTitle(node))
      report(
        file,
        place,
        `The title of <${node.tagName}>, “${String(node.properties.title).slice(0, 60)}”, would be removed.`,
        'Write it into the text or a note, or <abbr title="…"> for the meaning of an abbreviation.',
      );
    if (remedy !== undefined) report(file, place, `<${node.tagName}> would be removed.`, remedy);
    // The content is lost with the element, or covered by its problem, unless only the element is
    // removed.
    if (remedy === undefined || remedy === unknownRemedy) look(node, place, file);
  }
}

/** Whether an element that stays, or whose content does, has a title that goes. */
function hasLostTitle({ tagName, properties }: Element): boolean {
  const { title } = properties;
  return (
    typeof title === 'string' &&
    title.trim() !== '' &&
    known.has(tagName) &&
    !sanitizeSchema.attributes?.[tagName]?.includes('title')
  );
}

function remedyFor({ tagName, properties, children }: Element): string | undefined {
  const isEmpty = plainText(children).trim() === '';
  if (tagName === 'video' && properties.src === undefined && isEmpty) return videoRemedy;
  return Object.entries(remedies).find(([, names]) => names.includes(tagName))?.[0];
}

const unknownRemedy = 'Write what it stood for as text, Markdown or a ::directive, or delete it.';

const videoRemedy =
  'Write ::video[title]{url="https://…"} for a video, or a link to what it shows.';

/** Elements of HTML that hold text or mean nothing on their own: nothing is lost without them. */
const known = new Set([
  ...(sanitizeSchema.tagNames ?? []),
  ...['div', 'span', 'section', 'article', 'main', 'header', 'footer', 'nav', 'aside', 'address'],
  ...['center', 'font', 'big', 'tt', 'strike', 'hgroup', 'picture', 'source', 'track', 'label'],
  ...['acronym', 'basefont', 'blink', 'dir', 'listing', 'marquee', 'menu', 'nobr', 'rtc', 'slot'],
  ...['colgroup', 'col', 'legend', 'fieldset', 'data', 'output', 'search', 'body', 'html', 'head'],
]);

const remedies: Readonly<Record<string, readonly string[]>> = {
  [videoRemedy]: [
    ...['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'portal', 'fencedframe'],
  ],
  'Write a link to the recording: [title](https://…).': ['audio'],
  'Put the picture next to the article and write ![what it shows](file.svg).': [
    ...['svg', 'canvas', 'map'],
  ],
  'Write the formula as text, or put it next to the article as a picture.': ['math'],
  'Delete it: articles cannot contain forms. A link can lead to a page with one.': [
    ...['form', 'input', 'button', 'select', 'textarea', 'datalist', 'dialog', 'option'],
  ],
  'Delete it: articles cannot contain code of their own.': [
    ...['script', 'style', 'link', 'meta', 'base', 'template', 'title'],
  ],
  'Write its content without the tag, or delete it.': [
    ...['noscript', 'noembed', 'noframes', 'xmp', 'plaintext'],
  ],
};
