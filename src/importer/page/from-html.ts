import { chooseBlocks } from '../extract/choose-blocks.ts';
import { cleanPage } from './clean-page.ts';
import { toHast } from '../markdown/dom-to-hast.ts';
import type { Draft, Doubt } from '../draft.ts';
import { takeFootnotes } from './footnotes.ts';
import { headFacts } from './page-head.ts';
import { divideIntoBlocks, type PageBlock } from './page-blocks.ts';
import { agencyOfText } from '../metadata/byline.ts';
import { languageOf } from '../text/guess-language.ts';
import { parsePage } from './parse-page.ts';
import { prunePage } from './prune-page.ts';
import { absolute } from './page-values.ts';
import { authorsIn } from '../metadata/read-authors.ts';
import { readMetadata } from '../metadata/read-metadata.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { refusePage } from './refuse-page.ts';
import { defaultLimits as limits } from '../../markdown/limits.ts';
import { noteTargets } from './in-page-links.ts';
import { withTextFromData } from './text-in-data.ts';
import { toMarkdownTree } from '../markdown/to-markdown.ts';

/**
 * Reads an article from a saved web page: first its metadata, then its blocks, each of which is
 * kept or listed as removed. Refuses a page without an article.
 */
export function fromHtml(
  html: string,
  { url: given, pictureFile = () => undefined, isFilled = false, isWhole = false }: HtmlOptions,
): Draft | Refusal {
  const page = parsePage(html);
  if (isRefusal(page)) return page;
  const { document } = page;
  const url = given ?? savedFrom(html);
  const metadata = readMetadata(document, url);
  const hasPassword = document.querySelector('input[type="password"]') !== null;
  const hidden = cleanPage(document);
  const notes = takeFootnotes(document);
  const blocks = divideIntoBlocks(document);
  if (blocks.length > mostBlocks) {
    return {
      message: `The page has ${blocks.length} paragraphs, headings and items, more than any article.`,
      remedy: 'Save the page of the article alone, or copy its text into a file.',
    };
  }
  const chosen = chooseBlocks(document, blocks, metadata, url);
  if (isRefusal(chosen)) return chosen;
  if (metadata.facts.authors?.length === 0) metadata.facts.authors = authorsIn(chosen.bylines);
  const words = [...chosen.kept].reduce(
    (sum, number) => sum + (blocks[number]?.text.split(' ').length ?? 0),
    0,
  );
  const filled = words < 60 && !isFilled ? withTextFromData(html) : undefined;
  if (filled !== undefined) {
    const draft = fromHtml(filled, { url, pictureFile, isFilled: true });
    const onPage = blocks.map(({ text }) => ({
      text,
      reason: 'on the page before a script fills it with the article',
      rule: 'text-in-data',
    }));
    if (!isRefusal(draft)) return { ...draft, removed: [...onPage, ...draft.removed, ...hidden] };
  }
  const refusal = refusePage(blocks, chosen.kept, {
    title: metadata.facts.title,
    hasPassword,
    isArticle: metadata.isArticle,
  });
  if (refusal && !metadata.hasMarkdownSource) return refusal;

  const tooMuch = refuseSize([...chosen.kept].map((number) => blocks[number]?.text ?? ''));
  if (tooMuch) return tooMuch;

  const { facts, inHead } = headFacts(document, blocks, chosen.kept, metadata, pictureFile);
  facts.agency ??= agencyOfText(textsOf(blocks, chosen.kept));
  const text = textsOf(blocks, chosen.kept).join(' ');
  if (metadata.facts.lang !== undefined && !metadata.hasMarkdownSource)
    facts.lang = languageOf(text, metadata.facts.lang);
  const removed = [
    ...chosen.removed,
    ...prunePage(
      document,
      blocks,
      new Set([...chosen.kept].filter((number) => !inHead.has(number))),
      pictureFile,
    ),
  ];
  notes.restore(document);
  noteTargets(document, metadata.base, metadata.hasMarkdownSource || isWhole);
  const resolve = (address: string): string | undefined =>
    /^(?:mailto|tel):|^#./i.test(address) ? address : absolute(address, metadata.base);
  const body = toMarkdownTree(toHast(document.body), { pictureFile, resolve });

  const doubts: Doubt[] = metadata.isDateOfChange
    ? [{ field: 'date', message: 'The page names only the day of its last change.' }]
    : [];
  const problem =
    facts.title === undefined
      ? { message: 'The page names no headline.', remedy: 'Give one with --title "…".' }
      : undefined;
  // The headline that became the title is not listed as removed.
  const left = [...removed, ...hidden].filter(({ text: one }) => one !== facts.title);
  return { facts, body, removed: left, doubts, ...(problem && { problem }) };
}

/** The address that browsers and their extensions write into a saved page. */
function savedFrom(html: string): string | undefined {
  const start = html.slice(0, 3000);
  return (/[<]!--\s*saved from url=\(\d+\)(https?:\/\/[^\s>]+)/i.exec(start) ??
    /[<]!--\s*Page saved with SingleFile\s+url:\s*(https?:\/\/[^\s>]+)/i.exec(start))?.[1];
}

/** Refuses early what the build would refuse for its size. */
function refuseSize(texts: readonly string[]): Refusal | undefined {
  const longest = Math.max(0, ...texts.map(({ length }) => length));
  const whole = texts.reduce((sum, { length }) => sum + length, 0);
  if (longest <= limits.lineLength && whole <= limits.bytes) return undefined;
  return {
    message:
      longest > limits.lineLength
        ? `A paragraph of the page has ${longest} characters, more than any article's.`
        : `The text of the page has ${whole} characters, more than any article.`,
    remedy: 'Save the page of the article alone, or copy its text into a file and divide it.',
  };
}

function textsOf(blocks: readonly PageBlock[], kept: ReadonlySet<number>): string[] {
  return [...kept].sort((a, b) => a - b).map((number) => blocks[number]?.text ?? '');
}

const mostBlocks = 30_000;

export interface HtmlOptions {
  /** Whether the text was taken from the page's data. */
  isFilled?: boolean | undefined;
  /**
   * Whether all ids of headings are addresses that may be known, not only those that the text links
   * to.
   */
  isWhole?: boolean | undefined;
  url?: string | undefined;
  pictureFile?: ((address: string) => string | undefined) | undefined;
}
