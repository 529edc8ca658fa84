import { applyLook, keptLook } from './look.ts';

/**
 * The button “Aa” and the panel it opens. The panel lies in the element's `template` and is put on the page on first use,
 * together with its behaviour. Keeps the page in step with what is set in other windows.
 *
 * Listens for `reader-controls:keys` on the document, which opens the panel at the list of keys.
 */
class ReaderControls extends HTMLElement {
  #panel: Promise<HTMLElement> | undefined;

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', this.#onFirstClick, { once: true });
    document.addEventListener('reader-controls:keys', this.#onKeys);
    addEventListener('storage', this.#onElsewhere);
    addEventListener('pageshow', this.#onElsewhere);
  }

  disconnectedCallback(): void {
    document.removeEventListener('reader-controls:keys', this.#onKeys);
    removeEventListener('storage', this.#onElsewhere);
    removeEventListener('pageshow', this.#onElsewhere);
  }

  /** Later clicks are the browser's: the button is tied to the panel. */
  readonly #onFirstClick = (): void => {
    void this.#open().then((panel) => panel.showPopover());
  };

  readonly #onKeys = (): void => {
    void this.#open().then((panel) => {
      const keys = panel.querySelector('details');
      panel.showPopover();
      keys?.setAttribute('open', '');
      keys?.querySelector('summary')?.focus();
    });
  };

  readonly #onElsewhere = (): void => applyLook(keptLook());

  #open(): Promise<HTMLElement> {
    this.#panel ??= this.#build();
    return this.#panel;
  }

  async #build(): Promise<HTMLElement> {
    const { preparePanel } = await import('./controls-panel.ts');
    const template = this.querySelector('template');
    const panel = template?.content.querySelector('form');
    const button = this.querySelector('button');
    if (!panel || !button) throw new Error('<reader-controls> has no template with a form.');
    preparePanel(panel);
    template?.replaceWith(panel);
    button.popoverTargetElement = panel;
    return panel;
  }
}

// Browsers without popovers keep the page without controls.
if ('popover' in HTMLElement.prototype) customElements.define('reader-controls', ReaderControls);
