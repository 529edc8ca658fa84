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
import { placeDoubts } from './mend/place-doubts.ts';
import { site } from '../site.ts';
import { TimeLimitError, withinTime } from '../markdown/time-limit.ts';
import { isRefusal, type Refusal } from './refusal.ts';

/**
 * Makes an article from plain text, Markdown or a saved web page. Reads no files and no network.
 *
 * `markdown` is a whole file with front matter, or '' if the source has no article. In that case,
 * and if the build would refuse the file, `problems` say what was found and what to do. Uncertain
 * facts are marked as `# TODO` in the front matter and listed in `doubts`. Never throws, and ends
 * within ten seconds.
 */
export function importArticle(body: string, options: ImportOptions = {}): ImportedArticle {
  const file = options.name ?? options.url ?? 'article';
  const made = safely(() => makeArticle(body, options, file));
  return isRefusal(made)
    ? {
        markdown: '',
        facts: {},
        ids: new Map(),
        removed: [],
        doubts: [],
        problems: [{ file, ...made }],
      }
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
  const ids = keepIds(draft.body, lang, removed);
  const text = mendText(draft.body, lang);
  doubts.push(...placeDoubts(text.places, printFrontmatter(facts, doubts).split('\n').length));
  const markdown = `${printFrontmatter(facts, doubts)}\n${text.text}\n`;
  const problems = [
    ...(problem && options.title === undefined ? [{ file, ...problem }] : []),
    ...checkResult(markdown, text, file),
  ];
  return { markdown, facts, ids, removed, doubts, problems };
}

/** A timeout, a stack overflow in a parser, or a bug of ours: refused as not an article. */
function safely<Made>(make: () => Made): Made | Refusal {
  const console = { ...globalThis.console };
  try {
    return withinTime(longestTime, make);
  } catch (error) {
    // Interrupted work may have left the console silenced.
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

/** In milliseconds. A page normally takes a fraction of a second. */
const longestTime = 10_000;

function readDraft(body: string, options: ImportOptions): Draft | Refusal {
  const source = body
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    // Control characters affect terminals, and the printer uses the private ones.
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
  /** Detected from the content by default. */
  kind?: SourceKind | undefined;
  /** Facts from elsewhere, such as from an export. They take precedence over those in the text. */
  facts?: Facts | undefined;
  /** The source's name in problems. */
  name?: string | undefined;
  /**
   * Maps a picture's address in the page to the name of its file, if it was saved with the page.
   */
  pictureFile?: ((address: string) => string | undefined) | undefined;
  /** Resolves a link into the article's original site. `undefined` if it has no target. */
  link?: ((address: string) => string | undefined) | undefined;
}

export interface ImportedArticle {
  markdown: string;
  facts: Facts;
  /** The ids that headings had in the source → the ids they have in the article. */
  ids: ReadonlyMap<string, string>;
  removed: Removed[];
  doubts: Doubt[];
  problems: Problem[];
}
