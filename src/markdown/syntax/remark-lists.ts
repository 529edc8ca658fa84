import type { List, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { offsetOf, report } from '../settings.ts';

/**
 * Reports numbered lists that would be shown with other numbers than their author wrote. Lists are
 * counted from their first number; `1.` before each item is Markdown's way to have them counted.
 *
 * - before: `18. September`, `2. Oktober`
 * - after: the same, and a problem
 */
export function remarkLists() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    visit(tree, 'list', (list) => {
      if (!list.ordered) return;
      const numbers = list.children.map((item) => numberAt(source, offsetOf(item)));
      const first = numbers[0] ?? 1;
      if (numbers.every((number) => number === first) && first <= 1) return;
      const at = numbers.findIndex((number, index) => number !== first + index);
      const item = list.children[at];
      if (!item) return;
      report(
        file,
        item,
        `This list is numbered ${shown(numbers)}; it would be shown as ${shown(counted(list, first))}.`,
        `Write ${numbers[at]}\\. where the number belongs to the text, or number the list ${first}, ${first + 1}, ${first + 2} …`,
      );
    });
  };
}

function numberAt(source: string, offset: number): number {
  return Number.parseInt(source.slice(offset, offset + 10), 10);
}

function counted(list: List, first: number): number[] {
  return list.children.map((_, index) => first + index);
}

function shown(numbers: readonly number[]): string {
  return numbers.slice(0, 4).join(', ') + (numbers.length > 4 ? ' …' : '');
}
