import { textOf } from './page-blocks.ts';

/**
 * Takes the notes a page's text refers to out of it, so that they are kept or left with the text and not by
 * themselves. `restore` puts those back, at the end, that the remaining text still refers to.
 *
 * - before: `Text<sup><a href="#fn1">1</a></sup>` … `<li id="fn1">Note <a href="#ref1">↩</a></li>`
 * - after: `Text<sup><a data-note="1">1</a></sup>` … `<x-note data-note="1">Note</x-note>`
 */
export function takeFootnotes(document: Document): { restore: (document: Document) => void } {
  const notes = new Map<string, Element>();
  const labels = new Map<string, string>();
  for (const link of document.querySelectorAll(
    'sup a[href*="#"], a[role="doc-noteref"], a[class*="footnote" i][href*="#"]',
  )) {
    const id = decoded((link.getAttribute('href') ?? '').replace(/^[^#]*#/, ''));
    if (
      id === '' ||
      !/^[[(]?(?:\d{1,3}|[a-z]|[*†‡]+)[\])]?$/i.test(textOf(link)) ||
      isBacklink(link)
    )
      continue;
    const target = document.getElementById(id);
    const note = target?.closest('li') ?? target?.closest('p, div, dd, td');
    if (
      !labels.has(id) &&
      (!note ||
        textOf(note) === '' ||
        textOf(note).length > 2000 ||
        note.contains(link) ||
        note.querySelector('h1, h2, article'))
    )
      continue;
    const label = labels.get(id) ?? labelOf(id, labels);
    if (!labels.has(id) && note) notes.set(label, note);
    labels.set(id, label);
    link.setAttribute('data-note', label);
    const mark = link.closest('sup');
    if (mark && textOf(mark) === textOf(link)) mark.replaceChildren(link);
  }
  for (const note of notes.values()) detach(note);
  return {
    restore(into) {
      const used = new Set(
        [...into.querySelectorAll('a[data-note]')].map(
          (link) => link.getAttribute('data-note') ?? '',
        ),
      );
      for (const [label, note] of notes) {
        if (!used.has(label)) continue;
        const holder = into.createElement('x-note');
        holder.setAttribute('data-note', label);
        holder.append(...note.childNodes);
        into.body.append(holder);
      }
    },
  };
}

/** Removes the note, the links back in it, and the list it was the last of. */
function detach(note: Element): void {
  for (const link of note.querySelectorAll('a[href*="#"]')) if (isBacklink(link)) link.remove();
  const list = note.parentElement;
  note.remove();
  if (list && textOf(list) === '') list.remove();
}

function isBacklink(link: Element): boolean {
  return (
    /^[\s[(]*(?:[↩↑^⏎⤴\uFE0E\uFE0F]+|zurück|back|jump up)[\s\])]*$/iu.test(textOf(link)) ||
    link.getAttribute('role') === 'doc-backlink' ||
    /backref|backlink/i.test(link.getAttribute('class') ?? '')
  );
}

/** The part of an id that names the note: `_fn-datum` → `datum`, `fn:2` → `2`. */
function labelOf(id: string, labels: ReadonlyMap<string, string>): string {
  const name =
    id
      .replace(/^_?(?:fn|footnote|note|ftn|anm|endnote|cite_note)[-_:.]*/i, '')
      .replace(/[^\p{L}\p{N}_-]+/gu, '-') || String(labels.size + 1);
  const taken = new Set(labels.values());
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
