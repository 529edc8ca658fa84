import type { ControlsContent } from './controls-form.ts';
import { applyLook, keptLook } from './look.ts';
import { defineElement } from '../define-element.ts';

/**
 * Defines `reader-controls`: the button “Aa” and the panel it opens, which is made on first use of what `contentIn` gives
 * for the element's language. Keeps the page in step with what is set in other windows. Browsers without popovers keep
 * the page without controls.
 *
 * The element listens for `reader-controls:keys` on the document, which opens the panel at the list of keys.
 */
export function defineReaderControls(contentIn: (lang: string) => Promise<ControlsContent>): void {
  ReaderControls.contentIn = contentIn;
  if ('popover' in HTMLElement.prototype) defineElement('reader-controls', ReaderControls);
}

class ReaderControls extends HTMLElement {
  static contentIn: (lang: string) => Promise<ControlsContent>;
  #panel: Promise<HTMLElement> | undefined;

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', this.#onFirstClick, { once: true });
    document.addEventListener('reader-controls:keys', this.#onKeys);
    addEventListener('storage', this.#onElsewhere);
    addEventListener('pageshow', this.#onElsewhere);
    this.#onElsewhere();
  }

  /** Later clicks are the browser's: the button is tied to the panel. */
  readonly #onFirstClick = (): void => {
    void this.#open().then((panel) => panel.showPopover(), reload);
  };

  readonly #onKeys = (): void => {
    void this.#open().then((panel) => {
      const keys = panel.querySelector('details');
      panel.showPopover();
      keys?.setAttribute('open', '');
      keys?.querySelector('summary')?.focus();
    }, reload);
  };

  readonly #onElsewhere = (): void => applyLook(keptLook());

  #open(): Promise<HTMLElement> {
    this.#panel ??= this.#build();
    return this.#panel;
  }

  /** Of the element, where the site has words of its own. */
  #content(): ControlsContent | Promise<ControlsContent> {
    const given = this.dataset['content'];
    return given === undefined
      ? ReaderControls.contentIn(this.lang)
      : (JSON.parse(given) as ControlsContent);
  }

  async #build(): Promise<HTMLElement> {
    const [{ controlsPanel }, content] = await Promise.all([
      import('./controls-panel.ts'),
      this.#content(),
    ]);
    const panel = controlsPanel(content);
    this.append(panel);
    const button = this.querySelector('button');
    button?.removeEventListener('click', this.#onFirstClick);
    if (button) button.popoverTargetElement = panel;
    return panel;
  }
}

/** Since the page was opened the site has changed, and what the button needs has another name now. */
function reload(): void {
  if (navigator.onLine) location.reload();
}
