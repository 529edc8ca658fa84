import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { readFingerprint } from './fingerprint.ts';
import { anchorPattern } from './slug.ts';

/**
 * Writes one year of the ledger: sorted, one section per line, every line that is not a fixed one with a comma at its
 * end, so that an article or a section more or less changes no line but its own.
 */
export function printLedger(articles: Iterable<LedgerArticle>): string {
  const sorted = [...articles].sort((a, b) => order(a.slug, b.slug));
  const lines = sorted.flatMap(({ slug, head, sections }) => [
    `"${slug}": {`,
    ...[...sections]
      .sort(([a], [b]) => order(a, b))
      .map(([id, record]) => `  ${print(id, record)},`),
    `  ${print('', head)}`,
    '},',
  ]);
  return ['{', ...lines.map((line) => `  ${line}`), `  ${lastLine}`, '}', ''].join('\n');
}

/**
 * Reads one year of the ledger, line by line. What is not as `printLedger` writes it (spaces, the order of the lines
 * and their endings apart) or goes against the rules of `LedgerRecord` comes back as problems; then `articles` may lack something.
 */
export function parseLedger(text: string, year: string, file: string): ParsedLedger {
  const articles: LedgerArticle[] = [];
  const problems: Problem[] = [];
  const slugs = new Set<string>();
  let article: LedgerArticle | undefined;
  let isClosed = false;
  let isInConflict = false;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  lines.forEach((written, index) => {
    const line = written.trim();
    const fail = (message: string, remedy = restore): void =>
      void problems.push({ file, line: index + 1, message, remedy });
    if (/^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/.test(line)) {
      if (!isInConflict)
        fail(
          inConflict,
          'Keep the lines of both sides, each id once, delete the lines with <<<<<<<, ======= and >>>>>>>, and run `npm run anchors`.',
        );
      isInConflict = !line.startsWith('>');
      return;
    }
    // Both sides of a conflict are to be kept: what the one repeats of the other is no problem of its own.
    if (isInConflict) return;
    if (index === 0)
      return line === '{' ? undefined : fail('The ledger does not begin with a line “{”.');
    if (isClosed) return line === '' ? undefined : fail('The ledger has something below its end.');

    if (!article) {
      const slug = /^"([^"]*)": \{$/.exec(line)?.[1];
      if (slug === undefined) {
        if (line === '}' && lines[index - 1]?.trim() === lastLine) isClosed = true;
        else if (line !== lastLine || lines[index + 1]?.trim() !== '}') fail(unknownLine(line));
        return;
      }
      if (!slugPattern.test(slug)) fail(`“${slug}” is not the name of an article.`);
      if (slugs.has(slug))
        fail(
          `The article “${slug}” is recorded twice.`,
          'Put the lines of both under one name, each id once.',
        );
      slugs.add(slug);
      article = { slug, year, file, line: index + 1, head: { heading: '' }, sections: new Map() };
      return;
    }
    if (line === '},') {
      if (article.head.heading === '')
        fail(`The article “${article.slug}” lacks its last line, which begins with "":.`);
      problems.push(...judge(article));
      articles.push(article);
      article = undefined;
      return;
    }
    const [, id, json, comma] = /^"([^"]*)": (\{.*\})(,?)$/.exec(line) ?? [];
    const record = json === undefined ? undefined : parseRecord(json);
    if (id === undefined || record === undefined) return fail(unknownLine(line));
    if (typeof record === 'string') return fail(record);
    if (id === '' ? article.head.heading !== '' : article.sections.has(id))
      return fail(
        `“${id}” is recorded twice in the article “${article.slug}”.`,
        'Keep the line that was there first, and run `npm run anchors`.',
      );
    if (id !== '' && !anchorPattern.test(id)) return fail(`“${id}” is not the id of a section.`);
    if (id === '') {
      if (comma === ',')
        fail(
          'The last line of an article ends with a comma.',
          'Delete the comma, and move the line to the end of its article.',
        );
      article.head = record;
    } else {
      if (comma !== ',' || article.head.heading !== '')
        fail(
          'The line of a section ends without a comma, or stands below the article’s last line.',
          'Put a comma at its end, and the line that begins with "": below it.',
        );
      article.sections.set(id, { ...record, line: index + 1 });
    }
  });
  const conflicts = problems.filter(({ message }) => message === inConflict);
  if (conflicts.length > 0) return { articles, problems: conflicts };
  if (!isClosed && problems.length === 0) {
    problems.push({ file, line: lines.length, message: 'The ledger breaks off.', remedy: restore });
  }
  return { articles, problems };
}

