import type { Element, Parents, Root } from 'hast';
import type { VFile } from 'vfile';
import { isElement } from '../tree/elements.ts';
import type { FootnotePlaces } from '../syntax/remark-footnotes.ts';
import { offsetOf, report } from '../settings.ts';
import { isHeading } from './rehype-nested-headings.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Gives footnote references their ids, and moves the notes from the text to `file.data.notes`.
 *
 * - before: `Trump<sup><a href="#_fn-1">1</a></sup>` … `<ol><li><p>Der Kandidat.</p></li></ol>`
 * - after: `Trump<sup><a href="#_fn-1" id="_fnref-1" role="doc-noteref">1</a></sup>`
 */
export function rehypeFootnotes() {
  return (tree: Root, file: VFile): void => {
    const places = file.data.footnotes;
    file.data.notes = [];
    if (!places || places.notes.size === 0) return;
    for (const node of tree.children)
      if (isElement(node) && isHeading(node)) removeReferences(node, places, file);

    const notes = new Map(
      [...places.notes.values()].map(({ id, number }): [string, Note] => [
        id,
        { id, number, children: [], references: [] },
      ]),
    );
    const taken = new Set(notes.keys());
    const items: [Element, Parents][] = [];
    walkElements(tree, (node, _index, parent) => {
      const note = notes.get(places.references.get(offsetOf(node)) ?? '');
      const link = node.children[0];
      if (note && node.tagName === 'sup' && isElement(link, 'a')) refer(link, note, taken);
      if (node.tagName === 'li' && places.notes.has(offsetOf(node))) items.push([node, parent]);
    });
    for (const [item, parent] of items) {
      const note = notes.get(places.notes.get(offsetOf(item))?.id ?? '');
      if (note && note.children.length === 0) note.children = item.children;
      parent.children = parent.children.filter((child) => child !== item);
    }
    file.data.notes = [...notes.values()].filter((note) => note.children.length > 0);
  };
}

function removeReferences(heading: Element, places: FootnotePlaces, file: VFile): void {
  walkElements(heading, (node, index, parent) => {
    if (node.tagName !== 'sup' || !places.references.has(offsetOf(node))) return undefined;
    report(
      file,
      heading,
      'A heading refers to a note.',
      'Move the reference into the text below: headings are repeated in contents lists and previews.',
    );
    parent.children.splice(index, 1);
    return index;
  });
}

function refer(link: Element, note: Note, taken: Set<string>): void {
  const base = note.id.replace('_fn-', '_fnref-');
  let id = base;
  for (let number = note.references.length + 1; taken.has(id); number++) id = `${base}-${number}`;
  taken.add(id);
  note.references.push(id);
  link.properties = { href: `#${note.id}`, id, role: 'doc-noteref' };
  link.children = [{ type: 'text', value: String(note.number) }];
}

/** A footnote between the tree and its block. */
export interface Note {
  id: string;
  /** The number shown in references. */
  number: number;
  children: Element['children'];
  references: string[];
}

declare module 'vfile' {
  interface DataMap {
    notes: Note[];
  }
}
