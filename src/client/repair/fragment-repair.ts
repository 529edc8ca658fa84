import { defineElement } from '../define-element.ts';

/**
 * Leads a fragment that matches no element to the nearest section, and tells the reader in a note
 * that can be closed.
 *
 * Reads its own attributes: `data-note` (text of the note, followed by the section's heading),
 * `data-close` (label of its button).
 */
class FragmentRepair extends HTMLElement {
  /** Where the last unmatched fragment was led to. */
  #repaired: string | undefined;

  connectedCallback(): void {
    window.addEventListener('hashchange', this.#onHash);
    this.#onHash();
  }

  readonly #onHash = (): void => {
    void this.#repair();
  };

  async #repair(): Promise<void> {
    const fragment = location.hash.slice(1);
    // The repair itself changes the fragment. The note closes when the reader follows another link.
    if (fragment !== this.#repaired) this.replaceChildren();
    if (fragment === '' || fragment.startsWith(':~:') || isAnswered(fragment)) return;
    const [{ nearestAnchor }] = await Promise.all([
      import('./nearest-section.ts'),
      import('../sharing/page-notes.ts'),
    ]);
    const headings = [
      ...document.querySelectorAll<HTMLElement>('article :is(h2, h3, h4, h5, h6)[id]'),
    ];
    const others = [...document.querySelectorAll<HTMLElement>('article [id]')];
    const candidates = [...headings, ...others].map(({ id, tagName, textContent }) => ({
      id,
      text: /^H\d$/.test(tagName) ? textContent : '',
    }));
    const id = nearestAnchor(fragment, candidates);
    if (id === undefined) return;
    this.#repaired = id;
    location.replace(`#${id}`);
    const { textContent = '' } = headings.find((heading) => heading.id === id) ?? {};
    this.#note(textContent.trim());
  }

  #note(heading: string): void {
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'ui';
    close.textContent = this.dataset['close'] ?? '';
    close.addEventListener('click', () => this.replaceChildren());
    this.replaceChildren(`${this.dataset['note'] ?? ''} ${heading}`.trim(), ' ', close);
  }
}

/** Browsers look up a fragment as written, then percent-decoded. */
function isAnswered(fragment: string): boolean {
  if (document.getElementById(fragment)) return true;
  try {
    return document.getElementById(decodeURIComponent(fragment)) !== null;
  } catch {
    return false;
  }
}

defineElement('fragment-repair', FragmentRepair);
