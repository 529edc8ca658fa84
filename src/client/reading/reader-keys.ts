import { headingAbove, headingOf, isInView, landing, sectionHeadings } from './section-position.ts';
import { whenShown } from '../define-element.ts';

/**
 * Single keys for readers: `j` and `n` to the next section, `k` and `p` to the one before, `t` to the contents, `/` to
 * the search, `?` to the list of these. Never while something is being typed or with a modifier, and not at all while the
 * root element has `data-keys="off"` (https://www.w3.org/TR/WCAG22/#character-key-shortcuts).
 *
 * Sends `reader-keys:arrive` on the document when one has led to a section.
 */
document.addEventListener('keydown', (event) => {
  const deed = deeds[event.key];
  const isModified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  if (!deed || isModified || event.defaultPrevented || isTyping(event.target)) return;
  if (document.documentElement.dataset['keys'] === 'off') return;
  if (deed()) event.preventDefault();
});

/** Each says whether it had something to do. */
const deeds: Partial<Record<string, () => boolean>> = {
  j: toNext,
  n: toNext,
  k: toPrevious,
  p: toPrevious,
  t: toContents,
  '/': toSearch,
  '?': () => document.dispatchEvent(new Event('reader-controls:keys')),
};

/** Where a key or a link has led, as long as the window stays there: at the end of a page a heading may not come to the top. */
let arrived: { heading: HTMLElement; scrollY: number } | undefined;

whenShown(() => arrive(landing()));
// This may run before the browser has gone to where the address leads.
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

/** To the beginning of this section, and from there to the one before. */
function toPrevious(): boolean {
  const headings = sectionHeadings();
  const here = hereOr(() => undefined);
  const previous = here ? headings[headings.indexOf(here) - 1] : headingAbove(arrivalLine() - 8);
  return goTo(previous);
}

function hereOr(find: () => HTMLElement | undefined): HTMLElement | undefined {
  return arrived && Math.abs(arrived.scrollY - scrollY) < 2 ? arrived.heading : find();
}

/** As a link does, but without another step for the back button. */
function goTo(heading: HTMLElement | undefined): boolean {
  if (!heading) return false;
  location.replace(`#${heading.id}`);
  // Not every arrival changes the address.
  document.dispatchEvent(new Event('reader-keys:arrive'));
  arrived = { heading, scrollY };
  return true;
}

/** Pixels between the window's upper edge and a heading that has been jumped to. */
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