/** An id, and one after the other the ids it leads to; the last is that of a section, or of one that was removed. */
export function chain(sections: ReadonlyMap<string, LedgerRecord>, id: string): string[] {
  const steps = [id];
  for (let now = sections.get(id)?.now; now !== undefined; now = sections.get(now)?.now)
    steps.push(now);
  return steps;
}

/** What an id leads to in the end. */
export function follow(sections: ReadonlyMap<string, LedgerRecord>, id: string): string {
  return chain(sections, id).at(-1) ?? id;
}

/** What a name stands for after the former names in between. */
export function followSlug(ledger: Ledger, slug: string): string {
  let found = slug;
  for (let now = ledger.get(found)?.head.now; now !== undefined; now = ledger.get(found)?.head.now)
    found = now;
  return found;
}

/** Whether names of articles go in a circle, or to nowhere: problems that only the whole ledger shows. */
export function judgeNames(ledger: Ledger): Problem[] {
  return [...ledger.values()].flatMap(({ slug, file, line, head }) =>
    isEndless(
      slug,
      (name) => ledger.get(name)?.head.now,
      (name) => ledger.has(name),
    )
      ? [
          {
            file,
            line: line ?? 1,
            message: `The address “${slug}” leads to “${head.now}”, which leads nowhere.`,
            remedy: restore,
          },
        ]
      : [],
  );
}

function judge({ slug, file, sections }: LedgerArticle): Problem[] {
  return [...sections].flatMap(([id, { line, now }]) =>
    isEndless(
      id,
      (name) => sections.get(name)?.now,
      (name) => sections.has(name),
    )
      ? [
          {
            file,
            line: line ?? 1,
            message: `The id “${id}” of the article “${slug}” leads to “${now}”, which leads nowhere.`,
            remedy: restore,
          },
        ]
      : [],
  );
}

function isEndless(
  start: string,
  next: (name: string) => string | undefined,
  isKnown: (name: string) => boolean,
): boolean {
  const passed = new Set([start]);
  for (let name = next(start); name !== undefined; name = next(name)) {
    if (!isKnown(name) || passed.has(name)) return true;
    passed.add(name);
  }
  return false;
}

function parseRecord(json: string): LedgerRecord | string | undefined {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(json));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `The line is against the rules of the ledger: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}.`;
  } catch {
    return undefined;
  }
}

function print(id: string, { heading, text, now, removed }: LedgerRecord): string {
  const fields = {
    heading,
    ...(now !== undefined && { now }),
    ...(removed && { removed }),
    ...(text !== undefined && { text }),
  };
  const inner = Object.entries(fields).map(
    ([name, value]) => `"${name}": ${JSON.stringify(value)}`,
  );
  return `"${id}": { ${inner.join(', ')} }`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function unknownLine(line: string): string {
  return line === ''
    ? 'An empty line has no place in the ledger.'
    : 'This line is not as `npm run anchors` writes it.';
}

const inConflict = 'The ledger holds a merge conflict.';
const restore =
  'Take the file as it was before from version control, and run `npm run anchors`; it is not to be written by hand.';
/** Ends the file, and with it the line above never has to change. */
const lastLine = '"": { "ledger": 1, "kept by": "npm run anchors" }';
const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const recordSchema = z
  .strictObject({
    heading: z.string().min(1),
    text: z
      .string()
      .refine((print) => readFingerprint(print) !== undefined, 'not a fingerprint')
      .exactOptional(),
    now: z.string().min(1).exactOptional(),
    removed: z.literal(true).exactOptional(),
  })
  .refine(
    ({ now, removed }) => now === undefined || removed === undefined,
    'it cannot be both removed and somewhere else',
  )
  .refine(
    ({ text, now, removed }) => text !== undefined || now !== undefined || removed,
    'the fingerprint (text) is missing',
  );

/**
 * What is recorded of an id. One of three:
 *
 * - a section: `heading` and `text`
 * - a former id: `now` is the id that it leads to. With `text`, it was a section that another one took in, and is looked
 *   for wherever its text goes; without, it only had another heading and goes where `now` goes
 * - a removed section: `removed`
 */
export interface LedgerRecord {
  /** The heading it had last; of an article, its headline. */
  heading: string;
  /** Fingerprint of its text; of an article, of what stands before the first heading. */
  text?: string;
  now?: string;
  removed?: true;
  /** One-based line in the file. */
  line?: number;
}

/** An article in the ledger: `head` is its own line, where `now` is the name to which it moved. */
export interface LedgerArticle {
  slug: string;
  /** Of the file in which it is recorded: the year under which it lay at first. */
  year: string;
  file: string;
  line?: number;
  head: LedgerRecord;
  sections: Map<string, LedgerRecord>;
}

/** All years, by name of the article. */
export type Ledger = ReadonlyMap<string, LedgerArticle>;

export interface ParsedLedger {
  articles: LedgerArticle[];
  problems: Problem[];
}
