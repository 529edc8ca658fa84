/**
 * Registers the service worker that stores opened articles, once the page has loaded. Tells it
 * which files the page uses if the page was opened before the worker existed, or was prefetched.
 */
async function keepForOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  const base = import.meta.env.BASE_URL;
  const url = `${base}sw.js`;
  const rule = { createScriptURL: (address: string) => address };
  const trusted = window.trustedTypes?.createPolicy('offline-reading', rule).createScriptURL(url);
  await serviceWorker.register((trusted ?? url) as string, { scope: base, updateViaCache: 'none' });
  const [{ deliveryType = '' } = {}] = performance.getEntriesByType('navigation') as Delivered[];
  if (serviceWorker.controller && deliveryType !== 'navigational-prefetch') return;
  const { active } = await serviceWorker.ready;
  active?.postMessage([
    location.href,
    ...performance.getEntriesByType('resource').map(({ name }) => name),
  ]);
}

const start = () => void keepForOffline().catch(() => undefined);
if ('serviceWorker' in navigator) {
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}

/** https://developer.mozilla.org/en-US/docs/Web/API/PerformanceResourceTiming/deliveryType */
type Delivered = PerformanceEntry & { deliveryType?: string };
