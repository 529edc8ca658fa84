/** Under which the look is kept in the browser's storage. */
export const lookKey = 'abschnitt:look';

/** What a reader may set, in the order in which it is offered; an empty value stands for what is usual. */
export const choices = {
  size: ['90', '', '115', '130', '150'],
  width: ['narrow', '', 'wide'],
  leading: ['tight', '', 'loose'],
  face: ['', 'sans'],
  theme: ['', 'light', 'sepia', 'dark'],
  hyphens: ['', 'off'],
  keys: ['', 'off'],
} as const;

/** What the reader has set, by name: each is a `data-` attribute of the root element while it is not as usual. */
export type Look = Partial<Record<string, string>>;

/** The name of what a reader may set, a colon, and a value of it that is not as usual: all else that is kept is not a look. */
export const lookPattern = new RegExp(
  `^(${Object.entries(choices)
    .map(([name, values]) => `${name}:(${values.filter((value) => value !== '').join('|')})`)
    .join('|')})$`,
);

const names = Object.keys(choices);

/** The look of the page as it is. */
export function currentLook(): Look {
  const { dataset } = document.documentElement;
  return Object.fromEntries(names.map((name) => [name, dataset[name]]));
}

/** Gives the page a look; what it does not name is as usual. */
export function applyLook(look: Look): void {
  const { dataset } = document.documentElement;
  for (const name of names) {
    const value = look[name];
    if (value) dataset[name] = value;
    else Reflect.deleteProperty(dataset, name);
  }
}

/** Keeps a look on this device, for every page of the site. Does nothing where the device keeps nothing. */
export function keepLook(look: Look): void {
  try {
    localStorage.setItem(lookKey, JSON.stringify(look));
  } catch {
    // Storage is full or forbidden: the look lasts as long as the page.
  }
}

/** The look kept on this device; the usual one when there is none. */
export function keptLook(): Look {
  try {
    const kept = JSON.parse(localStorage.getItem(lookKey) ?? '{}') as object;
    return Object.fromEntries(
      Object.entries(kept).filter(([name, value]) => lookPattern.test(`${name}:${value}`)),
    );
  } catch {
    return {};
  }
}
