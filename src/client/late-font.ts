/**
 * Fetches the font that the page was set without, because the network is slow (see `KeptLook.astro`), when all else is
 * there, and notes on the device that the next page can be set in it.
 */
async function fetchFont(address: string): Promise<void> {
  const response = await fetch(address, { priority: 'low' });
  await response.arrayBuffer();
  if (response.ok) localStorage.setItem('abschnitt:font', address);
}

const { font } = document.documentElement.dataset;
const start = (address: string) => void fetchFont(address).catch(() => undefined);
if (font !== undefined) {
  if (document.readyState === 'complete') start(font);
  else addEventListener('load', () => start(font));
}
