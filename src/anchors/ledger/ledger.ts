/**
 * Writes one year of the ledger: sorted, one section per line, with a comma at the end of every
 * line that is not a fixed one, so that adding or removing an article or a section changes no other
 * line.
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

/**
 * An id followed by the ids it leads to, in order; the last one is the id of a section or of a
 * removed section.
 */
export function chain(sections: ReadonlyMap<string, LedgerRecord>, id: string): string[] {
  const steps = [id];
  for (let now = sections.get(id)?.now; now !== undefined; now = sections.get(now)?.now)
    steps.push(now);
  return steps;
}

/** The last id that an id leads to. */
export function follow(sections: ReadonlyMap<string, LedgerRecord>, id: string): string {
  return chain(sections, id).at(-1) ?? id;
}

/** The present name of an article, from any of its names. */
export function followSlug(ledger: Ledger, slug: string): string {
  let found = slug;
  for (let now = ledger.get(found)?.head.now; now !== undefined; now = ledger.get(found)?.head.now)
    found = now;
  return found;
}

/** Whether two sets of records are the same, in any order. */
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
  const { heading, lang, date, at, text, part, now, removed, answer } = record;
  const fields = {
    heading,
    ...(lang !== undefined && { lang }),
    ...(date !== undefined && { date }),
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
 * - a section: `heading` and `text`, and `at`, its position among the others
 * - a former id: `now` is the id that it leads to, empty for the lead of the article. With `text`,
 *   it was a section that another one absorbed, and it follows that text (`part` of it, if only
 *   that part is where it leads). Without, only the heading was another one, and it follows `now`
 * - a removed section: `removed`, and `text`, by which it is recognised if it comes back
 */
export interface LedgerRecord {
  /** The last heading; of an article, its headline. */
  heading: string;
  /** Of an article only: the BCP 47 tag of its text. */
  lang?: string;
  /** Of an article only: the date in its address, which stays when its own date changes. */
  date?: string;
  /** Fingerprint of its text; of an article, of its lead. */
  text?: string;
  now?: string;
  removed?: true;
  /**
   * Position: higher than that of the section before. Absent where the ids are in alphabetical
   * order.
   */
  at?: number;
  /** Fingerprint of the part of `text` that was found where the id leads. */
  part?: string;
  /**
   * The author's answer while other questions of the article are open: `kept`, `removed`, or `#`
   * and an id.
   */
  answer?: string;
  /** One-based line in the file. */
  line?: number;
}

/** An article in the ledger: `head` is its own line, where `now` is the name it moved to. */
export interface LedgerArticle {
  slug: string;
  /** Of the file that records it: the year of the folder it was first in. */
  year: string;
  file: string;
  line?: number;
  head: LedgerRecord;
  sections: ReadonlyMap<string, LedgerRecord>;
}

/** All years, by name of the article. */
export type Ledger = ReadonlyMap<string, LedgerArticle>;
