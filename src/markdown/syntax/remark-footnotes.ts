import type { FootnoteDefinition, FootnoteReference, List, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { fold } from '../../anchors/slug.ts';
import { type Place, offsetOf, report } from '../settings.ts';

/**
 * Moves the notes to the end as a list, in the order of their first reference, and turns each
 * reference into a link.
 *
 * From here on the list and the links are ordinary Markdown. Which of them are notes is kept
 * outside the tree, by their positions in the source: HTML by an author cannot pass for a note.
 *
 * - before: `Trump[^1] redet.` … `[^1]: Der Kandidat.`
 * - after: `Trump<sup>[1](#_fn-1)</sup> redet.` … `1. Der Kandidat.`
 */
export function remarkFootnotes() {
  return (tree: Root, file: VFile): void => {
    file.data.footnotes = { notes: new Map(), references: new Map() };
    if (!String(file.value).includes('[^')) return;
    const definitions = new Map<string, FootnoteDefinition>();
    visit(tree, (node) => {
      if (node.type === 'text' && node.value.includes('[^')) reportMissing(node, file);
      if (node.type !== 'footnoteDefinition') return;
      if (definitions.has(node.identifier)) {
        report(
          file,
          node,
          `There are two notes [^${node.label}].`,
          'Give one of them another name.',
        );
      }
      definitions.set(
        definitions.has(node.identifier)
          ? `${node.identifier} ${definitions.size}`
          : node.identifier,
        node,
      );
    });
    if (definitions.size === 0) return;

    const notes = new NoteList(definitions, file);
    visit(tree, (node) => {
      if (node.type === 'footnoteDefinition') return SKIP;
      if (node.type === 'footnoteReference') notes.refer(node);
      return undefined;
    });
    // Notes may refer to further notes, which are appended to the list while it is walked.
    for (const definition of notes.order)
      visit(definition, 'footnoteReference', (node) => notes.refer(node));
    for (const [identifier, definition] of definitions) {
      if (notes.add(identifier))
        report(
          file,
          definition,
          `Nothing refers to the note [^${definition.label}].`,
          `Write [^${definition.label}] where it belongs, or remove the note.`,
        );
    }
    tree.children.push(notes.toList());
  };
}

class NoteList {
  readonly order: FootnoteDefinition[] = [];
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #definitions: ReadonlyMap<string, FootnoteDefinition>;
  readonly #file: VFile;

  constructor(definitions: ReadonlyMap<string, FootnoteDefinition>, file: VFile) {
    this.#definitions = definitions;
    this.#file = file;
  }

  /** Adds the note unless it is in the list, and returns whether it was added. */
  add(identifier: string): boolean {
    const definition = this.#definitions.get(identifier);
    if (!definition || this.#ids.has(identifier)) return false;
    const base = `_fn-${fold(definition.label ?? identifier) || 'x'}`;
    let id = base;
    for (let number = 2; this.#taken.has(id); number++) id = `${base}-${number}`;
    this.#taken.add(id);
    this.#ids.set(identifier, id);
    this.order.push(definition);
    this.#file.data.footnotes?.notes.set(offsetOf(definition), {
      id,
      number: this.order.length,
    });
    return true;
  }

  /** Turns the reference into a superscript link, in place. */
  refer(node: FootnoteReference): void {
    this.add(node.identifier);
    const id = this.#ids.get(node.identifier) ?? '';
    this.#file.data.footnotes?.references.set(offsetOf(node), id);
    const { position } = node;
    Object.assign(node, {
      type: 'emphasis',
      data: { hName: 'sup' },
      children: [
        {
          type: 'link',
          url: `#${id}`,
          children: [{ type: 'text', value: node.label ?? node.identifier }],
          position,
        },
      ],
    });
  }

  toList(): List {
    return {
      type: 'list',
      ordered: true,
      spread: true,
      children: this.order.map(({ children, position }) => ({
        type: 'listItem',
        spread: true,
        children,
        ...(position && { position }),
      })),
    };
  }
}

/** A literal `[^x]` refers to a missing note, unless a backslash precedes it. */
function reportMissing(node: Place, file: VFile): void {
  const source = String(file.value).slice(offsetOf(node), node.position?.end?.offset);
  for (const { 1: label } of source.matchAll(/(?<!\\)\[\^([^\]\s]{1,80})\]/g)) {
    report(
      file,
      node,
      `There is no note [^${label}].`,
      `Write “[^${label}]: …” on a line of its own, or \\[^${label}] if it is meant as text.`,
    );
  }
}

/** Footnotes of the article, by the source offsets of references and notes. */
export interface FootnotePlaces {
  notes: Map<number, { id: string; number: number }>;
  /** Offset of a reference → id of its note. */
  references: Map<number, string>;
}

declare module 'vfile' {
  interface DataMap {
    footnotes: FootnotePlaces;
  }
}
