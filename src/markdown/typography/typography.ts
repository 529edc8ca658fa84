import { spacesToKeep } from './unbreakable.ts';

/**
 * Applies typographic rules to plain text: quotation marks, apostrophes, dashes, the ellipsis, and
 * non-breaking spaces.
 *
 * `lang` is a BCP 47 tag. German and English have rules for quotation marks, apostrophes and spaced
 * dashes; in other languages only `...`, `--` and `---` change. `unbreakable.ts` has the places
 * where lines should not break. Characters that are already typographic are never changed, nor are
 * bare URLs, hyphens between digits (dates, telephone numbers) and marks after digits (6' 2").
 *
 * - `"Geht's?" - "Ja ..."` in `de` → `„Geht’s?“ – „Ja …“`
 */
export function typeset(text: string, lang: string): string {
  return typesetRuns([text], lang)[0] ?? '';
}

/**
 * The same for one paragraph whose text is in several nodes; a quotation may open in one and close
 * in another. A run that represents something else (code, a picture) is passed as `opaque` and
 * returned unchanged.
 */
export function typesetRuns(runs: readonly string[], lang: string): string[] {
  const text = runs.join('');
  const edits = mayChange.test(text) ? [...editDashes(text, lang), ...editQuotes(text, lang)] : [];
  const set = apply(edits, text, runs);
  const spaces = spacesToKeep(set.join(''), lang).map((at) => ({ at, length: 1, to: '\u00A0' }));
  return apply(spaces, set.join(''), set);
}

/** A run that counts as a letter for its neighbours, and is not changed. */
export const opaque = '\uFFFC';

