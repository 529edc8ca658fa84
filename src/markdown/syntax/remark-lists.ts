import type { List, ListItem, Parents, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { offsetOf, report } from '../settings.ts';

/**
 * Reports lists that would be shown other than their author wrote them: with other numbers, or made
 * from the lines of a sentence. Lists are counted from their first number; `1.` before each item is
 * Markdown's way to have them numbered. Lists whose numbers are written `1)` are noted for
 * `rehypeLists`.
 *
 * - before: `18. September`, `2. Oktober`
 * - after: the same, and a problem
 */
export function remarkLists() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    if (!/^[\s>*+-]*\d{1,9}[.)]/m.test(source)) return;
    const bracketed = (file.data.bracketedLists = new Set<number>());
    visit(tree, 'list', (list, index, parent) => {
      if (list.ordered && signAt(source, list).endsWith(')')) bracketed.add(offsetOf(list));
      if (parent && isLineOfSentence(list, index ?? 0, parent)) reportLine(list, source, file);
      else if (list.ordered) reportNumbers(list, source, file);
    });
  };
}

/**
 * Whether a list is one line that follows the lines of a sentence, where any number but 1 would
 * have been text.
 */
function isLineOfSentence(list: List, index: number, parent: Parents): boolean {
  const before = parent.children[index - 1];
  const [item, ...more] = list.children;
  if (!list.ordered || before?.type !== 'paragraph' || !item || more.length > 0) return false;
  if (parent.type === 'listItem') return false;
  const follows = before.position?.end.line === (list.position?.start.line ?? 0) - 1;
  return follows && !/[:.!?]\s*$/.test(toString(before));
}

function reportLine(list: List, source: string, file: VFile): void {
  const sign = signAt(source, list);
  report(
    file,
    list,
    `The line that begins with “${sign}” would be a list, and not part of the sentence above it.`,
    `Write ${escaped(sign)} if it is, or put a blank line before the list.`,
  );
}

function reportNumbers(list: List, source: string, file: VFile): void {
  const written = list.children.map((item) => signAt(source, item).replace(/\D$/, ''));
  const numbers = written.map(Number);
  const first = numbers[0] ?? 1;
  const isCounted =
    numbers.every((number) => number === first) && first <= 1 && !list.children.some(isOrdinal);
  const at = written.findIndex((number, place) => number !== String(first + place));
  const item = list.children[at];
  if (!item || (isCounted && !/^0\d/.test(written[at] ?? ''))) return;
  report(
    file,
    item,
    `This list is numbered ${shown(written)}; it would be shown as ${shown(numbers.map((_, place) => first + place))}.`,
    `Write ${written[at]}\\. where the number belongs to the text, or number the list ${first}, ${first + 1}, ${first + 2} …`,
  );
}

/** Whether the number of an item is part of its text: `1. FC`, `1. Mai`. */
function isOrdinal(item: ListItem): boolean {
  return ordinal.test(toString(item));
}

function signAt(source: string, node: List | ListItem): string {
  return /^(?:\d{1,9}[.)]|\S)/.exec(source.slice(offsetOf(node)))?.[0] ?? '';
}

function escaped(sign: string): string {
  return `${sign.slice(0, -1)}\\${sign.slice(-1)}`;
}

function shown(numbers: readonly (number | string)[]): string {
  return numbers.slice(0, 4).join(', ') + (numbers.length > 4 ? ' …' : '');
}

const ordinal = new RegExp(
  `^(?:${[
    ...[
      'FC',
      'FCN',
      'FSV',
      'SC',
      'SV',
      'SSV',
      'TSV',
      'VfB',
      'VfL',
      'Bundesliga',
      'Liga',
      'Halbzeit',
    ],
    ...[
      'Januar',
      'Jänner',
      'Februar',
      'März',
      'April',
      'Mai',
      'Juni',
      'Juli',
      'August',
      'September',
    ],
    ...[
      'Oktober',
      'November',
      'Dezember',
      'Advent',
      'Weltkrieg',
      'Jahrhundert',
      'Bürgermeister(?:in)?',
    ],
    ...[
      'Vorsitzender?',
      'Klasse',
      'Stock',
      'Etage',
      'Obergeschoss',
      'Runde',
      'Spieltag',
      'Quartal',
    ],
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);

declare module 'vfile' {
  interface DataMap {
    /** Positions of the lists whose numbers have a bracket and not a full stop. */
    bracketedLists: Set<number>;
  }
}
