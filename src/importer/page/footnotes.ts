import { readingOrder, textOf } from './page-blocks.ts';
import { decoded } from '../../urls/decoded.ts';

/**
 * Takes the notes that a page's text refers to out of the page, so that they are kept or dropped
 * together with the text. `restore` appends those to which the remaining text still refers.
 *
 * A reference is a link with a number or sign to a later element whose text starts with the same,
 * or that is marked up as a note; or a link with the note as its `title`.
 *
 * - before: `Text<sup><a href="#fn1">1</a></sup>` … `<p id="fn1">1. Note <a href="#ref1">↩</a></p>`
 * - after: `Text<sup><a data-note="1">1</a></sup>` … `<x-note data-note="1">Note</x-note>`
 */
export function takeFootnotes(document: Document): { restore: (document: Document) => void } {
  const notes = new Map<string, Element>();
  const labels = new Map<string, string>();
  const precedes = readingOrder(document);
  const anchors = new Map(
    [...document.querySelectorAll('a[name]')].map((anchor): [string, Element] => [
      anchor.getAttribute('name') ?? '',
      anchor,
    ]),
  );
  for (const link of document.querySelectorAll('a[href], a[title]')) {
    const sign = signOf(link);
    if (sign === '') continue;
    const id = decoded(/^[^#]*#(.*)$/s.exec(link.getAttribute('href') ?? '')?.[1] ?? '');
    const target = id === '' ? undefined : (document.getElementById(id) ?? anchors.get(id));
    const known = labels.get(id);
    if (target && precedes(target, link)) continue;
    const note = target && noteAt(target, link, sign);
    const told = !target && link.getAttribute('title')?.trim();
    if (note) {
      const label = known ?? labelOf(id, sign, labels);
      notes.set(label, note);
      labels.set(id, label);
      refer(link, label);
    } else if (told && told.split(/\s+/).length >= 2) {
      const label = labelOf('', sign, labels);
      const paragraph = document.createElement('p');
      paragraph.textContent = told;
      notes.set(label, paragraph);
      labels.set(`title ${label}`, label);
      refer(link, label);
    }
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

/** `[1]` → `1`. Empty for a link with other words. */
function signOf(link: Element): string {
  return /^[[(]?(\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡]+)[\])]?$/i.exec(textOf(link))?.[1] ?? '';
}

function noteAt(target: Element, link: Element, sign: string): Element | undefined {
  const note = target.closest('li') ?? target.closest('p, div, dd, td');
  if (!note || note.contains(link) || note.querySelector('h1, h2, article')) return undefined;
  const text = textOf(note);
  if (text === '' || text.length > 2000) return undefined;
  const saysSo =
    link.closest('sup') !== null ||
    /noteref/.test(link.getAttribute('role') ?? '') ||
    /foot-?note|fn-?ref/i.test(link.getAttribute('class') ?? '');
  const beginsAlike = new RegExp(
    `^[[(^↑]?\\s*${sign.replace(/[*†‡]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  );
  return saysSo || beginsAlike.test(text) ? note : undefined;
}

/** Keeps only the mark: what surrounds it is of no use in a reference. */
function refer(link: Element, label: string): void {
  link.setAttribute('data-note', label);
  const mark = link.closest('sup, span');
  if (mark && mark !== link && textOf(mark) === textOf(link)) mark.replaceChildren(link);
}

/**
 * Removes the note, its number and its back links, and also its list and heading if it was the last
 * note.
 */
function detach(note: Element): void {
  for (const link of note.querySelectorAll('a')) {
    const isNumber = signOf(link) !== '' && textOf(note).startsWith(textOf(link));
    if (isBacklink(link) || (isNumber && (link.getAttribute('href') ?? '').includes('#')))
      link.remove();
  }
  dropNumber(note);
  const list = note.parentElement;
  const before = note.previousElementSibling;
  note.remove();
  const isEmptied = list !== null && textOf(list) === '';
  const title = isEmptied ? list.previousElementSibling : before;
  if (isEmptied) list.remove();
  if (title && isTitle(title) && !title.nextElementSibling) title.remove();
  if (list && isTitle(list)) list.remove();
}

/** A rule above notes that are all gone. */
function isTitle(element: Element): boolean {
  return /^(?:anmerkung(?:en)?|fu(?:ß|ss)noten?|noten?|notes?|foot-?notes?|end-?notes?|endnoten?|einzelnachweise|references|quellen)\s*:?$/i.test(
    textOf(element),
  );
}

function dropNumber(note: Element): void {
  const first = firstText(note);
  if (first && !note.matches('li li'))
    first.textContent = (first.textContent ?? '').replace(
      /^\s*(?:[[(](?:\d{1,3}|[a-z*†‡])[\])]|(?:\d{1,3}|[a-z])[.):](?=\s)|\d{1,3}(?=\s+\p{Lu})|[*†‡]+)[.:]?\s*/iu,
      '',
    );
}

function firstText(node: Node): Node | undefined {
  for (const child of node.childNodes) {
    if (child.nodeType === 3 && (child.textContent ?? '').trim() !== '') return child;
    const inner = firstText(child);
    if (inner) return inner;
  }
  return undefined;
}

function isBacklink(link: Element): boolean {
  return (
    /^[\s[(]*(?:[↩↑^⏎⤴\uFE0E\uFE0F]+|zurück|back|jump up)[\s\])]*$/iu.test(textOf(link)) ||
    link.getAttribute('role') === 'doc-backlink' ||
    /backref|backlink/i.test(link.getAttribute('class') ?? '')
  );
}

/**
 * The part of an id that names the note: `_fn-datum` → `datum`, `note01` → `1`. Otherwise the sign
 * of the reference.
 */
function labelOf(id: string, sign: string, labels: ReadonlyMap<string, string>): string {
  const own =
    /^_?(?:fn|footnote|note|ftn|anm|endnote|edn|cite_note)[-_:.]*(?:0+(?=\d))?(.+)$/i.exec(id)?.[1];
  const name =
    (own ?? sign).replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-$/, '') || String(labels.size + 1);
  const taken = new Set(labels.values());
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}
