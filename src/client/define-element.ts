/**
 * Defines a custom element when the page is shown, so that its children are there when it is connected, with the styles
 * of what it adds to the page.
 */
export function defineElement(name: string, element: CustomElementConstructor, css?: string): void {
  whenShown(() => {
    if (css !== undefined) adoptStyles(css);
    customElements.define(name, element);
  });
}

/** Does something when the whole page has been parsed and something of it painted, which scripts must not hold up. */
export function whenShown(act: () => void): void {
  void Promise.all([parsed, painted]).then(act);
}

/**
 * Gives the page styles that only what a script adds has need of, so that no page waits for them. Browsers that cannot
 * take them leave it unstyled (https://drafts.csswg.org/cssom/#dom-documentorshadowroot-adoptedstylesheets).
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
 * A page in the background is not painted, and some browsers do not report painting (https://www.w3.org/TR/paint-timing/),
 * as Firefox of a page that it opens scrolled: it is taken as painted a little after it is complete.
 */
const painted = new Promise<void>((done) => {
  const soon = () => setTimeout(done, 300);
  if (document.hidden) done();
  else new PerformanceObserver(() => done()).observe({ type: 'paint', buffered: true });
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon);
});
