import { adoptStyles } from '../define-element.ts';
import styles from './offer-to-resume.css?inline';

/**
 * Fills an element with an offer to resume reading at the section that has, or had, the id: a link
 * to it, the reading time from there, and a button that closes the offer. Does nothing if there is
 * no such section.
 */
export function offerToResume(offer: HTMLElement, id: string): void {
  const opening = document.getElementById(id)?.closest('.opening');
  const heading = opening?.querySelector<HTMLElement>(':is(h2, h3, h4, h5, h6)');
  const number = opening?.querySelector('.number span')?.textContent ?? '';
  if (!heading) return;
  const withdraw = () => offer.replaceChildren();
  const link = document.createElement('a');
  link.href = `#${heading.id}`;
  link.textContent = `${offer.dataset['label'] ?? ''} ${number} · ${heading.textContent}`;
  link.addEventListener('click', withdraw);
  const entry = document.querySelector<HTMLElement>(`contents-list a[href="#${heading.id}"]`);
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = offer.dataset['close'] ?? '';
  close.addEventListener('click', withdraw);
  adoptStyles(styles);
  offer.replaceChildren(link, entry?.dataset['left'] ?? '', close);
}
