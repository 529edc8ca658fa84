/** The headings of the article that have an address, in reading order. */
export function sectionHeadings(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.opening :is(h2, h3, h4, h5, h6)')];
}

/** The last heading above a line of the window, `line` pixels below its upper edge. Nothing above the first heading. */
export function headingAbove(line: number): HTMLElement | undefined {
  return sectionHeadings().findLast((heading) => heading.getBoundingClientRect().top <= line);
}

/** The heading of what is being read; at the end of the page the last one in view, because it may never come higher. */
export function currentHeading(): HTMLElement | undefined {
  const isAtEnd = scrollY > 0 && scrollY + innerHeight >= document.body.scrollHeight - 2;
  return headingAbove(isAtEnd ? innerHeight : innerHeight / 3);
}

/** Heading of the section that a fragment leads into. */
export function headingOf(hash: string): HTMLElement | undefined {
  const target = hash === '' ? null : document.getElementById(hash.slice(1));
  return (
    target?.closest('section')?.querySelector<HTMLElement>('.opening [id]:not(i)') ?? undefined
  );
}

/** Heading of the section at which the page's address opens it. */
export function landing(): HTMLElement | undefined {
  return (
    headingOf(location.hash) ??
    document.querySelector<HTMLElement>('.opening [autofocus]') ??
    undefined
  );
}

/** Whether an element's upper edge is in the window. */
export function isInView(element: Element | undefined): boolean {
  const top = element?.getBoundingClientRect().top ?? -1;
  return top >= 0 && top < innerHeight;
}
