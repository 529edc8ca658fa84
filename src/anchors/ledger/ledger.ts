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

/** What a file of the ledger records, by its name: articles of a year, or what lies in a folder of its own. */
export function kindIn(year: string): 'article' | 'page' | 'author' {
  return year === 'pages' ? 'page' : year === 'authors' ? 'author' : 'article';
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

/** Whether the same is recorded, in whatever order. */
export function sameRecords(
  records: ReadonlyMap<string, LedgerRecord>,
  others: ReadonlyMap<string, LedgerRecord>,
): boolean {
  if (records.size !== others.size) return false;
  return [...records].every(([id, record]) => {
    const other = others.get(id);
    return other !== undefined && (other === record || print(id, other) === print(id, record));
  });
}

function print(id: string, record: LedgerRecord): string {
  const { heading, lang, at, text, part, now, removed, answer } = record;
  const fields = {
    heading,
    ...(lang !== undefined && { lang }),
    ...(now !== undefined && { now }),
    ...(removed && { removed }),
    ...(at !== undefined && { at }),
    ...(text !== undefined && { text }),
    ...(part !== undefined && { part }),
    ...(answer !== undefined && { answer }),
  };
  const inner = Object.entries(fields).map(
    ([name, value]) => `"${name}": ${JSON.stringify(value)}`,
  );
  return `"${id}": { ${inner.join(', ')} }`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ends every file, so that the line before it never has to change. */
export const lastLine = '"": { "ledger": 1, "kept by": "npm run anchors" }';

/**
 * What is recorded of an id. One of three:
 *
 * - a section: `heading` and `text`, and `at`, its place among the others
 * - a former id: `now` is the id that it leads to, empty for the beginning of the article. With `text`, it was a section
 *   that another one took in, and is looked for wherever its text goes (`part` of it, if only that stands where it leads);
 *   without, it only had another heading and goes where `now` goes
 * - a removed section: `removed`, and `text`, by which it is known if it comes back
 */
export interface LedgerRecord {
  /** The heading it had last; of an article, its headline. */
  heading: string;
  /** Of an article, the BCP 47 tag of its text. */
  lang?: string;
  /** Fingerprint of its text; of an article, of what stands before the first heading. */
  text?: string;
  now?: string;
  removed?: true;
  /** Rises from section to section; not there where the ids are in the order of their names. */
  at?: number;
  /** Fingerprint of the part of `text` that stood where the id leads. */
  part?: string;
  /** What the author has answered while other questions of the article are open: `kept`, `removed`, or `#` and an id. */
  answer?: string;
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
  sections: ReadonlyMap<string, LedgerRecord>;
}

/** All years, by name of the article. */
export type Ledger = ReadonlyMap<string, LedgerArticle>;
