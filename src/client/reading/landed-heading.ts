/**
 * Brings the heading that a section's address leads to into view where the browser has not: some
 * do not scroll to `autofocus`.
 */
function showLandedHeading(): void {
  const heading = document.querySelector<HTMLElement>('[autofocus]');
  if (!heading || document.activeElement === heading || location.hash !== '' || scrollY > 0) return;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

/** WebKit goes to the fragment again on a reload: this takes the reader back to where they were. */
function returnToPlace(): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const place: unknown = history.state;
  if (navigation?.type === 'reload' && typeof place === 'number') scrollTo(0, place);
}

addEventListener('pagehide', () => {
  if (location.hash) history.replaceState(scrollY, '');
});

// Browsers look for `autofocus` when they first lay the page out, some after that.
const soon = () =>
  setTimeout(() => {
    showLandedHeading();
    returnToPlace();
  }, 100);
if (document.readyState === 'complete') soon();
else addEventListener('load', soon);
