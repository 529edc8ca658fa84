/** Brings the heading that a section's address leads to into view where the browser has not: some do not scroll to `autofocus`. */
function showLandedHeading(): void {
  const heading = document.querySelector<HTMLElement>('[autofocus]');
  if (!heading || document.activeElement === heading || location.hash !== '' || scrollY > 0) return;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

// Browsers look for `autofocus` when they first lay the page out, some after that.
const soon = () => setTimeout(showLandedHeading, 100);
if (document.readyState === 'complete') soon();
else addEventListener('load', soon);
