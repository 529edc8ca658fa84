/**
 * Finds the anchor that a mistyped, shortened or differently spelled fragment meant. Ignores case,
 * trailing punctuation, forms of umlauts, repeated percent-encoding and the id styles of other
 * generators. Then tries a truncated id, then a similar one, then the longest id that the fragment
 * starts with.
 *
 * `candidates` are ids with the text of their headings, in page order. Returns `undefined` if none
 * is near enough.
 */
export function nearestAnchor(
  fragment: string,
  candidates: readonly Candidate[],
): string | undefined {
  const wanted = skeleton(decodeFully(fragment));
  if (wanted === '') return undefined;
  const forms = candidates.map(({ id, text }) => ({ id, forms: [skeleton(id), skeleton(text)] }));
  const pick = (fits: (form: string) => boolean) =>
    forms.find((candidate) => candidate.forms.some((form) => form !== '' && fits(form)))?.id;
  return (
    pick((form) => form === wanted) ??
    (wanted.length >= 4 ? pick((form) => form.startsWith(wanted)) : undefined) ??
    closest(wanted, forms) ??
    longestBeginning(wanted, forms)
  );
}

export interface Candidate {
  id: string;
  text: string;
}

/** An id or heading reduced to letters and digits, with umlauts as their base vowels. */
function skeleton(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/([aou])e/g, '$1');
}

/** Decodes percent-encoding up to three times. Leaves invalid sequences as they are. */
function decodeFully(text: string): string {
  let decoded = text;
  for (let round = 0; round < 3; round++) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      break;
    }
  }
  return decoded;
}

function closest(wanted: string, candidates: readonly Forms[]): string | undefined {
  return cheapest(candidates, (form) => {
    const distance = editDistance(wanted, form);
    return distance <= Math.min(wanted.length, form.length) / 4 ? distance : Infinity;
  });
}

function longestBeginning(wanted: string, candidates: readonly Forms[]): string | undefined {
  return cheapest(candidates, (form) =>
    form.length >= 6 && wanted.startsWith(form) ? -form.length : Infinity,
  );
}

/** The first candidate whose form has the lowest cost, or `undefined` if every cost is infinite. */
function cheapest(
  candidates: readonly Forms[],
  costOf: (form: string) => number,
): string | undefined {
  let best: { id: string | undefined; cost: number } = { id: undefined, cost: Infinity };
  for (const { id, forms } of candidates) {
    const cost = Math.min(...forms.map(costOf));
    if (cost < best.cost) best = { id, cost };
  }
  return best.id;
}

/** The forms by which a candidate may be named. */
interface Forms {
  id: string;
  forms: string[];
}

/**
 * The Levenshtein distance over at most 200 characters, with a transposition of neighbours as one
 * edit.
 */
function editDistance(a: string, b: string): number {
  const [from, to] = [a.slice(0, 200), b.slice(0, 200)];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  let beforeThat: number[] = [];
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const changed = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = isSwapped ? (beforeThat[column - 2] ?? Infinity) + 1 : Infinity;
      const [added, taken] = [(previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1];
      current.push(Math.min(changed, added, taken, swapped));
    }
    beforeThat = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
