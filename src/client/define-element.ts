/**
 * Defines a custom element once the page is parsed, so that its children exist when it is
 * connected, and adds the styles for what it adds to the page.
 */
export function defineElement(name: string, element: CustomElementConstructor, css?: string): void {
  whenShown(() => {
    if (css !== undefined) adoptStyles(css);
    customElements.define(name, element);
  });
}

/**
 * Runs a task after the page has been parsed and first painted, so that scripts do not delay it.
 */
export function whenShown(act: () => void): void {
  void Promise.all([parsed, painted]).then(act);
}

/**
 * Adds styles that only scripts need, so that no page waits for them. Unsupported browsers leave
 * the added content unstyled
 * (https://drafts.csswg.org/cssom/#dom-documentorshadowroot-adoptedstylesheets).
 */
export function adoptStyles(css: string): void {
  if (!('adoptedStyleSheets' in document)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const parsed = new Promise<void>((done) => {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => done());
  else done();
});

/**
 * Browsers do not paint pages in the background, and some report no painting
 * (https://www.w3.org/TR/paint-timing/), such as Firefox for a page that it opens scrolled. Such a
 * page counts as painted shortly after it has loaded.
 */
const painted = new Promise<void>((done) => {
  const soon = () => setTimeout(done, 300);
  if (document.hidden) done();
  else new PerformanceObserver(() => done()).observe({ type: 'paint', buffered: true });
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon);
});
