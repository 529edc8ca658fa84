/** The headings of the article that have addresses, in document order. */
export function sectionHeadings(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.opening :is(h2, h3, h4, h5, h6)')];
}

/**
 * The last heading above a line `line` pixels below the top of the window. `undefined` above the
 * first heading.
 */
export function headingAbove(line: number): HTMLElement | undefined {
  return sectionHeadings().findLast((heading) => heading.getBoundingClientRect().top <= line);
}

/**
 * The heading of the current section. At the end of the page it is the last one in view, because it
 * may never get higher.
 */
export function currentHeading(): HTMLElement | undefined {
  const isAtEnd = scrollY > 0 && scrollY + innerHeight >= document.body.scrollHeight - 2;
  return headingAbove(isAtEnd ? innerHeight : innerHeight / 3);
}

/** The heading of the section that a fragment points into. */
export function headingOf(hash: string): HTMLElement | undefined {
  const target = hash === '' ? null : document.getElementById(hash.slice(1));
  return (
    target?.closest('section')?.querySelector<HTMLElement>('.opening [id]:not(i)') ?? undefined
  );
}

/** The heading of the section that the page's address opens. */
export function landing(): HTMLElement | undefined {
  return (
    headingOf(location.hash) ??
    document.querySelector<HTMLElement>('.opening [autofocus]') ??
    undefined
  );
}

/** Whether an element's top edge is in the window. */
export function isInView(element: Element | undefined): boolean {
  const top = element?.getBoundingClientRect().top ?? -1;
  return top >= 0 && top < innerHeight;
}
