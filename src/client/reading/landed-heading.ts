/**
 * Scrolls the heading of a section page into view if the browser has not: some browsers do not
 * scroll to `autofocus`.
 */
function showLandedHeading(): void {
  const heading = document.querySelector<HTMLElement>('[autofocus]');
  if (!heading || document.activeElement === heading || location.hash !== '' || scrollY > 0) return;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

/** WebKit jumps to the fragment again on a reload. This restores the reader's position. */
function returnToPlace(): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const place: unknown = history.state;
  if (navigation?.type === 'reload' && typeof place === 'number') scrollTo(0, place);
}

addEventListener('pagehide', () => {
  if (location.hash) history.replaceState(scrollY, '');
});

// Browsers look for `autofocus` at the first layout, some later.
const soon = () =>
  setTimeout(() => {
    showLandedHeading();
    returnToPlace();
  }, 100);
if (document.readyState === 'complete') soon();
else addEventListener('load', soon);
