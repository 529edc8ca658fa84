import { remark } from 'remark';
import { checkText, defaultLimits, MarkdownLimitError } from '../../markdown/limits.ts';
import { remarkDialect } from '../../markdown/syntax/remark-dialect.ts';
import type { Doubt, Draft, Facts, Removed } from '../draft.ts';
import { noteSlips } from '../mend/find-slips.ts';
import { mendAddresses, type Addresses } from '../mend/mend-addresses.ts';
import { takeHeadline } from '../mend/take-headline.ts';
import { readFields } from '../metadata/read-fields.ts';
import type { Refusal } from '../refusal.ts';
import { readFrontMatter } from './front-matter.ts';
import { noteHeadingIds } from './heading-ids.ts';
import { readDialects } from './other-dialects.ts';
import { readRawHtml } from './raw-html.ts';

const parser = remark().use(remarkDialect, { tables: true }).freeze();

/**
 * Reads an article from Markdown of any system. The headline comes from the front matter, or else
 * from the first-level heading. All paragraphs are kept. Syntax without an equivalent stays as
 * text, and its line is noted for the author.
 */
export function fromMarkdown(source: string, addresses: Addresses = {}): Draft | Refusal {
  const removed: Removed[] = [];
  const doubts: Doubt[] = [];
  const { fields, body, trouble } = readFrontMatter(source);
  const facts: Facts = fields ? readFields(fields, removed) : {};
  if (trouble !== undefined) doubts.push({ field: 'text', message: trouble });
  takePicture(facts, addresses, doubts);
  const text = readDialects(body, removed);
  const tooMuch = refuseSize(text);
  if (tooMuch) return tooMuch;
  const tree = parser.parse(text);
  noteSlips(tree, text);
  // Only a site's articles together tell where a link into it leads.
  noteHeadingIds(tree, addresses.link !== undefined);
  takeHeadline(tree, facts);
  readRawHtml(tree, removed);
  mendAddresses(tree, addresses);
  if (tree.children.length === 0) {
    return {
      message: 'There is no text in this Markdown.',
      remedy: 'Write the article below its front matter.',
    };
  }
  return { facts, body: tree, removed, doubts };
}

/** The lead picture is kept if its file is available. */
function takePicture(facts: Facts, { picture: find }: Addresses, doubts: Doubt[]): void {
  const { file, ...rest } = facts.picture ?? {};
  if (file === undefined) return;
  const isBeside = !/^(?:[a-z][a-z\d+.-]*:|[/~])|\\|(?:^|\/)\.\.(?:\/|$)/i.test(file);
  const found = find ? find(file) : isBeside ? file : undefined;
  if (found !== undefined) {
    facts.picture = { file: found, alt: rest.caption ?? facts.title ?? 'Bild', ...rest };
    if (rest.alt === undefined)
      doubts.push({ field: 'picture', message: `Say in alt what ${found} shows.` });
    return;
  }
  facts.picture = rest.caption === undefined && rest.credit === undefined ? undefined : rest;
  delete facts.picture?.alt;
  doubts.push({
    field: 'picture',
    message: `The picture ${file} is not at hand: put it beside the article and name it as file.`,
  });
}

function refuseSize(text: string): Refusal | undefined {
  try {
    checkText(text, { ...defaultLimits, work: 10 * defaultLimits.work }, 1);
    return undefined;
  } catch (error) {
    if (!(error instanceof MarkdownLimitError)) throw error;
    return { message: error.reason, remedy: error.remedy };
  }
}
