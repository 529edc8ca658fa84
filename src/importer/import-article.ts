import type { Problem } from '../problem.ts';
import { checkResult } from './check-result.ts';
import { completeFacts, type GivenFacts } from './metadata/complete-facts.ts';
import { detectKind, type SourceKind } from './source/detect-kind.ts';
import type { Doubt, Draft, Facts, Removed } from './draft.ts';
import { fromHtml } from './page/from-html.ts';
import { fromMarkdown } from './markdown/from-markdown.ts';
import { fromText } from './text/from-text.ts';
import { printFrontmatter } from './metadata/frontmatter.ts';
import { closeLevels } from './mend/close-levels.ts';
import { keepIds } from './mend/keep-ids.ts';
import { mendText } from './mend/mend-text.ts';
import { site } from '../site.ts';
import { isRefusal, type Refusal } from './refusal.ts';

/**
 * Makes an article of raw text, Markdown or a saved web page. Nothing is read or fetched beside what is passed.
 *
 * `markdown` is a whole file, front matter included, or '' where the source holds no article; then, and wherever the
 * build would refuse the file, `problems` say what was found and what to do. What is uncertain stands in the front
 * matter as `# TODO` and in `doubts`. Never throws on what a source holds.
 */
export function importArticle(body: string, options: ImportOptions = {}): ImportedArticle {
  const file = options.name ?? options.url ?? 'article';
  const draft = readSafely(body, options);
  if (isRefusal(draft))
    return { markdown: '', facts: {}, removed: [], doubts: [], problems: [{ file, ...draft }] };

  const { removed, doubts, problem } = draft;
  const facts = completeFacts(draft, options);
  closeLevels(draft.body);
  keepIds(draft.body, facts.lang ?? site.lang, removed);
  const text = mendText(draft.body, facts.lang ?? site.lang);
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

/** What overflows the stack of a parser is no article; everything else that is thrown is a fault of ours. */
function readSafely(body: string, options: ImportOptions): Draft | Refusal {
  try {
    return readDraft(body, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      message: 'The source is nested too deeply, or has too many parts, to be read.',
      remedy: 'Copy the text of the article into a file and import that.',
    };
  }
}

function readDraft(body: string, options: ImportOptions): Draft | Refusal {
  const source = body
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
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
  const kind = options.kind ?? detectKind(source);
  if (kind === 'html') return fromHtml(source, options);
  return kind === 'markdown' ? fromMarkdown(source) : fromText(source);
}

const longestSource = 12_000_000;

export interface ImportOptions extends GivenFacts {
  /** Told by the content unless given. */
  kind?: SourceKind | undefined;
  /** The source's name in problems. */
  name?: string | undefined;
  /** Finds the file of a picture that was saved with the page: the address in the page → the name beside the article. */
  pictureFile?: ((address: string) => string | undefined) | undefined;
}

export interface ImportedArticle {
  markdown: string;
  facts: Facts;
  removed: Removed[];
  doubts: Doubt[];
  problems: Problem[];
}
