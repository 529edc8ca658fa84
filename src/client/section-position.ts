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
