/**
 * The headline of a page: the heading most similar to the page's titles, or the best of these
 * titles, without the name of the site. If two titles agree with each other but not with a heading,
 * they win.
 *
 * - `<h1>Die Brücke</h1>`, `<title>Die Brücke ist offen | Zeitung</title>` → `Die Brücke`
 * - no heading, `og:title` = `Die Brücke – Zeitung` → `Die Brücke`
 */
export function chooseTitle({ headings, names, siteNames }: TitleSources): string | undefined {
  const known = names.filter((name) => name !== '');
  const plainNames = known.map((name) => withoutSite(name, siteNames, headings));
  const best = headings
    .map((text, index) => ({
      text,
      // Later headings are headlines of other articles.
      likeness:
        -index / 50 +
        Math.max(
          0,
          ...known.map((name) => likeness(text, name)),
          ...plainNames.map((name) => likeness(text, name)),
        ),
    }))
    .filter(({ text }) => !siteNames.some((site) => same(site, text)))
    .toSorted((a, b) => b.likeness - a.likeness)[0];
  const isNamed = best !== undefined && plainNames.some((name) => same(name, best.text));
  const agreed = plainNames.find((name, index) =>
    plainNames.slice(index + 1).some((other) => same(name, other)),
  );
  if (
    !isNamed &&
    agreed !== undefined &&
    (best === undefined || (likeness(best.text, agreed) >= 0.6 && !contains(best.text, agreed)))
  )
    return agreed;
  if (best && (best.likeness >= enough || known.length === 0)) return best.text;
  return plainNames[0] ?? best?.text;
}

/**
 * Removes the site's name from a title. The site's names or the headings tell which side it is on.
 */
function withoutSite(
  title: string,
  siteNames: readonly string[],
  headings: readonly string[],
): string {
  const parts = title.split(separator);
  if (parts.length < 2) return title;
  const heading = headings.find(
    (text) =>
      text.length >= 8 &&
      text.length >= title.length / 2 &&
      title.toLowerCase().includes(text.toLowerCase()),
  );
  if (heading) return heading;
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const isSite = (part: string): boolean =>
    siteNames.some((site) => same(site, part) || likeness(site, part) >= 0.8);
  if (isSite(last)) return title.slice(0, title.lastIndexOf(last)).replace(/[\s|–—•·»:-]+$/u, '');
  if (isSite(first)) return title.slice(first.length).replace(/^[\s|–—•·«:-]+/u, '');
  const barred = title.split(/\s+[|•·»]\s+/u);
  const head = barred[0] ?? title;
  return barred.length > 1 &&
    head.split(/\s+/).length >= 3 &&
    (barred.at(-1) ?? '').split(/\s+/).length <= 5
    ? barred.slice(0, -1).join(' | ')
    : title;
}

/** Similarity of words, from 0 to 1: twice the number in common divided by the sum of both. */
function likeness(a: string, b: string): number {
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)];
  const rest = [...wordsOfB];
  let shared = 0;
  for (const word of wordsOfA) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared++;
  }
  return wordsOfA.length + wordsOfB.length === 0
    ? 0
    : (2 * shared) / (wordsOfA.length + wordsOfB.length);
}

function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 400)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function same(a: string, b: string): boolean {
  return wordsOf(a).join('') === wordsOf(b).join('');
}

const separator = /\s+[|–—•·»:-]\s+|\s*[|»]\s*/u;
const enough = 0.45;

export interface TitleSources {
  /** First-level headings of the page, in order. */
  headings: readonly string[];
  /** The page's titles, most trusted first: structured data, `og:title`, `<title>`. */
  names: readonly string[];
  /** Names of the site. */
  siteNames: readonly string[];
}

/** Whether the first text has every word of the second. */
function contains(text: string, part: string): boolean {
  const words = wordsOf(text);
  return wordsOf(part).every((word) => words.includes(word));
}
