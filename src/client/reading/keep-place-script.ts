/**
 * Restores the reader's position when a browser reopens a section page (reload, back, forward),
 * instead of letting it jump to the section. Browsers look for `autofocus` at the first layout,
 * before any other script runs. Pages contain this exact text, so that the Content-Security-Policy
 * allows it by its hash.
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
