import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { anchorPattern, slug } from '../../anchors/slug.ts';
import { isBlank, isElement, plainText } from '../tree/elements.ts';
import { isHeading } from './rehype-nested-headings.ts';
import { lineOf, report, settingsOf } from '../settings.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Normalises the headings that open sections: takes `{#id}` from their end, turns first-level
 * headings into second-level ones (the article's headline is the first), and drops headings without
 * words. Each of these except a valid id is reported, and so is a skipped level. With `headings:
 * shift` all headings are first moved down by one level.
 *
 * - before: `<h1>Titel {#anfang}</h1>`
 * - after: `<h2>Titel</h2>` with `data.anchorId` = `anfang`
 */
export function rehypeHeadings() {
  return (tree: Root, file: VFile): void => {
    const lines = new Map<string, number>();
    const isShifted = settingsOf(file).headings === 'shift';
    let above = 1;
    for (const node of tree.children) {
      if (!isElement(node) || !isHeading(node)) continue;
      if (isShifted) moveDown(node);
      takeAnchorId(node, lines, file);
      reportLost(node, file);
      if (node.tagName === 'h1') {
        report(
          file,
          node,
          'The text has a heading of the first level.',
          'The headline is the title in the front matter; use ## here. If all headings are to move down by one, write `headings: shift` in the front matter.',
        );
        node.tagName = 'h2';
      }
      const level = Number(node.tagName.charAt(1));
      if (level > above + 1 && !isBlank(node)) {
        report(
          file,
          node,
          above === 1
            ? `The first heading is of level ${level}: the headline above it is of level 1.`
            : `A heading of level ${level} follows one of level ${above}.`,
          `Make it level ${above + 1}: “${'#'.repeat(above + 1)} ${plainText(node.children)}”.`,
        );
      }
      // One mistake is reported once: headings below are compared with the intended level.
      if (!isBlank(node)) above = level;
    }
    tree.children = tree.children.filter((node) => {
      if (!isElement(node) || !isHeading(node) || !isBlank(node)) return true;
      report(file, node, 'A heading has no text.', 'Write the heading, or remove the line.');
      return false;
    });
  };
}

function moveDown(heading: Element): void {
  heading.tagName = `h${Math.min(6, Number(heading.tagName.charAt(1)) + 1)}`;
}

/**
 * Headings are repeated in contents, links and titles, which cannot contain a link or a picture.
 */
function reportLost(heading: Element, file: VFile): void {
  walkElements(heading, (node) => {
    const isLink = node.tagName === 'a' && !saysItsAddress(node);
    if (!isLink && node.tagName !== 'img') return undefined;
    report(
      file,
      node.position?.start ? node : heading,
      `A heading contains a ${isLink ? 'link' : 'picture'}, which would be lost there.`,
      isLink
        ? 'Write the heading as text, and the link in a sentence below it.'
        : 'Put the picture in a paragraph of its own below the heading.',
    );
    return undefined;
  });
}

/** Whether a link is a bare address, whose text says the same. */
function saysItsAddress({ properties: { href }, children }: Element): boolean {
  const text = plainText(children);
  const address = URL.parse(String(href))?.href;
  return (
    href === undefined ||
    [text, `https://${text}`, `mailto:${text}`].some((said) => URL.parse(said)?.href === address)
  );
}

function takeAnchorId(heading: Element, lines: Map<string, number>, file: VFile): void {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return;
  if (isEscaped(heading, file)) return;
  const start = last.value.lastIndexOf('{#');
  const text = last.value.trimEnd();
  if (start < 0 || text.indexOf('}', start) !== text.length - 1) return;
  last.value = last.value.slice(0, start).trimEnd();
  const id = text.slice(start + 2, -1);
  if (!anchorPattern.test(id)) {
    report(
      file,
      heading,
      `The id “${id}” has characters that an address should not have.`,
      `Write {#${slug(id)}}: a to z, 0 to 9 and hyphens, a letter first.`,
    );
    return;
  }
  const line = lineOf(file, heading);
  if (id.length > longestId) {
    report(
      file,
      heading,
      `The id “${id.slice(0, 20)}…” has ${id.length} characters.`,
      `Write at most ${longestId}: it becomes part of an address.`,
    );
    return;
  }
  const earlier = lines.get(id);
  if (earlier !== undefined) {
    report(
      file,
      heading,
      `The headings on lines ${earlier} and ${line} have the same id, “${id}”.`,
      'Give one of them another id.',
    );
  }
  lines.set(id, earlier ?? line);
  heading.data = { ...heading.data, anchorId: id };
}

/** A backslash before the brace makes it part of the text. */
function isEscaped({ position }: Element, file: VFile): boolean {
  const source = String(file.value).slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  return /\\\{#[^{}]*\}\s*$/.test(source);
}

/** Files and folders are named after it. */
const longestId = 100;

declare module 'hast' {
  interface ElementData {
    /** The id that the author wrote as `{#id}`; matches `anchorPattern`. */
    anchorId?: string;
  }
}
