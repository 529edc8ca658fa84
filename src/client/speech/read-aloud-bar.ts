/**
 * The player's controls: previous section, play or pause, next section, list of sections, speed,
 * close.
 *
 * Reads from `words`: `label`, `play`, `pause`, `previous`, `next`, `section`, `speed`, `close`.
 * Stores the speed on the device.
 */
export function playerBar(
  words: DOMStringMap,
  parts: readonly { title: string }[],
  lang: string,
  on: PlayerActions,
): PlayerBar {
  const element = document.createElement('div');
  element.className = 'player ui';
  element.role = 'group';
  element.ariaLabel = words['label'] ?? '';

  const back = button(words['previous'], icons.back, () => on.skip(-1));
  const toggle = button(words['play'], icons.play, on.toggle);
  const next = button(words['next'], icons.next, () => on.skip(1));
  const sections = select(
    words['section'],
    parts.map(({ title }, index) => [String(index), index > 0 ? `${index} · ${title}` : title]),
    () => on.open(Number(sections.value)),
  );
  const number = new Intl.NumberFormat(lang);
  const speeds = select(
    words['speed'],
    rates.map((rate) => [String(rate), `${number.format(rate)}×`]),
    () => {
      keepRate(speeds.value);
      on.setRate();
    },
  );
  speeds.value = keptRate();
  const close = button(words['close'], icons.close, on.close);
  element.append(back, toggle, next, sections, speeds, close);

  return {
    element,
    focus: () => toggle.focus({ preventScroll: true }),
    rate: () => Number(speeds.value),
    update: (isSpeaking, part) => {
      toggle.ariaLabel = (isSpeaking ? words['pause'] : words['play']) ?? '';
      toggle.replaceChildren(icon(isSpeaking ? icons.pause : icons.play));
      sections.value = String(part);
      next.ariaDisabled = String(part === parts.length - 1);
    },
  };
}

export interface PlayerActions {
  toggle: () => void;
  skip: (step: 1 | -1) => void;
  /** Called with the index of the section that the reader chose. */
  open: (part: number) => void;
  setRate: () => void;
  close: () => void;
}

export interface PlayerBar {
  element: HTMLElement;
  focus: () => void;
  /** 1 is the voice's normal speed. */
  rate: () => number;
  update: (isSpeaking: boolean, part: number) => void;
}

const rates = [0.75, 1, 1.25, 1.5, 1.75, 2];
const key = 'abschnitt:speed';

/** Outlines in a 24 × 24 square. */
const icons = {
  back: 'M5 5h2v14H5zM19 5v14L8 12z',
  play: 'M7 4l13 8-13 8z',
  pause: 'M6 5h4v14H6zM14 5h4v14h-4z',
  next: 'M17 5h2v14h-2zM5 5v14l11-7z',
  close:
    'M6.4 5L12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z',
};

function button(name: string | undefined, path: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.ariaLabel = name ?? '';
  element.append(icon(path));
  element.addEventListener('click', onClick);
  return element;
}

function select(
  name: string | undefined,
  options: readonly (readonly [value: string, text: string])[],
  onChange: () => void,
): HTMLSelectElement {
  const element = document.createElement('select');
  element.ariaLabel = name ?? '';
  element.append(...options.map(([value, text]) => new Option(text, value)));
  element.addEventListener('change', onChange);
  return element;
}

function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const outline = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  outline.setAttribute('d', path);
  svg.append(outline);
  return svg;
}

/** Storage may be blocked. */
function keptRate(): string {
  try {
    const kept = localStorage.getItem(key) ?? '';
    return rates.includes(Number(kept)) ? kept : '1';
  } catch {
    return '1';
  }
}

function keepRate(rate: string): void {
  try {
    localStorage.setItem(key, rate);
  } catch {
    // Then the speed applies to this page only.
  }
}
