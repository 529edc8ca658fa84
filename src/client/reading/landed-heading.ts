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

const key = 'abschnitt:at';

/** WebKit goes to the fragment again on a reload: this takes the reader back to where they were. */
function returnToPlace(): void {
  const [navigation] = performance.getEntriesByType('navigation');
  if (!navigation || !('type' in navigation) || navigation.type !== 'reload') return;
  try {
    const [address, place] = (sessionStorage.getItem(key) ?? '').split(' ');
    if (address === location.href && Math.abs(scrollY - Number(place)) > 2)
      scrollTo({ top: Number(place), behavior: 'instant' });
  } catch {
    // Nothing may be kept: the browser returns as it does by itself.
  }
}

addEventListener('pagehide', () => {
  try {
    if (location.hash !== '') sessionStorage.setItem(key, `${location.href} ${scrollY}`);
  } catch {
    // Nothing may be kept: the browser returns as it does by itself.
  }
});

// Browsers look for `autofocus` when they first lay the page out, some after that.
const soon = () =>
  setTimeout(() => {
    showLandedHeading();
    returnToPlace();
  }, 100);
if (document.readyState === 'complete') soon();
else addEventListener('load', soon);
