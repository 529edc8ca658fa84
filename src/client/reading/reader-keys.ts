import { headingAbove, headingOf, isInView, landing, sectionHeadings } from './section-position.ts';
import { whenShown } from '../define-element.ts';

/**
 * Keyboard shortcuts: `j` and `n` for the next section, `k` and `p` for the previous one, `t` for
 * the contents, `/` for the search, `?` for the list of shortcuts. Ignored while the reader is
 * typing, with a modifier, and while the root element has `data-keys="off"`
 * (https://www.w3.org/TR/WCAG22/#character-key-shortcuts).
 *
 * Sends `reader-keys:arrive` on the document after moving to a section.
 */
document.addEventListener('keydown', (event) => {
  const deed = deeds[event.key];
  const isModified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  if (!deed || isModified || event.defaultPrevented || isTyping(event.target)) return;
  if (document.documentElement.dataset['keys'] === 'off') return;
  if (deed()) event.preventDefault();
});

/** Each returns whether it had an effect. */
const deeds: Partial<Record<string, () => boolean>> = {
  j: toNext,
  n: toNext,
  k: toPrevious,
  p: toPrevious,
  t: toContents,
  '/': toSearch,
  '?': () => document.dispatchEvent(new Event('reader-controls:keys')),
};

/**
 * The target of a key or link, while the window stays there. At the end of a page a heading may not
 * reach the top.
 */
let arrived: { heading: HTMLElement; scrollY: number } | undefined;

whenShown(() => arrive(landing()));
// This may run before the browser has jumped to the address's fragment.
addEventListener('scroll', () => arrive(landing()), { once: true, passive: true });
addEventListener('hashchange', () => arrive(headingOf(location.hash)));

function arrive(heading: HTMLElement | undefined): void {
  if (heading && isInView(heading)) arrived = { heading, scrollY };
}

function toNext(): boolean {
  const headings = sectionHeadings();
  const here = hereOr(() => headingAbove(arrivalLine() + 8));
  return goTo(headings[here ? headings.indexOf(here) + 1 : 0]);
}

/** Moves to the start of this section, or from there to the previous one. */
function toPrevious(): boolean {
  const headings = sectionHeadings();
  const here = hereOr(() => undefined);
  const previous = here ? headings[headings.indexOf(here) - 1] : headingAbove(arrivalLine() - 8);
  return goTo(previous);
}

function hereOr(find: () => HTMLElement | undefined): HTMLElement | undefined {
  return arrived && Math.abs(arrived.scrollY - scrollY) < 2 ? arrived.heading : find();
}

/** Moves as a link does, but adds no entry to the history. */
function goTo(heading: HTMLElement | undefined): boolean {
  if (!heading) return false;
  location.replace(`#${heading.id}`);
  // Not every jump changes the address.
  document.dispatchEvent(new Event('reader-keys:arrive'));
  arrived = { heading, scrollY };
  return true;
}

/** Pixels between the top of the window and the heading after a jump. */
function arrivalLine(): number {
  return parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
}

function toContents(): boolean {
  const list = document.querySelector('contents-list');
  const summary = list?.querySelector('summary');
  if (!list || !summary) return false;
  if (summary.checkVisibility()) {
    list.querySelector('details')?.setAttribute('open', '');
    summary.focus();
  } else (list.querySelector<HTMLElement>('[aria-current]') ?? list.querySelector('a'))?.focus();
  return true;
}

function toSearch(): boolean {
  const field = document.querySelector<HTMLElement>('input[type="search"]');
  const address = document.querySelector<HTMLElement>('reader-controls')?.dataset['search'];
  if (field) field.focus();
  else if (address) location.assign(address);
  return field !== null || address !== undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
