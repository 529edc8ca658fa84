/**
 * Part of the script in every page of a built site: loads the others when the page has been painted. The same on every
 * page, so that the Content-Security-Policy needs one hash. A page in the background is not painted, and a browser that
 * does not report painting (https://www.w3.org/TR/paint-timing/), as Firefox of a page that it opens scrolled, gets the
 * scripts a little after the page is complete.
 *
 * Until they are there, a click on “share” or “Aa” and single keys wait for those who answer them. Whoever presses anything
 * else, or opens the address in another tab, gets what the browser does by itself.
 */
{
  const modules = document.currentScript!.dataset['modules']!.split(' ');
  const early: Event[] = [];
  const hold = (event: MouseEvent | KeyboardEvent) => {
    const isOurs =
      'key' in event
        ? event.key.length === 1
        : !event.shiftKey && (event.target as Element).closest('.share,reader-controls');
    if (!isOurs || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!('key' in event)) event.preventDefault();
    event.stopImmediatePropagation();
    early.push(event);
  };
  const each = (change: typeof addEventListener) => {
    for (const type of ['click', 'keydown'] as const) change(type, hold, true);
  };
  const go = async () => {
    if (modules.length === 0) return;
    await Promise.allSettled(modules.splice(0).map((module) => import(module)));
    each(removeEventListener);
    for (const event of early)
      event.target!.dispatchEvent(new (event.constructor as typeof Event)(event.type, event));
  };
  each(addEventListener);
  if (document.hidden) void go();
  else new PerformanceObserver(() => void go()).observe({ type: 'paint', buffered: true });
  addEventListener('load', () => setTimeout(() => void go(), 300));
}
