import { adoptStyles } from '../define-element.ts';
import { controlsForm, type ControlsContent } from './controls-form.ts';
import styles from './controls-panel.css?inline';
import { forgetAll } from './forget.ts';
import { applyLook, currentLook, keepLook, type Look } from './look.ts';

/**
 * The panel of `reader-controls`. Each choice takes effect at once and is stored on this device.
 * The reset button restores the default look.
 */
export function controlsPanel(content: ControlsContent): HTMLFormElement {
  adoptStyles(styles);
  const panel = controlsForm(content);
  const output = panel.querySelector('output');
  panel.addEventListener('beforetoggle', () => {
    show(panel);
    output?.replaceChildren();
  });
  panel.addEventListener('change', () => set(panel));
  panel.addEventListener('submit', (event) => event.preventDefault());
  // The fields get their initial values only after the event.
  panel.addEventListener('reset', () => setTimeout(() => set(panel)));
  panel
    .querySelector('button[type=button]')
    ?.addEventListener('click', () => void forget(panel, content));
  return panel;
}

async function forget(
  panel: HTMLFormElement,
  { forgotten, notForgotten }: ControlsContent,
): Promise<void> {
  const forgetting = forgetAll();
  changeLook({});
  show(panel);
  document.dispatchEvent(new Event('reader-controls:forget'));
  const isForgotten = await forgetting;
  panel.querySelector('output')?.replaceChildren(isForgotten ? forgotten : notForgotten);
}

/** Selects the fields that match the page's look. */
function show(panel: HTMLFormElement): void {
  const look = currentLook();
  for (const field of panel.querySelectorAll('input')) {
    field.checked = field.value === (look[field.name] ?? '');
  }
}

function set(panel: HTMLFormElement): void {
  const chosen = [...new FormData(panel)].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  );
  const look = Object.fromEntries(chosen) as Look;
  changeLook(look);
  keepLook(look);
}

/** Keeps the passage being read at the same position in the window. */
function changeLook(look: Look): void {
  const anchor = scrollY > 0 ? firstInView() : undefined;
  const before = anchor?.getBoundingClientRect().top ?? 0;
  applyLook(look);
  if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
}

function firstInView(): Element | undefined {
  const blocks = document.querySelectorAll(
    'section :is(h2, h3, h4, h5, h6, p:not(.number), li, figure, table)',
  );
  return [...blocks].find((block) => {
    const { top, bottom, height } = block.getBoundingClientRect();
    return height > 0 && (top >= 0 || bottom > innerHeight / 3);
  });
}
