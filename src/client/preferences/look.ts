/** Key of the look in the browser's storage. */
export const lookKey = 'abschnitt:look';

/** What a reader may set, in the order shown. An empty value is the default. */
export const choices = {
  size: ['90', '', '115', '130', '150'],
  width: ['narrow', '', 'wide'],
  leading: ['tight', '', 'loose'],
  face: ['', 'sans'],
  theme: ['', 'light', 'sepia', 'dark'],
  hyphens: ['', 'off'],
  keys: ['', 'off'],
} as const;

/**
 * The reader's settings by name. Each setting other than the default is a `data-` attribute of the
 * root element.
 */
export type Look = Partial<Record<string, string>>;

/**
 * The name of a setting, a colon, and a value other than the default. Other stored values are not
 * looks.
 */
export const lookPattern = new RegExp(
  `^(${Object.entries(choices)
    .map(([name, values]) => `${name}:(${values.filter((value) => value !== '').join('|')})`)
    .join('|')})$`,
);

const names = Object.keys(choices);

/** The current look of the page. */
export function currentLook(): Look {
  const { dataset } = document.documentElement;
  return Object.fromEntries(names.map((name) => [name, dataset[name]]));
}

/** Applies a look to the page. Settings that it does not name get their defaults. */
export function applyLook(look: Look): void {
  const { dataset } = document.documentElement;
  for (const name of names) {
    const value = look[name];
    if (value) dataset[name] = value;
    else Reflect.deleteProperty(dataset, name);
  }
}

/**
 * Stores a look on this device for every page of the site. Does nothing if the device refuses to
 * store data.
 */
export function keepLook(look: Look): void {
  try {
    localStorage.setItem(lookKey, JSON.stringify(look));
  } catch {
    // Storage is full or blocked: the look applies to this page only.
  }
}

/** The look stored on this device, or the default. */
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
