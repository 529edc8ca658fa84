import { remark } from 'remark';
import remarkRehype from 'remark-rehype';
import { VFile } from 'vfile';
import type { Problem } from '../problem.ts';
import type { Section } from './blocks.ts';
import {
  type Limits,
  MarkdownLimitError,
  checkSections,
  checkText,
  checkTree,
  defaultLimits,
} from './limits.ts';
import { normaliseInput } from './normalise-input.ts';
import { reportLostWords } from './html/lost-words.ts';
import { rehypeAddresses } from './html/rehype-addresses.ts';
import { rehypeAttributedQuotes } from './structure/rehype-attributed-quotes.ts';
import { rehypeCards } from './structure/rehype-cards.ts';
import { rehypeDirection } from './structure/rehype-direction.ts';
import { rehypeFigures } from './structure/rehype-figures.ts';
import { rehypeFootnotes } from './structure/rehype-footnotes.ts';
import { rehypeHeadings } from './structure/rehype-headings.ts';
import { rehypeLinks } from './structure/rehype-links.ts';
import { rehypeLists } from './structure/rehype-lists.ts';
import { rehypeNestedHeadings } from './structure/rehype-nested-headings.ts';
import { rehypeNesting } from './structure/rehype-nesting.ts';
import { rehypePictures } from './structure/rehype-pictures.ts';
import { rehypeLostHtml } from './html/rehype-lost-html.ts';
import { rehypeRawHtml } from './html/rehype-raw-html.ts';
import { rehypeSafeHtml } from './html/rehype-safe-html.ts';
import { rehypeTypography } from './typography/rehype-typography.ts';
import { rehypeWholeNumbers } from './typography/rehype-whole-numbers.ts';
import { rehypeVideos } from './structure/rehype-videos.ts';
import { remarkBareAddresses } from './syntax/remark-bare-addresses.ts';
import { remarkDefinitions } from './syntax/remark-definitions.ts';
import { mayHaveTables, remarkDialect } from './syntax/remark-dialect.ts';
import { remarkDirectives } from './syntax/remark-directives.ts';
import { remarkFences } from './syntax/remark-fences.ts';
import { remarkFootnotes } from './syntax/remark-footnotes.ts';
import { remarkLeftOver } from './syntax/remark-left-over.ts';
import { remarkLists } from './syntax/remark-lists.ts';
import { remarkPictureAlt } from './syntax/remark-picture-alt.ts';
import { remarkSlips } from './syntax/remark-slips.ts';
import { remarkUnderlines } from './syntax/remark-underlines.ts';
import { remarkPlainBlocks } from './syntax/remark-plain-blocks.ts';
import './settings.ts';
import { TimeLimitError, withinTime } from './time-limit.ts';
import { toSections } from './structure/to-sections.ts';

/**
 * The ordered list of plugins. HTML enters the tree only above the sanitizer; ids, classes and
 * structure only below it. Built twice, once for all articles: most have no table and parse faster
 * without the table tokenizer.
 */
const buildProcessor = (tables: boolean) =>
  remark()
    .use(remarkDialect, { tables }) // defines the syntax the parser reads, so it comes first
    .use(remarkPlainBlocks) // skips the parser for plain text; the tree is the same
    .use(remarkBareAddresses) // www. becomes https
    .use(remarkDirectives) // needs the source text; makes elements of directives
    .use(remarkLists) // numbers and fences are known from the source only
    .use(remarkFences)
    .use(remarkUnderlines)
    .use(remarkSlips) // likely typing errors that Markdown reads as text
    .use(remarkLeftOver) // markup characters without effect
    .use(remarkDefinitions) // only Markdown has definitions, which are not shown
    .use(remarkPictureAlt) // only Markdown tells a missing description from an empty one
    .use(remarkFootnotes) // notes are found by their source position, which later steps keep
    .use(remarkRehype, { allowDangerousHtml: true }) // Markdown to HTML; raw HTML stays text
    .use(rehypeRawHtml) // parses raw HTML as a browser does
    .use(rehypeLostHtml) // reports elements before the sanitiser removes them
    .use(rehypeAddresses) // reports addresses before the sanitiser removes them
    .use(rehypeSafeHtml) // the sanitiser: below it, nothing may add what an author wrote
    .use(rehypeLists) // before anything that divides or merges lists
    .use(rehypeVideos) // before links: a video in a list becomes one
    .use(rehypeNestedHeadings) // from here on every heading opens a section
    .use(rehypeNesting) // after everything that changes nesting; cannot bring unsafe HTML back
    .use(rehypeHeadings) // takes {#id} before typography changes its hyphens
    .use(rehypePictures) // before figures: a picture that became a link is not a figure
    .use(rehypeFigures) // titles become captions, which typography processes
    .use(rehypeCards) // titles of links become text, which typography processes
    .use(rehypeAttributedQuotes) // before typography, which treats every dash alike
    .use(rehypeLinks) // after everything that makes links
    .use(rehypeTypography) // after everything that adds or removes text
    .use(rehypeWholeNumbers) // after typography, which sees each text in one piece
    .use(rehypeDirection) // after everything that makes paragraphs
    .use(rehypeFootnotes) // last, so that the notes are processed like the text
    .freeze();

