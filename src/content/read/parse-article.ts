import type { Section } from '../../markdown/blocks.ts';
import { namedIn } from '../../markdown/named-blocks.ts';
import { MarkdownLimitError } from '../../markdown/limits.ts';
import { withoutComments } from '../../markdown/html/without-comments.ts';
import { readMarkdown } from '../../markdown/pipeline.ts';
import { toHtml } from '../../markdown/to-html.ts';
import { lineAt, type Problem } from '../../problem.ts';
import type { Frontmatter } from '../../schema/frontmatter.ts';
import { readFrontmatter } from '../../schema/read-frontmatter.ts';
import { site } from '../../site.ts';
import { kindOf } from './article-files.ts';
import { countWords } from '../dates/reading-time.ts';

/**
 * Parses the bytes of a file. Pure: the same bytes and name give the same result. Without an
 * article there is at least one problem.
 */
export function parseArticle(bytes: Uint8Array, file: string): Parsed {
  const text = decode(bytes);
  if (text === undefined) return { problems: [{ file, ...notUtf8 }] };
  const { frontmatter, body, bodyLine, problems } = readFrontmatter(
    text,
    file,
    site.lang,
    kindOf(file),
  );
  try {
    const { sections, problems: found } = readMarkdown(body, {
      lang: frontmatter?.lang ?? site.lang,
      base: site.base,
      pictureHosts: site.pictureHosts,
      linkSchemes: site.linkSchemes,
      firstLine: bodyLine,
      headings: frontmatter?.headings,
    });
    problems.push(...found.map((problem) => ({ ...problem, file })));
    // An author's file may contain only a name.
    const needsText = kindOf(file) !== 'author';
    if (needsText && frontmatter?.draft === false && sections.length === 0)
      problems.push({ file, line: bodyLine, ...noText });
    const outline = sections.map(outlineOf);
    if (JSON.stringify([frontmatter, outline]).includes(`"${reserved}`))
      problems.push({ file, ...lineWith(reserved, text), ...reservedText });
    return {
      problems,
      text: { body: withoutComments(body), sections },
      outline,
      ...(frontmatter && { frontmatter }),
    };
  } catch (error) {
    if (!(error instanceof MarkdownLimitError))
      throw new Error(`${file} cannot be read.`, { cause: error });
    const { line, reason: message, remedy } = error;
    return { problems: [...problems, { file, line, message, remedy }] };
  }
}

/** The text of a file; `undefined` if it is not UTF-8. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function outlineOf({ blocks, ...section }: Section): SectionOutline {
  const blockIds = blocks
    .flatMap(namedIn)
    .flatMap((block) => ('authorId' in block ? [block.authorId] : []));
  return {
    ...section,
    words: countWords(toHtml([{ ...section, blocks }])),
    ...(blockIds.length > 0 && { blockIds }),
  };
}

function lineWith(words: string, text: string): { line?: number } {
  const at = text.indexOf(words);
  return at < 0 ? {} : { line: lineAt(text, at) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const notUtf8 = {
  message: 'This file is not UTF-8 text.',
  remedy: 'Save it again as UTF-8.',
};

const noText = {
  message: 'There is no text.',
  remedy: 'Write it below the front matter, or add `draft: true` until it is written.',
};

/**
 * Astro takes texts in its store that begin like this for the address of a picture
 * (`IMAGE_IMPORT_PREFIX` in `content/consts.js`).
 */
const reserved = '__ASTRO_IMAGE_';

const reservedText = {
  message: `A heading or a field begins with “${reserved}”, which Astro reserves for itself.`,
  remedy: 'Put another word or character before it.',
};

interface Parsed {
  problems: Problem[];
  /** Present unless the file could not be read at all. */
  text?: ArticleText;
  outline?: SectionOutline[];
  /** Present exactly when the front matter has no problem. */
  frontmatter?: Frontmatter;
}

/** The bulk of an article. */
export interface ArticleText {
  /** The Markdown below the front matter, without comments. */
  body: string;
  sections: Section[];
}

/** A section without its text. Its id may change with the ledger. */
export interface SectionOutline extends Omit<Section, 'blocks'> {
  /** Words of the heading and the running text. */
  words: number;
  /** The ids that the author wrote for boxes and charts, if there are any. */
  blockIds?: string[];
}
