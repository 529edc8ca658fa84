import type { Problem } from '../problem.ts';
import { checkResult } from './check-result.ts';
import { completeFacts, type GivenFacts } from './metadata/complete-facts.ts';
import { detectKind, type SourceKind } from './source/detect-kind.ts';
import type { Doubt, Draft, Facts, Removed } from './draft.ts';
import { fromFragment } from './page/from-fragment.ts';
import { fromHtml } from './page/from-html.ts';
import { fromMarkdown } from './markdown/from-markdown.ts';
import { readNewsXml } from './page/news-xml.ts';
import { fromText } from './text/from-text.ts';
import { printFrontmatter } from './metadata/frontmatter.ts';
import { closeLevels } from './mend/close-levels.ts';
import { keepIds } from './mend/keep-ids.ts';
import { withoutAbsent } from './page/page-values.ts';
import { mendText } from './mend/mend-text.ts';
import { site } from '../site.ts';
import { TimeLimitError, withinTime } from '../markdown/time-limit.ts';
import { isRefusal, type Refusal } from './refusal.ts';

/**
 * Makes an article of raw text, Markdown or a saved web page. Nothing is read or fetched beside what is passed.
 *
 * `markdown` is a whole file, front matter included, or '' where the source holds no article; then, and wherever the
 * build would refuse the file, `problems` say what was found and what to do. What is uncertain stands in the front
 * matter as `# TODO` and in `doubts`. Never throws, and ends within ten seconds.
 */
export function importArticle(body: string, options: ImportOptions = {}): ImportedArticle {
  const file = options.name ?? options.url ?? 'article';
  const made = safely(() => makeArticle(body, options, file));
  return isRefusal(made)
    ? { markdown: '', facts: {}, removed: [], doubts: [], problems: [{ file, ...made }] }
    : made;
}

function makeArticle(
  body: string,
  options: ImportOptions,
  file: string,
): ImportedArticle | Refusal {
  const draft = readDraft(body, options);
  if (isRefusal(draft)) return draft;
  const { removed, doubts, problem } = draft;
  Object.assign(draft.facts, withoutAbsent(options.facts ?? {}));
  const facts = completeFacts(draft, options);
  const lang = facts.lang ?? site.lang;
  closeLevels(draft.body);
  keepIds(draft.body, lang, removed);
  const text = mendText(draft.body, lang);
  // Each place is a line of the front matter, which moves the text down by one.
  const above = printFrontmatter(facts, doubts).split('\n').length + text.places.length;
  for (const { line, message } of text.places)
    doubts.push({ field: 'text', message: `Line ${line + above}: ${message}` });
  const markdown = `${printFrontmatter(facts, doubts)}\n${text.text}\n`;
  const problems = [
    ...(problem && options.title === undefined ? [{ file, ...problem }] : []),
    ...checkResult(markdown, text, file),
  ];
  return { markdown, facts, removed, doubts, problems };
}

/** What takes too long, overflows the stack of a parser or finds a fault of ours is no article. */
function safely<Made>(make: () => Made): Made | Refusal {
  const console = { ...globalThis.console };
  try {
    return withinTime(longestTime, make);
  } catch (error) {
    // Work that is broken off may have silenced the console.
    Object.assign(globalThis.console, console);
    const isTooDeep = error instanceof RangeError;
    return {
      message:
        error instanceof TimeLimitError
          ? `Reading the source takes longer than ${longestTime / 1000} seconds.`
          : isTooDeep
            ? 'The source is nested too deeply, or has too many parts, to be read.'
            : `The source could not be read: ${error instanceof Error ? error.message : String(error)}`,
      remedy: 'Copy the text of the article into a file and import that.',
    };
  }
}

/** In milliseconds; a page takes a fraction of one second. */
const longestTime = 10_000;

function readDraft(body: string, options: ImportOptions): Draft | Refusal {
  const source = body
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    // Controls steer terminals, and the private signs are the printer's own.
    .replace(/[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uE000\uE001]/g, '')
    .toWellFormed()
    .normalize('NFC');
  if (source.trim() === '') {
    return {
      message: 'The source is empty.',
      remedy: 'Copy the text of the article into it, or save the web page again.',
    };
  }
  if (source.length > longestSource) {
    const size = Math.round(source.length / 1e6);
    return {
      message: `The source has ${size} million characters, more than any article.`,
      remedy: 'Save the page of the article alone, or copy its text into a file.',
    };
  }
  const news = options.kind === undefined ? readNewsXml(source) : undefined;
  if (news) {
    const draft = fromFragment(news.body);
    return isRefusal(draft) ? draft : { ...draft, facts: { ...draft.facts, ...news.facts } };
  }
  const kind = options.kind ?? detectKind(source);
  if (kind === 'html') return fromHtml(source, options);
  const addresses = { link: options.link, picture: options.pictureFile };
  if (kind === 'fragment') return fromFragment(source, addresses);
  if (kind === 'text') return fromText(source);
  return fromMarkdown(source, addresses);
}

const longestSource = 40_000_000;

export interface ImportOptions extends GivenFacts {
  /** Told by the content unless given. */
  kind?: SourceKind | undefined;
  /** What is known from elsewhere, such as the export the text lies in; goes before what the text says. */
  facts?: Facts | undefined;
  /** The source's name in problems. */
  name?: string | undefined;
  /** Finds the file of a picture that was saved with the page: the address in the page → the name beside the article. */
  pictureFile?: ((address: string) => string | undefined) | undefined;
  /** Where a link into the site an article comes from leads; undefined for nowhere. */
  link?: ((address: string) => string | undefined) | undefined;
}

export interface ImportedArticle {
  markdown: string;
  facts: Facts;
  removed: Removed[];
  doubts: Doubt[];
  problems: Problem[];
}
