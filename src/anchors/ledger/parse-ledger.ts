import type { Problem } from '../../problem.ts';
import { lastLine, type Ledger, type LedgerArticle, type LedgerRecord } from './ledger.ts';
import { parseRecord, unknownLine } from './parse-record.ts';
import { anchorPattern } from '../slug.ts';

/**
 * Reads one year of the ledger, line by line. Whatever differs from the form that `printLedger`
 * writes (except spaces, line endings and the order of lines) or breaks the rules of `LedgerRecord`
 * is reported as a problem. `articles` is complete only when there are no problems.
 */
export function parseLedger(text: string, year: string, file: string): ParsedLedger {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\n');
  const reader = new Reader(year, file);
  reader.findConflicts(lines);
  if (reader.problems.length === 0) reader.read(lines);
  return { articles: reader.articles, problems: reader.problems };
}

/**
 * Reports names of articles that form a circle or lead nowhere, which only the whole ledger shows.
 */
export function judgeNames(ledger: Ledger): Problem[] {
  return [...ledger.values()]
    .filter(({ slug }) => isEndless(slug, (name) => ledger.get(name)?.head))
    .map(({ slug, file, line = 1, head }) => ({
      file,
      line,
      message: `The article “${slug}” leads to “${head.now}”, which leads nowhere.`,
      remedy: restore,
    }));
}

class Reader {
  readonly articles: LedgerArticle[] = [];
  readonly problems: Problem[] = [];
  private readonly year: string;
  private readonly file: string;
  private readonly slugs = new Set<string>();
  private article: OpenArticle | undefined;
  private line = 0;
  /** The records of the article as JSON, by id. */
  private readonly lines = new Map<string, string>();

  constructor(year: string, file: string) {
    this.year = year;
    this.file = file;
  }

  findConflicts(lines: readonly string[]): void {
    let isInside = false;
    lines.forEach((line, index) => {
      if (!/^(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)/.test(line)) return;
      this.line = index + 1;
      if (!isInside) this.fail('The ledger holds a merge conflict.', mend);
      isInside = !line.startsWith('>');
    });
  }

  read(lines: readonly string[]): void {
    const [first, ...rest] = lines.map((line) => line.trim());
    this.line = 1;
    if (first !== '{') return this.fail('The ledger does not begin with a line “{”.');
    const end = rest.indexOf('}');
    for (const line of end < 0 ? rest : rest.slice(0, end)) {
      this.line++;
      // Lines after one that could not be understood cannot be attributed to an article.
      if (this.problems.some(({ message }) => message === unknownLine)) return;
      // When both sides of a merge add an article, version control merges their closing brackets
      // into one.
      const isWhole = this.article !== undefined && this.article.head !== noHead;
      if (this.article && isWhole && openingOf(line) !== undefined) this.close(this.article);
      if (!this.article) this.readOpening(line);
      else if (line === '},') this.close(this.article);
      else this.readRecord(this.article, line);
    }
    if (this.problems.length > 0) return;
    if (end < 0 || this.article || rest[end - 1] !== lastLine)
      this.fail('The ledger is incomplete.');
    this.line += 2;
    if (end >= 0 && end < rest.length - 1) this.fail('The ledger has text after its end.');
  }

  private readOpening(line: string): void {
    const slug = openingOf(line);
    if (slug === undefined) {
      if (line !== lastLine) this.fail(unknownLine);
      return;
    }
    if (!slugPattern.test(slug)) this.fail(`“${slug}” is not the name of an article.`);
    if (this.slugs.has(slug)) {
      const remedy = 'Put the lines of both under one name, each id once.';
      this.fail(`The article “${slug}” is recorded twice.`, remedy);
    }
    this.slugs.add(slug);
    const { year, file, line: number } = this;
    this.article = { slug, year, file, line: number, head: noHead, sections: new Map() };
  }

  private readRecord(article: OpenArticle, line: string): void {
    const [, id, json, comma] = /^"([^"]*)": (\{.*\})(,?)$/.exec(line) ?? [];
    const record = json === undefined ? unknownLine : parseRecord(json, id === '');
    if (id === undefined || typeof record === 'string') {
      return this.fail(typeof record === 'string' ? record : unknownLine);
    }
    const isHead = id === '';
    // A merge duplicates a line that both sides have next to different neighbours.
    if (this.lines.get(id) === json) return;
    if (isHead ? article.head !== noHead : article.sections.has(id)) {
      const remedy = 'Keep the older line, and run `npm run anchors`.';
      const name = isHead ? 'The line that begins with "":' : `“${id}”`;
      return this.fail(`${name} is recorded twice in the article “${article.slug}”.`, remedy);
    }
    if (isHead === (comma === ',') || (!isHead && article.head !== noHead)) {
      const remedy =
        'End each line with a comma except the one that begins with "":, which must be last.';
      return this.fail(
        'The line lacks a comma, has one too many, or is in the wrong place.',
        remedy,
      );
    }
    this.lines.set(id, json ?? '');
    if (isHead) article.head = record;
    else if (anchorPattern.test(id)) article.sections.set(id, { ...record, line: this.line });
    else this.fail(`“${id}” is not the id of a section.`);
  }

  private close(article: OpenArticle): void {
    const { slug, head, sections } = article;
    if (head === noHead)
      this.fail(`The article “${slug}” lacks its last line, which begins with "":.`, close);
    const closed = this.line;
    for (const [id, { line = closed, now }] of sections) {
      if (!isEndless(id, (name) => (name === '' ? noHead : sections.get(name)))) continue;
      this.line = line;
      this.fail(`“${id}” of the article “${slug}” leads to “${now}”, which leads nowhere.`);
    }
    this.line = closed;
    this.articles.push(article);
    this.article = undefined;
    this.lines.clear();
  }

  private fail(message: string, remedy = restore): void {
    this.problems.push({ file: this.file, line: this.line, message, remedy });
  }
}

/** The name of the article that a line begins. */
function openingOf(line: string): string | undefined {
  return /^"([^"]*)": \{$/.exec(line)?.[1];
}

function isEndless(start: string, recordOf: (name: string) => LedgerRecord | undefined): boolean {
  const passed = new Set<string>();
  let name: string | undefined = start;
  while (name !== undefined) {
    const record = recordOf(name);
    if (!record || passed.has(name)) return true;
    passed.add(name);
    name = record.now;
  }
  return false;
}

const restore =
  'Restore the file from version control, and run `npm run anchors`: it must not be edited by hand.';
const mend =
  'Keep the lines of both sides, each id once, delete the lines with <<<<<<<, ======= and >>>>>>>, and run `npm run anchors`.';
const close =
  'Add the line again, like that of any other article but with its own headline, and a line “},” below it; then run `npm run anchors`.';
const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Placeholder for the article's own line until it is read. */
const noHead: LedgerRecord = { heading: '' };

/** An article whose lines are still being read. */
interface OpenArticle extends LedgerArticle {
  sections: Map<string, LedgerRecord>;
}

export interface ParsedLedger {
  articles: LedgerArticle[];
  problems: Problem[];
}
