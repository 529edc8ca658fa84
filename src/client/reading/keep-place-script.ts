/**
 * Keeps a browser that opens a section's page again (a reload, back, forward) from moving to the
 * section: the reader goes on where they were. Browsers look for `autofocus` when they first lay
 * the page out, which is before any other script runs. Pages have this text as it is here: the
 * Content-Security-Policy allows it by its hash.
 */
export const keepPlaceScript = `
if (/reload|back/.test(performance.getEntriesByType('navigation')[0]?.type))
  new MutationObserver(() => {
    const section = document.querySelector('[autofocus]');
    section?.removeAttribute('autofocus');
    section?.removeAttribute('tabindex');
  }).observe(document, { childList: true, subtree: true });
`
  .replaceAll(/\n */g, ' ')
  .trim();