const withTables = buildProcessor(true);
const withoutTables = buildProcessor(false);

/**
 * Renders an article: sections of blocks, whose HTML is safe to put into a page.
 *
 * Never throws on an author's mistakes; `readMarkdown` reports them. Throws `MarkdownLimitError`
 * for a text whose size or shape exceeds the limits.
 */
export function renderMarkdown(markdown: string, options: MarkdownOptions): Section[] {
  return readMarkdown(markdown, options).sections;
}

/**
 * Renders an article, and reports what its author should mend, by line. Throws like
 * `renderMarkdown`.
 */
export function readMarkdown(
  markdown: string,
  options: MarkdownOptions,
): { sections: Section[]; problems: MarkdownProblem[] } {
  const { lang, base = '/', pictureHosts = [], firstLine = 1 } = options;
  const { linkSchemes = ['mailto', 'tel'], headings } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const text = normaliseInput(markdown);
  checkText(text, limits, firstLine);

  const file = new VFile({
    value: text,
    data: { settings: { lang, base, pictureHosts, linkSchemes, firstLine, headings, limits } },
  });
  const sections = withinLimits(text, limits, firstLine, () => {
    const processor = mayHaveTables(text) ? withTables : withoutTables;
    const source = processor.parse(file);
    checkTree(source, limits, firstLine);
    const found = toSections(processor.runSync(source, file), file);
    checkSections(found, limits);
    reportLostWords(file, found);
    return found;
  });

  const problems = file.messages
    .map(({ line, reason, note }) => ({
      line: (line ?? 1) + firstLine - 1,
      message: reason,
      remedy: note ?? '',
    }))
    .sort((a, b) => a.line - b.line);
  return { sections, problems };
}

/** Texts within the other limits may still take too long or overflow the stack. */
function withinLimits<Result>(
  text: string,
  limits: Limits,
  firstLine: number,
  work: () => Result,
): Result {
  try {
    return text.length < needsWatch ? work() : withinTime(limits.milliseconds, work);
  } catch (error) {
    const reason =
      error instanceof TimeLimitError
        ? `Reading the text takes longer than ${limits.milliseconds / 1000} seconds.`
        : error instanceof RangeError && /call stack/.test(error.message)
          ? 'Parts of the text are nested too deeply.'
          : undefined;
    if (reason === undefined) throw error;
    throw new MarkdownLimitError(firstLine, reason, 'Divide it, or remove what is oddly nested.');
  }
}

/**
 * Length from which the time is limited. Shorter texts, which are most, end in time under the other
 * limits.
 */
const needsWatch = 10_000;

export interface MarkdownOptions {
  /** BCP 47 tag of the text: decides quotation marks and the names of generated ids. */
  lang: string;
  /** Path of the site, `/` by default: put before addresses that begin with a slash. */
  base?: string;
  /** Hosts that pictures may come from, such as `images.example.com`; none by default. */
  pictureHosts?: readonly string[];
  /** Schemes that links may have besides `https:` and `http:`; `mailto` and `tel` by default. */
  linkSchemes?: readonly string[];
  /**
   * Line of the author's file on which the Markdown begins, 1 by default: all returned lines count
   * from there.
   */
  firstLine?: number;
  /** `shift` moves all headings down by one level: for texts whose sections begin with `#`. */
  headings?: 'shift' | undefined;
  limits?: Partial<Limits>;
}

/** A problem in this text; the caller that read the file adds its name. */
export type MarkdownProblem = Omit<Problem, 'file'> & { line: number };