const mayChange = /["']|--|\.\.\.| - |^- | -$|^-$/;

function editDashes(text: string, lang: string): Edit[] {
  if (!mayHaveDashes.test(text)) return [];
  const edits: Edit[] = [];
  const spaced = marksOf(lang) !== undefined;
  for (const { 0: found, index } of text.matchAll(dashes)) {
    const before = text.charAt(index - 1);
    const after = text.charAt(index + found.length);
    if (found.startsWith('...')) edits.push({ at: index, length: 3, to: '…' });
    else if (found === '---') edits.push({ at: index, length: 3, to: '—' });
    // A word like --verbose is a command-line option.
    else if (found === '--' && !(/^$|\s/.test(before) && /\p{L}/u.test(after)))
      edits.push({ at: index, length: 2, to: '–' });
    else if (found === '-' && spaced && /\s/.test(before) && /\s/.test(after))
      edits.push({ at: index, length: 1, to: '–' });
  }
  return edits;
}

const mayHaveDashes = /--|\.\.\.|\s-\s/;

// URLs are matched first, so that nothing inside them is. Arrows and ends of comments are not
// dashes.
const dashes =
  /(?:https?:\/\/|www\.)[^\s"'<>„“”‚‘’«»]+|(?<!\.)\.\.\.(?!\.)|(?<![-<>=!])-{1,3}(?![->=])/g;

function editQuotes(text: string, lang: string): Edit[] {
  const marks = marksOf(lang);
  if (!marks || !/["']/.test(text)) return [];
  const edits: Edit[] = [];
  const lastCloser = lastClosingSingle(text);
  /** Open straight marks, innermost last; `inner` says which pair replaces them. */
  const open: { mark: string; inner: boolean }[] = [];
  const set = (at: number, to: string): number => edits.push({ at, length: 1, to });

  for (const { 0: mark, index } of text.matchAll(/["']/g)) {
    const before = text.charAt(index - 1);
    const after = text.charAt(index + 1);
    const opened = open.findLastIndex((one) => one.mark === mark);
    // The space before it is missing: `sagte er."Nein"`.
    const isGlued =
      mark === '"' && opened < 0 && /[=.,;!?]/.test(before) && wordCharacter.test(after);
    const mayOpen = isGlued || (marks.opensAfter.test(before) && !/^$|\s/.test(after));
    const mayClose =
      !/^$|\s/.test(before) && !(marks.opensAfter.test(before) && wordCharacter.test(after));

    if (mark === "'" && isApostrophe(text, index, opened >= 0, index < lastCloser)) set(index, '’');
    else if (/\d/.test(before) && opened < 0) continue;
    else if (mayOpen && (!mayClose || opened < 0)) {
      const inner =
        mark === "'" ? !(open.at(-1)?.inner ?? false) : open.length > 0 && !open.at(-1)?.inner;
      open.push({ mark, inner });
      if (open.length > deepest) open.shift();
      set(index, inner ? marks.inner[0] : marks.outer[0]);
    } else if (mayClose && opened >= 0) {
      set(index, open[opened]?.inner ? marks.inner[1] : marks.outer[1]);
      open.length = opened;
    } else if (mayClose) set(index, mark === '"' ? marks.outer[1] : '’');
  }
  return edits;
}

function isApostrophe(text: string, index: number, isOpen: boolean, hasCloser: boolean): boolean {
  const before = text.charAt(index - 1);
  const rest = text.slice(index + 1, index + 7);
  if (wordCharacter.test(before))
    return letter.test(rest.charAt(0)) || (!isOpen && letter.test(before));
  if (elision.test(rest)) return true;
  return !hasCloser && letter.test(rest.charAt(0)) && !isOpen;
}

/**
 * Index of the last mark that could close a quotation: one after a word or its punctuation, before
 * a gap.
 */
function lastClosingSingle(text: string): number {
  let last = -1;
  for (const { index } of text.matchAll(/(?<=\S)'(?![\p{L}\p{N}])/gu)) last = index;
  return last;
}

/** Nested quotations; deeper ones are marks that nobody closed. */
const deepest = 8;

/** '68, '90s, '90ern, 's, 'n', 'ne, 'tis: an apostrophe for what is omitted at the beginning. */
const elision =
  /^(?:\d\d(?:s|er|ern|ers)?(?![\p{L}\p{N}])|(?:s|n|ne|nen|nem|ner|tis|em|til)(?![\p{L}\p{N}-]))/iu;
const letter = /^\p{L}$/u;
const wordCharacter = /^[\p{L}\p{N}\uFFFC]$/u;

function marksOf(lang: string): Marks | undefined {
  const tag = lang.toLowerCase();
  return languages.get(tag) ?? languages.get(tag.split('-')[0] ?? '');
}

/**
 * “ closes in German and opens in English, so what may precede an opening mark depends on the
 * language.
 */
const german: Marks = {
  outer: ['„', '“'],
  inner: ['‚', '‘'],
  opensAfter: /^$|[\s([{–—/:„‚»›«‹"'-]/,
};
const swiss: Marks = { outer: ['«', '»'], inner: ['‹', '›'], opensAfter: /^$|[\s([{–—/:«‹„‚"'-]/ };
const english: Marks = { outer: ['“', '”'], inner: ['‘', '’'], opensAfter: /^$|[\s([{–—/:“‘"'-]/ };
const languages = new Map([
  ['de', german],
  ['de-ch', swiss],
  ['de-li', swiss],
  ['en', english],
]);

function apply(unsorted: readonly Edit[], text: string, runs: readonly string[]): string[] {
  if (unsorted.length === 0) return [...runs];
  const edits = unsorted.toSorted((a, b) => a.at - b.at);
  let start = 0;
  let position = 0;
  let next = 0;
  return runs.map((run) => {
    const end = start + run.length;
    let set = '';
    for (let edit = edits[next]; edit && edit.at < end; edit = edits[++next]) {
      set += text.slice(position, edit.at) + edit.to;
      position = edit.at + edit.length;
    }
    // A mark that extends over the end of a run was replaced in the run where it begins.
    set += text.slice(position, end);
    position = Math.max(position, end);
    start = end;
    return set;
  });
}

interface Edit {
  at: number;
  length: number;
  to: string;
}

interface Marks {
  outer: readonly [string, string];
  inner: readonly [string, string];
  opensAfter: RegExp;
}
