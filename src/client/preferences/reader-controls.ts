import type { ControlsContent } from './controls-form.ts';
import { applyLook, keptLook } from './look.ts';
import { defineElement } from '../define-element.ts';

/**
 * Defines `reader-controls`: the button “Aa” and its panel, created on first use with the text that
 * `contentIn` returns for the element's language. Keeps the page in sync with settings changed in
 * other windows. Browsers without popovers show no controls.
 *
 * Listens for `reader-controls:keys` on the document, which opens the panel at the keyboard
 * shortcuts.
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

  /** The browser handles later clicks: the button is linked to the panel. */
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

  /** The element contains the text if the site has words of its own. */
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

/** The site has changed since the page was opened, and the button's files have new names. */
function reload(): void {
  if (navigator.onLine) location.reload();
}
