import { realpath } from 'node:fs/promises';
import { extname, relative, resolve } from 'node:path';
import sharp from 'sharp';
import type { Section } from '../markdown/blocks.ts';
import type { Problem } from '../problem.ts';
import { unescapeHtml } from './plain-text.ts';

/** As sharp names what is in a file, whatever its name says; AVIF is a kind of HEIF. */
const rasters: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'avif', 'heif', 'gif']);
/** More than any camera has, and as much as can be scaled in 500 MB of memory. */
const mostPixels = 100_000_000;

const formats = ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.gif'];

/**
 * Judges the pictures that an article shows from files of its own: each must exist inside the content folder and be a
 * picture. `text` is the whole file, for the line numbers of problems.
 */
export async function checkPictures(
  sources: readonly string[],
  text: () => string,
  folder: string,
  contentDir: string,
): Promise<{ pictures: string[]; problems: Omit<Problem, 'file'>[] }> {
  const pictures: string[] = [];
  const problems: Omit<Problem, 'file'>[] = [];
  for (const source of sources) {
    if (isElsewhere(source)) continue;
    const trouble = await judge(source, folder, contentDir);
    if (trouble) problems.push({ ...trouble, ...lineOf(source, text()) });
    else pictures.push(source);
  }
  return { pictures, problems };
}

/** Sources of all pictures in a text, each once, the lead picture's first. */
export function pictureSources(
  sections: readonly Section[],
  leadPicture: string | undefined,
): string[] {
  const lead = leadPicture === undefined ? [] : [leadPicture];
  return [...new Set([...lead, ...sections.flatMap(sourcesIn)])];
}

/** Whether a picture's source is an address rather than a file beside the article. */
export function isElsewhere(source: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source);
}

function sourcesIn(section: Section): string[] {
  return section.blocks.flatMap((block) => {
    if (block.type === 'figure') return block.picture ? [block.picture.src] : [];
    if (block.type === 'prose' || block.type === 'table' || block.type === 'quote')
      return inlineSources(block.html);
    return block.type === 'footnotes'
      ? block.notes.flatMap((note) => inlineSources(note.html))
      : [];
  });
}

function inlineSources(html: string): string[] {
  return [...html.matchAll(inlinePicture)].map((match) => unescapeHtml(match[1] ?? ''));
}

/** A picture in a block's sanitised HTML, as the pipeline prints it. */
export const inlinePicture =
  /<img\b(?:\s(?!src=)[a-z]+(?:="[^"]*")?)*\ssrc="([^"]*)"(?:\s[a-z]+(?:="[^"]*")?)*>/g;

async function judge(
  source: string,
  folder: string,
  contentDir: string,
): Promise<Omit<Problem, 'file'> | undefined> {
  const path = resolve(folder, decoded(source));
  if (relative(contentDir, path).startsWith('..') || source.startsWith('/')) return outside(source);
  if (!formats.includes(extname(path).toLowerCase())) {
    return {
      message: `“${source}” is not a kind of picture that can be published.`,
      remedy: `Use one of ${formats.join(', ')}.`,
    };
  }
  try {
    const [real, root] = await Promise.all([realpath(path), realpath(contentDir)]);
    if (relative(root, real).startsWith('..')) return outside(source);
  } catch {
    return {
      message: `The picture “${source}” does not exist.`,
      remedy:
        'Put the file beside the article, or mend its name (capital and small letters count).',
    };
  }
  try {
    const { format, width, height } = await sharp(path).metadata();
    if (!rasters.has(format)) {
      return {
        message: `The picture “${source}” is ${format.toUpperCase()} under another name.`,
        remedy: 'Export it as JPEG or PNG.',
      };
    }
    if (width * height <= mostPixels) return undefined;
    return {
      message: `The picture “${source}” has ${width} × ${height} pixels.`,
      remedy: 'Export it smaller; on a page it is never wider than 1920.',
    };
  } catch {
    return {
      message: `The picture “${source}” is damaged or not a picture.`,
      remedy: 'Export it again from the program it comes from.',
    };
  }
}

function outside(source: string): Omit<Problem, 'file'> {
  return {
    message: `The picture “${source}” lies outside the content folder.`,
    remedy: 'Put it beside the article and write its name only.',
  };
}

/** The file name that a source means: authors and editors may write a space as `%20`. */
export function decoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}

function lineOf(source: string, text: string): { line?: number } {
  // A backslash in Markdown may be written twice: then the last part of the address is looked for.
  const forms = [source, decoded(source), decoded(source).split(/[\\/]/).at(-1) ?? ''];
  const index = forms
    .filter((form) => form !== '')
    .map((form) => text.indexOf(form))
    .find((at) => at >= 0);
  return index === undefined ? {} : { line: text.slice(0, index).split('\n').length };
}
